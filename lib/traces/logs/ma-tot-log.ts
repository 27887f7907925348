/** Logs of the multi-agent tree of thoughts (reasoners and a verifier, in rounds) among MAST's human-annotated runs. */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";

const header =
  /^[ \t]*(?:#{10} Round \d+ #{10}|\*{5} (Reasoner \d+) output: \*{5}|(Reasoner \d+): (?=Answer: )|(Verifier) response:|(\*{50}))[ \t]*/gm;

function read(text: string): LogReading {
  const found = [...text.matchAll(header)];
  const blocks: LogBlock[] = found.map((match, index) => {
    const [whole, reasoner, answering, verifier, closing] = match;
    const start = match.index;
    const body = behindBlankLines(text, start + whole.length);
    const blockEnd = found[index + 1]?.index ?? text.length;
    if (answering !== undefined)
      return { start, step: { agent: answering, kind: "event", body: start + whole.length } };
    if (reasoner !== undefined || verifier !== undefined)
      return { start, step: { agent: reasoner ?? verifier ?? null, body } };
    // Behind a closing line the harness itself may speak, as with the final answer.
    const spoken = closing !== undefined && body < blockEnd && text.slice(body, blockEnd).trim() !== "";
    return { start, step: spoken ? { agent: null, kind: "event", body } : null };
  });
  const task = /^Starting reasoning process for question: ([^\r\n]+)/m.exec(text)?.[1] ?? null;
  return { ...logSteps(text, blocks), system: "MA-ToT", task };
}

export const maTotLog: LogGrammar = {
  name: "ma-tot-log",
  title: "Multi-agent tree-of-thoughts log",
  recognise: (text) => /^[ \t]*\*{5} Reasoner \d+ output: \*{5}/m.test(text),
  read,
};
