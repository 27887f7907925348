/** Who is behind a session key of OpenClaw, "agent:<agent>:<surface>[:…]:<id>". */

export interface Session {
  /** The part of the run that shares a history: all surfaces of an agent, and each sub-agent by itself. */
  readonly family: string;
  readonly agent: string | null;
  readonly isSubagent: boolean;
}

export function sessionOf(key: string | null, agentId: string | null): Session {
  const parts = (key ?? "").split(":");
  const isSubagent = parts[2] === "subagent";
  const owner = agentId ?? (parts[0] === "agent" ? (parts[1] ?? null) : null);
  if (!isSubagent) return { family: owner ?? "", agent: owner, isSubagent };
  // Sub-agents share their owner's id: the key is what tells them apart.
  return { family: key ?? "", agent: `${owner ?? "agent"}:${parts.slice(2).join(":")}`, isSubagent };
}
