/** Parts of Gemini's contents as the blocks that messages of all sources are read from. */
import type { Json } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

/** What is left, under a name of its own so that it covers nothing of the block. */
function under(key: string, rest: Remainder): JsonObject | null {
  const left = rest.left();
  return left === null ? null : { [key]: left };
}

interface Call {
  readonly id: string;
  readonly name: string;
}

/** Gemini gives calls an id only in places; else an answer belongs to the first open call of its function. */
export class GeminiParts {
  #open: Call[] = [];
  #made = 0;

  blocks(parts: readonly Json[]): readonly Json[] {
    return parts.map((part) => (isObject(part) ? this.#block(part) : part));
  }

  #block(part: JsonObject): Json {
    const rest = new Remainder(part);
    const call = rest.takeObject("functionCall") ?? rest.takeObject("function_call");
    if (call !== null) return this.#call(call, rest);
    const response = rest.takeObject("functionResponse") ?? rest.takeObject("function_response");
    if (response !== null) return this.#result(response, rest);
    const text = rest.takeText("text");
    if (text === null) return part;
    const left = rest.left();
    if (left === null) return text;
    const type = rest.peek("thought") === true ? "thinking" : "text";
    return { type, text, part: left };
  }

  #call(source: JsonObject, around: Remainder): Json {
    const rest = new Remainder(source);
    const name = rest.takeText("name");
    if (name === null) return { functionCall: source, ...under("part", around) };
    const id = rest.takeText("id") ?? this.#newId(name);
    this.#open.push({ id, name });
    const args = rest.take("args");
    const given = args === undefined ? null : { args };
    return { type: "tool_use", id, name, ...given, ...under("functionCall", rest), ...under("part", around) };
  }

  #result(source: JsonObject, around: Remainder): Json {
    const rest = new Remainder(source);
    const named = rest.peek("name");
    const given = rest.takeText("id");
    const place = this.#open.findIndex(({ id, name }) => (given === null ? name === named : id === given));
    const [call] = place < 0 ? [] : this.#open.splice(place, 1);
    const id = given ?? call?.id;
    const content = rest.take("response");
    return {
      type: "tool_result",
      ...(id === undefined ? null : { tool_use_id: id }),
      ...(content === undefined ? null : { content }),
      ...under("functionResponse", rest),
      ...under("part", around),
    };
  }

  #newId(name: string): string {
    this.#made += 1;
    return `${name} ${this.#made}`;
  }
}
