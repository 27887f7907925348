import { expect, test } from "vitest";
import { readSteps } from "@/lib/db/steps";
import { sliceCodePoints } from "@/lib/traces/code-points";
import { rangesOfLengths, readableText } from "@/lib/traces/readable-text";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

const call = (name: string, text: string) => ({ id: name, type: "function", function: { name, arguments: text } });

test("a step that comes cut says how long its calls are, so that they can be found in what comes later", async () => {
  const project = await newProject();
  const calls = [call("write", `{"text":"${"💧 drip ".repeat(200)}"}`), call("close", "")];
  for (const content of ["Watering 🌱.", ""]) {
    const run = { id: `watering ${content}`, messages: [{ agent: "Gardener", content, tool_calls: calls }] };
    const { traces } = await importText(project.owner, JSON.stringify(run));
    const scope = await project.owner.scope("read");
    const window = { from: 0, limit: 1, raw: false };
    const [whole] = await readSteps(scope, traces[0]?.id ?? "", window);
    const [cut] = await readSteps(scope, traces[0]?.id ?? "", { ...window, maxLength: 20 });
    expect(whole).toMatchObject({ cut: false, content });
    expect(whole?.callLengths).toBeUndefined();
    expect(cut).toMatchObject({ cut: true, toolCalls: [], length: whole?.length });

    const { text } = readableText(whole?.content ?? "", whole?.toolCalls ?? []);
    const found = rangesOfLengths(cut?.length ?? 0, cut?.callLengths ?? []);
    expect(sliceCodePoints(text, 0, found.contentEnd)).toBe(content);
    expect(found.calls.map(({ name }) => sliceCodePoints(text, name.start, name.end))).toEqual(["write", "close"]);
    expect(found.calls.map((range) => sliceCodePoints(text, range.arguments.start, range.arguments.end))).toEqual(
      calls.map((one) => one.function.arguments),
    );
  }
});
