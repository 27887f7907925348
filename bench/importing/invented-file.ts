/** Files of invented traces, JSON lines of conversations; the same at every run. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { fillRandom, seededState } from "@/lib/stats/random";

export interface Shape {
  readonly name: string;
  readonly steps: number;
  /** Characters of a step. */
  readonly length: number;
}

export const smallTraces: Shape = { name: "small traces (10 steps of 400 characters)", steps: 10, length: 400 };
export const largeTraces: Shape = { name: "large traces (400 steps of 2,000 characters)", steps: 400, length: 2_000 };

const words =
  "agent plan search tool result answer user verify table number retry step final booking flight code test\n function value list item the of and to in with for from that this is was not “quoted” naïve \\path\t".split(
    " ",
  );
const speakers = ["Planner", "Searcher", "Coder", "Verifier", "user"];

/** Text of words drawn at random, of about a length. */
class Prose {
  readonly #state;
  readonly #draws = new Uint32Array(4096);
  #at = this.#draws.length;

  constructor(seed: number) {
    this.#state = seededState(seed);
  }

  text(length: number): string {
    let text = "";
    while (text.length < length) text += `${words[this.#draw() % words.length]} `;
    return text;
  }

  #draw(): number {
    if (this.#at === this.#draws.length) {
      fillRandom(this.#state, this.#draws);
      this.#at = 0;
    }
    const drawn = this.#draws[this.#at] as number;
    this.#at += 1;
    return drawn;
  }
}

export interface InventedFile {
  readonly path: string;
  readonly bytes: number;
  readonly traces: number;
  readonly steps: number;
}

export async function inventFile(path: string, shape: Shape, megabytes: number, seed: number): Promise<InventedFile> {
  const prose = new Prose(seed);
  const { bytes, records } = await writeLines(path, megabytes, (record) => {
    const messages = Array.from({ length: shape.steps }, (_, step) => ({
      role: step % 2 === 0 ? "user" : "assistant",
      name: speakers[step % speakers.length],
      content: prose.text(shape.length),
    }));
    return { id: `run ${seed} ${record}`, task: prose.text(80), messages };
  });
  return { path, bytes, traces: records, steps: records * shape.steps };
}

const tracesAtOnce = 500;
const spansOfTrace = 6;

/** Requests of OpenTelemetry with one span each, as a collector writes them while 500 runs go on at once. */
export async function inventSpans(path: string, megabytes: number, seed: number): Promise<InventedFile> {
  const prose = new Prose(seed);
  const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");
  const { bytes, records } = await writeLines(path, megabytes, (record) => {
    const place = Math.floor(record / tracesAtOnce) % spansOfTrace;
    const trace = 1 + Math.floor(record / (tracesAtOnce * spansOfTrace)) * tracesAtOnce + (record % tracesAtOnce);
    const start = 1_790_000_000_000 + trace * 1000 + place;
    const span = {
      traceId: hex(trace, 32),
      spanId: hex(trace * spansOfTrace + place, 16),
      ...(place > 0 && { parentSpanId: hex(trace * spansOfTrace, 16) }),
      name: `agent ${place}`,
      startTimeUnixNano: `${start}000000`,
      endTimeUnixNano: `${start + 1}000000`,
      attributes: [{ key: "output.value", value: { stringValue: prose.text(1500) } }],
    };
    return {
      resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "bench" }, spans: [span] }] }],
    };
  });
  return { path, bytes, traces: Math.ceil(records / spansOfTrace), steps: records };
}

async function writeLines(path: string, megabytes: number, recordAt: (record: number) => object) {
  const file = createWriteStream(path);
  let [bytes, records] = [0, 0];
  while (bytes < megabytes * 1e6) {
    const line = Buffer.from(`${JSON.stringify(recordAt(records))}\n`);
    bytes += line.length;
    records += 1;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return { bytes, records };
}
