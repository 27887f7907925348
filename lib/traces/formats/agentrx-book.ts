/**
 * AgentRx's labels (2026) joined to the runs of the same upload. A run is found
 * by its id, by its file's name, by the name that the index gives, or for
 * tau-bench by the task. AgentRx's categories are not MAST's: they stay claims.
 */
import type { Json, ParsedStep, ParsedTrace, SourceClaim } from "@/lib/traces/canonical";
import { isAgentRxIndex, isAgentRxVerdict } from "@/lib/traces/formats/agentrx-shape";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";

const source = "AgentRx";

interface Verdict {
  readonly id: string;
  readonly claims: readonly Claim[];
}

interface Claim {
  readonly code: string;
  /** 1-based. */
  readonly step: number | null;
  readonly agent: string | null;
  readonly reason: string | null;
}

const numberField = (object: JsonObject, key: string): number | null => {
  const value = field(object, key);
  return typeof value === "number" && Number.isInteger(value) ? value : null;
};

function reasons(...texts: readonly (string | null)[]): string | null {
  return [...new Set(texts.filter((text) => text !== null && text.trim() !== ""))].join("\n\n") || null;
}

function failureClaim(failure: JsonObject): Claim {
  return {
    code: textOf(field(failure, "failure_category")) ?? "failure",
    step: numberField(failure, "step_number"),
    agent: textField(failure, "failed_agent"),
    reason: reasons(textField(failure, "step_reason"), textField(failure, "category_reason")),
  };
}

function verdictOf(record: JsonObject): Verdict {
  const listed = field(record, "failures");
  const failures = (isList(listed) ? listed : []).filter(isObject);
  const root = field(record, "root_cause");
  const summary = textField(record, "failure_summary");
  const claims = failures.map(failureClaim);
  if (isObject(root)) {
    const id = textOf(field(root, "failure_id"));
    const failure = failures.find((one) => textOf(field(one, "failure_id")) === id && id !== null);
    const meant = failure === undefined ? null : failureClaim(failure);
    claims.push({
      code: meant === null ? "root cause" : `root cause: ${meant.code}`,
      step: meant?.step ?? null,
      agent: meant?.agent ?? null,
      reason: textField(root, "reason_for_root_cause"),
    });
  }
  if (summary !== null) claims.push({ code: "summary", step: null, agent: null, reason: summary });
  return { id: textOf(field(record, "trajectory_id")) ?? "", claims };
}

const fileOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

export class AgentRxBook {
  readonly #verdicts = new Map<string, Claim[]>();
  /** File name in the index → id of its run. */
  readonly #names = new Map<string, string>();
  readonly #used = new Set<string>();

  /** Takes one file's content; says whether it is such labels. */
  add(value: Json): boolean {
    if (isAgentRxIndex(value)) {
      for (const [code, runs] of Object.entries(value)) if (isObject(runs)) this.#addIndexed(code, runs);
      return true;
    }
    const records = isList(value) ? value : [value];
    const verdicts = records.filter(isAgentRxVerdict).map(verdictOf);
    for (const { id, claims } of verdicts) this.#append(id, claims);
    return verdicts.length > 0;
  }

  #addIndexed(code: string, runs: JsonObject): void {
    for (const [id, entry] of Object.entries(runs)) {
      if (!isObject(entry)) continue;
      this.#append(id, [{ code, step: numberField(entry, "step"), agent: null, reason: textField(entry, "reason") }]);
      const name = textField(entry, "name");
      if (name !== null) this.#names.set(fileOf(name), id);
    }
  }

  #append(id: string, claims: readonly Claim[]): void {
    this.#verdicts.set(id, [...(this.#verdicts.get(id) ?? []), ...claims]);
  }

  /** The trace with what AgentRx says of it; the same labels go to one trace only. */
  joined(trace: ParsedTrace, filename: string): ParsedTrace {
    const id = this.#idOf(trace, fileOf(filename));
    const claims = id === null ? undefined : this.#verdicts.get(id);
    if (id === null || claims === undefined || this.#used.has(id)) return trace;
    this.#used.add(id);
    const placed = claims.map((claim) => placedClaim(claim, trace.steps));
    const lost = placed.filter(({ lost: is }) => is).length;
    const warning = `${lost} of AgentRx's ${claims.length} claims name a step that this trace of ${trace.steps.length} steps does not have.`;
    return {
      ...trace,
      claims: [...trace.claims, ...placed.map(({ claim }) => claim)],
      warnings: lost === 0 ? trace.warnings : [...trace.warnings, warning],
    };
  }

  #idOf(trace: ParsedTrace, file: string): string | null {
    const base = file.replace(/\.jsonl?$/i, "");
    for (const id of [trace.sourceId, base]) if (id !== null && this.#verdicts.has(id)) return id;
    const task = trace.metadata.task_id;
    if (trace.benchmark === "tau-bench" && typeof task === "string" && this.#verdicts.has(task)) return task;
    for (const [name, id] of this.#names) if (file === name || file.endsWith(`_${name}`)) return id;
    const parts = base.split(/[^0-9a-z]+/i).filter((part) => /^[0-9a-f]{8,}$/i.test(part));
    const meant = [...this.#verdicts.keys()].filter((id) => parts.some((part) => id.startsWith(part)));
    return meant.length === 1 ? (meant[0] ?? null) : null;
  }

  /** Sentences about labels that no run was found for. */
  warnings(): readonly string[] {
    const left = [...this.#verdicts.keys()].filter((id) => !this.#used.has(id));
    if (left.length === 0) return [];
    const named = left.slice(0, 5).join(", ");
    return [
      `AgentRx's labels of ${left.length} runs were left out, since those runs are not in this upload: ${named}${left.length > 5 ? ", …" : ""}. Put them into one archive with the labels.`,
    ];
  }
}

function placedClaim(
  { code, step, agent, reason }: Claim,
  steps: readonly ParsedStep[],
): { readonly claim: SourceClaim; readonly lost: boolean } {
  const index = step === null ? null : step - 1;
  const lost = index !== null && (index < 0 || index >= steps.length);
  return {
    claim: { source, code: lost ? `${code} (step ${step})` : code, step: lost ? null : index, agent, reason },
    lost,
  };
}
