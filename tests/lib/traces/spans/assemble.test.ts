/** Spans become steps once, in order, whenever and however often they come. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { assemble, assembleTrace } from "@/lib/traces/spans/assemble";
import { spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import type { Span } from "@/lib/traces/spans/span";
import { hexId, otlpRequest, type TestSpan } from "../../../support/otlp-request";
import { stepLines } from "../../../support/step-lines";

const spansOf = (spans: readonly TestSpan[]): readonly Span[] => spansOfOtlp(otlpRequest(spans)).spans;
const read = (spans: readonly TestSpan[]) => assembleTrace(spansOf(spans));
const say = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });
const chat = (input: Json, output: Json): Readonly<Record<string, Json>> => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.input.messages": JSON.stringify(input),
  "gen_ai.output.messages": JSON.stringify(output),
});
const agent = (name: string) => ({ "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name });
const called = (id: string, name: string, given: Json) => ({
  role: "assistant",
  parts: [{ type: "tool_call", id, name, arguments: given }],
});
const answered = (id: string, response: string) => ({
  role: "tool",
  parts: [{ type: "tool_call_response", id, response }],
});

/** A planner asks a scout through a tool; everybody repeats their whole history. */
const report = "The bridge at the mill is closed until Friday, the ford is passable.";
const plan: readonly TestSpan[] = [
  {
    id: 1,
    name: "run",
    at: 0,
    for: 100,
    attributes: {
      ...agent("Planner"),
      "gen_ai.input.messages": JSON.stringify([say("user", "Find a way over the river.")]),
      "gen_ai.output.messages": JSON.stringify([say("assistant", "Take the ford.")]),
    },
  },
  {
    id: 2,
    parent: 1,
    name: "chat",
    at: 5,
    for: 10,
    attributes: chat(
      [say("system", "You plan."), say("user", "Find a way over the river.")],
      [called("p1", "ask_scout", { about: "bridges" })],
    ),
  },
  {
    id: 3,
    parent: 1,
    name: "execute_tool ask_scout",
    at: 20,
    for: 50,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "ask_scout",
      "gen_ai.tool.call.id": "p1",
      "gen_ai.tool.call.result": report,
    },
  },
  {
    id: 4,
    parent: 3,
    name: "invoke_agent Scout",
    at: 21,
    for: 48,
    attributes: { ...agent("Scout"), "gen_ai.output.messages": JSON.stringify([say("assistant", report)]) },
  },
  {
    id: 5,
    parent: 4,
    name: "chat",
    at: 25,
    for: 40,
    attributes: chat([say("system", "You scout."), say("user", "bridges")], [say("assistant", report)]),
  },
  {
    id: 6,
    parent: 1,
    name: "chat",
    at: 80,
    for: 10,
    attributes: chat(
      [
        say("system", "You plan."),
        say("user", "Find a way over the river."),
        called("p1", "ask_scout", { about: "bridges" }),
        answered("p1", report),
      ],
      [say("assistant", "Take the ford.")],
    ),
  },
];
const planned = [
  "user → Planner [message] Find a way over the river.",
  "system → Planner [system] You plan.",
  'Planner [tool call]  ask_scout({"about":"bridges"})',
  "system → Scout [system] You scout.",
  "user → Scout [message] bridges",
  `Scout [message] ${report}`,
  `tool [tool result] ${report}`,
  "Planner [message] Take the ford.",
];

