import { describe, expect, test } from "vitest";
import {
  alike,
  type ImportItem,
  importQueue,
  nextWork,
  type QueueAction,
  readyItems,
} from "@/components/import/import-queue";
import type { ImportSummary } from "@/lib/traces/import-summary";
import type { Proposal } from "@/lib/traces/mapping/proposal-schema";
import type { Mapping } from "@/lib/traces/mapping-schema";

const summary = (created: number): ImportSummary => ({
  id: null,
  format: "openai-chat",
  formatTitle: "OpenAI chat",
  candidates: [],
  created,
  duplicates: 0,
  reviews: 0,
  rejected: 0,
  warnings: [],
  errors: [],
  annotators: [],
  traces: [],
});
const problem = { title: "No", detail: "No." };
const uploads = (...names: string[]) => names.map((name) => ({ file: new File(["{}"], name), members: [] }));

function queueOf(...actions: readonly QueueAction[]): readonly ImportItem[] {
  return actions.reduce(importQueue, [] as readonly ImportItem[]);
}
const at = (items: readonly ImportItem[]) => items.map(({ phase }) => phase.at);
const add = (...names: string[]): QueueAction => ({ type: "add", uploads: uploads(...names), firstKey: 1 });

describe("the files of the import page", () => {
  test("are read one after the other, each only looked at until somebody says import", () => {
    const added = queueOf(add("a", "b"));
    expect(nextWork(added)?.key).toBe(1);
    const reading = importQueue(added, { type: "begin", key: 1 });
    expect(nextWork(reading)).toBeNull();
    const ready = importQueue(reading, { type: "finish", key: 1, summary: summary(2) });
    expect(at(ready)).toEqual(["ready", "waiting"]);
    expect(nextWork(ready)?.key).toBe(2);
    expect(readyItems(ready).map(({ key }) => key)).toEqual([1]);
  });

  test("one that cannot be read holds up none of the others", () => {
    const items = queueOf(
      add("broken", "good"),
      { type: "begin", key: 1 },
      { type: "fail", key: 1, problem },
      { type: "begin", key: 2 },
      { type: "finish", key: 2, summary: summary(1) },
      { type: "start import", keys: [1, 2] },
      { type: "begin", key: 2 },
      { type: "finish", key: 2, summary: { ...summary(1), id: "imp_1" } },
    );
    expect(at(items)).toEqual(["unreadable", "done"]);
  });

  test("one whose import broke off keeps what it would bring and can be started again", () => {
    const items = queueOf(
      add("a"),
      { type: "begin", key: 1 },
      { type: "finish", key: 1, summary: summary(3) },
      { type: "start import", keys: [1] },
      { type: "begin", key: 1 },
      { type: "progress", key: 1, progress: { created: 2 } },
      { type: "fail", key: 1, problem },
    );
    expect(items[0]?.phase).toMatchObject({ at: "failed", problem, preview: { created: 3 } });
    expect(at(importQueue(items, { type: "start import", keys: [1] }))).toEqual(["queued"]);
  });

  test("another format has the file read again, and late news of the first reading changes nothing", () => {
    const items = queueOf(
      add("a"),
      { type: "begin", key: 1 },
      { type: "choose format", key: 1, format: "plain-text" },
      { type: "finish", key: 1, summary: summary(1) },
    );
    expect(at(items)).toEqual(["waiting"]);
    expect(items[0]?.format).toBe("plain-text");
  });

  test("a mapping has the file read again, with what was found before still shown", () => {
    const proposal: Proposal = { kind: "text", seen: "text", form: "text", lines: [], templates: [] };
    const asked = queueOf(
      add("a", "b", "c"),
      { type: "begin", key: 1 },
      { type: "fail", key: 1, problem: { ...problem, proposal } },
      { type: "begin", key: 2 },
      { type: "finish", key: 2, summary: { ...summary(1), proposal } },
      { type: "begin", key: 3 },
      { type: "finish", key: 3, summary: { ...summary(1), proposal: { ...proposal, form: "other" } } },
    );
    expect(at(asked)).toEqual(["unreadable", "ready", "ready"]);
    const mapping: Mapping = { kind: "text", template: "{agent}: {text}", except: [] };
    const one = importQueue(asked, { type: "map", keys: [1], mapping });
    expect(one[0] && alike(one, one[0])).toEqual([2]);
    const mapped = importQueue(one, { type: "map", keys: [2], mapping });
    expect(mapped.map(({ phase }) => phase)).toMatchObject([
      { at: "waiting", before: null },
      { at: "waiting", before: { created: 1 } },
      { at: "ready" },
    ]);
    expect(mapped[0] && alike(mapped, mapped[0])).toEqual([]);
    // A reading that breaks off, of an earlier mapping, leaves the proposal where it was.
    const broken = [
      { type: "begin", key: 1 },
      { type: "fail", key: 1, problem },
    ] as const;
    expect(broken.reduce<readonly ImportItem[]>(importQueue, mapped)[0]).toMatchObject({ mapping, proposal });
    expect(importQueue(mapped, { type: "choose format", key: 1, format: "plain-text" })[0]).toMatchObject({
      mapping: null,
      proposal: null,
    });
  });

  test("what the project has forgotten is read again, unless it is on its way in", () => {
    const used = {
      mapping: { kind: "text" as const, template: "{agent}: {text}", except: [] },
      remembered: { id: "map_1", filename: "x" },
    };
    const items = queueOf(
      add("a", "b"),
      { type: "begin", key: 1 },
      { type: "finish", key: 1, summary: { ...summary(1), used } },
      { type: "begin", key: 2 },
      { type: "finish", key: 2, summary: { ...summary(1), used } },
      { type: "start import", keys: [2] },
    );
    expect(at(importQueue(items, { type: "forgotten", id: "map_1" }))).toEqual(["waiting", "queued"]);
    expect(at(importQueue(items, { type: "forgotten", id: "map_2" }))).toEqual(["ready", "queued"]);
  });

  test("a file with nothing new is not imported", () => {
    const items = queueOf(add("a"), { type: "begin", key: 1 }, { type: "finish", key: 1, summary: summary(0) });
    expect(readyItems(items)).toEqual([]);
  });

  test("what is said of one file is proposed for the next", () => {
    const facts = { system: "AG2", model: "", benchmark: "", task: "" };
    const items = queueOf(add("a"), { type: "say facts", keys: [1], facts }, {
      ...add("b"),
      firstKey: 2,
    } as QueueAction);
    expect(items[1]?.facts).toEqual(facts);
  });
});