describe("assembling", () => {
  it("records each message once, in order, by its agent, below the call it belongs to", () => {
    const trace = read(plan);
    expect(stepLines(trace)).toEqual(planned);
    expect(trace.steps.map(({ parent }) => parent)).toEqual([null, null, null, 2, 2, 2, 2, null]);
    expect(trace).toMatchObject({ sourceId: hexId(1, 32), title: "Find a way over the river.", outcome: null });
  });

  it("gives the same trace for the same spans in any order, and however often they come", () => {
    const spans = spansOf(plan).map((span) => ({ ...span, position: 0 }));
    const expected = assembleTrace(spans);
    fc.assert(
      fc.property(fc.shuffledSubarray([...spans, ...spans], { minLength: spans.length * 2 }), (shuffled) => {
        expect(assembleTrace(shuffled)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the place of every step known when spans come late", () => {
    const spans = spansOf(plan);
    fc.assert(
      fc.property(fc.subarray([...spans], { minLength: 1 }), (early) => {
        const before = assembleTrace(early);
        const after = assemble(spans);
        for (const step of before.steps) {
          const key = (step.raw as { readonly "topmast:id": string })["topmast:id"];
          const place = after.places.get(key);
          const later = after.trace.steps[place ?? -1];
          expect(later).toBeDefined();
          // What a person has labelled says the same there; an event only stands in for what was missing.
          if (step.kind !== "event" && step.content !== "") expect(later?.content).toBe(step.content);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes the same words twice where they were said twice", () => {
    const trace = read([
      { id: 1, at: 0, attributes: chat([say("user", "Again.")], [say("assistant", "Done.")]) },
      {
        id: 2,
        at: 10,
        attributes: chat(
          [say("user", "Again."), say("assistant", "Done."), say("user", "Again.")],
          [say("assistant", "Done.")],
        ),
      },
    ]);
    expect(stepLines(trace)).toEqual([
      "user [message] Again.",
      "assistant [message] Done.",
      "user [message] Again.",
      "assistant [message] Done.",
    ]);
  });

  it("writes down a history whose beginning nobody traced", () => {
    const trace = read([
      {
        id: 1,
        attributes: chat(
          [
            say("user", "One?"),
            called("h1", "count", {}),
            answered("h1", "1"),
            say("assistant", "One."),
            say("user", "Two?"),
          ],
          [say("assistant", "Two.")],
        ),
      },
    ]);
    expect(stepLines(trace)).toEqual([
      "user [message] One?",
      "assistant [tool call]  count({})",
      "tool [tool result] 1",
      "assistant [message] One.",
      "user [message] Two?",
      "assistant [message] Two.",
    ]);
  });

  it("knows another agent's words in a history, and a final answer that was cut out of a longer one", () => {
    const long = "I looked at every pier.\nFinal Answer: the third pier is the only one with a working crane.";
    const trace = read([
      {
        id: 1,
        at: 0,
        for: 20,
        attributes: {
          ...agent("Crane"),
          "gen_ai.output.messages": JSON.stringify([say("assistant", long.split("Final Answer: ")[1] ?? "")]),
        },
      },
      { id: 2, parent: 1, at: 1, attributes: chat([say("user", "Which pier?")], [say("assistant", long)]) },
      {
        id: 3,
        at: 30,
        attributes: { ...chat([say("user", long)], [say("assistant", "Third it is.")]), "gen_ai.agent.name": "Boss" },
      },
    ]);
    expect(stepLines(trace)).toEqual([
      "user → Crane [message] Which pier?",
      `Crane [message] ${long}`,
      "Boss [message] Third it is.",
    ]);
  });

  it("puts errors where they happened, once", () => {
    const trace = read([
      { id: 1, name: "run", for: 50, error: "the run broke", attributes: agent("Pilot") },
      {
        id: 2,
        parent: 1,
        name: "chat",
        at: 1,
        error: "rate limit",
        attributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.input.messages": JSON.stringify([say("user", "Steer.")]),
        },
      },
      {
        id: 3,
        parent: 1,
        name: "execute_tool turn",
        at: 10,
        error: "rudder stuck",
        attributes: { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "turn" },
      },
      { id: 4, parent: 1, name: "cleanup", at: 20, error: "no broom" },
    ]);
    expect(trace.steps.map(({ kind, agent: name, error }) => [kind, name, error])).toEqual([
      ["message", "user", null],
      ["event", "Pilot", "rate limit"],
      ["tool call", "Pilot", null],
      ["tool result", "tool", "rudder stuck"],
      ["event", "Pilot", "no broom"],
    ]);
    expect(trace.outcome).toBe("failed");
    expect(JSON.stringify(trace)).toContain("the run broke");
  });

  it("shows spans without content as events, and says what to switch on", () => {
    const trace = read([
      { id: 1, name: "invoke_agent Keeper", for: 20, attributes: agent("Keeper") },
      {
        id: 2,
        parent: 1,
        name: "chat harbour-1",
        at: 1,
        attributes: { "gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 5 },
      },
      {
        id: 3,
        parent: 1,
        name: "execute_tool lamp",
        at: 5,
        attributes: { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "lamp" },
      },
    ]);
    expect(stepLines(trace)).toEqual([
      "Keeper [event] invoke_agent Keeper",
      "Keeper [event] chat harbour-1",
      "Keeper [event] execute_tool lamp",
    ]);
    expect(trace.steps.map(({ parent }) => parent)).toEqual([null, 0, 0]);
    expect(trace.warnings.join()).toContain("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true");
    const half = read([
      ...plan,
      { id: 9, parent: 1, name: "chat", at: 95, attributes: { "gen_ai.operation.name": "chat" } },
    ]);
    expect(half.warnings.join()).toMatch(/^1 of 4 model calls/);
  });

  it("survives spans that are each other's parents, and trees of any depth", () => {
    const circle = read([
      { id: 1, parent: 2, attributes: chat([say("user", "Round?")], [say("assistant", "Round.")]) },
      { id: 2, parent: 1 },
      { id: 3, parent: 3 },
    ]);
    expect(stepLines(circle)).toEqual(["user [message] Round?", "assistant [message] Round."]);
    const deep = Array.from(
      { length: 5_000 },
      (_, at): TestSpan => ({ id: at + 1, ...(at === 0 ? {} : { parent: at }), at }),
    );
    expect(
      read([...deep, { id: 6_000, parent: 5_000, at: 5_000, attributes: chat([], [say("assistant", "Bottom.")]) }])
        .steps,
    ).toHaveLength(1);
  });

  it("keeps what a long history repeats as references: the raw part grows with what is new", () => {
    const words = Array.from({ length: 120 }, (_, at) =>
      say(at % 2 === 0 ? "user" : "assistant", `${at}: ${"tide and wind ".repeat(20)}`),
    );
    const spans = Array.from(
      { length: 60 },
      (_, at): TestSpan => ({
        id: at + 1,
        at: at * 10,
        attributes: chat(words.slice(0, at * 2 + 1), words.slice(at * 2 + 1, at * 2 + 2)),
      }),
    );
    const trace = read(spans);
    expect(trace.steps).toHaveLength(120);
    const sent = JSON.stringify(otlpRequest(spans)).length;
    const once = JSON.stringify(words).length;
    expect(sent).toBeGreaterThan(30 * once);
    expect(JSON.stringify(trace).length).toBeLessThan(8 * once);
  });
});
