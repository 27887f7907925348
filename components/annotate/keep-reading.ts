import { goTo } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { newId } from "@/lib/core/ids";
import { type Attention, countedTo, signOfLife, startAttention, wentAway } from "@/lib/reviews/attention";
import { type ReadingInput, readingInputSchema } from "@/lib/reviews/reading-schema";
import { markRuns, runsOf } from "@/lib/reviews/step-runs";

/** How often the place and the time are told to the server, and how often the browser keeps them itself. */
const tellEvery = 15_000;
const keepEvery = 2_000;

const signs = ["keydown", "pointermove", "pointerdown", "wheel", "touchmove"] as const;

const storeName = (person: string) => `topmast.reading.${person}.`;

/** Tells the server how far one has read and for how long: in small parts, so that little is lost whatever happens. */
export function keepReading(session: Session): () => void {
  const { person, trace, mayAnnotate, reading } = session.input;
  // Settling is no reading of one's own: its time would be counted to one's review.
  if (!mayAnnotate || session.settling || session.count === 0) return () => {};
  goWhereOneWas(session);
  void tellLeftovers(person);
  const sitting = newId("sit");
  const name = `${storeName(person)}${trace.id}.${sitting}`;
  let attention: Attention = startAttention(performance.now());
  let before = reading.spentMs;
  if (session.old) {
    const read = async () => {
      const { spentMs, seen } = await session.api.reading();
      before = spentMs;
      markRuns(session.seen, seen);
    };
    read().catch(() => {});
  }
  let told = "";
  let telling = "";
  const inFront = () => document.visibilityState === "visible" && document.hasFocus();

  const now = (): ReadingInput => {
    attention = countedTo(attention, performance.now());
    const spentMs = Math.round(attention.spentMs);
    session.spent.dispatch(before + spentMs);
    const { step } = session.screen.get().place;
    return { step, seen: runsOf(session.seen), sitting: { id: sitting, spentMs } };
  };
  const keep = () => {
    const text = JSON.stringify(now());
    if (text !== told) store(name, text);
    return text;
  };
  /** Whoever leaves tells the last, whether or not an earlier telling is still on its way. */
  const tell = (leaving = false) => {
    const text = keep();
    if (text === told || text === telling || (telling !== "" && !leaving)) return;
    telling = text;
    void send(trace.id, text).then((taken) => {
      if (telling === text) telling = "";
      if (!taken) return;
      told = text;
      // What was kept since is newer and stays.
      if (localStorage.getItem(name) === text) localStorage.removeItem(name);
    });
  };
  const leave = () => tell(true);
  const alive = () => {
    if (inFront()) attention = signOfLife(attention, performance.now());
  };
  const away = () => {
    if (inFront()) return;
    attention = wentAway(attention, performance.now());
    leave();
  };

  alive();
  const timers = [setInterval(() => tell(), tellEvery), setInterval(keep, keepEvery)];
  for (const sign of signs) addEventListener(sign, alive, { passive: true, capture: true });
  addEventListener("focus", alive);
  addEventListener("blur", away);
  // Before the next page is asked for, so that a reload opens where one was; and after, where that was not said.
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", away);
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, alive, { capture: true });
    removeEventListener("focus", alive);
    removeEventListener("blur", away);
    removeEventListener("beforeunload", leave);
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", away);
    leave();
  };
}

function store(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // A full store belongs to labels; the place is told to the server all the same.
  }
}

async function send(trace: string, body: string): Promise<boolean> {
  try {
    const headers = { "Content-Type": "application/json" };
    const keepalive = body.length < 30_000;
    const response = await fetch(`/api/v1/traces/${trace}/reading`, { method: "PUT", body, headers, keepalive });
    // What is refused would be refused again.
    return response.ok || (response.status >= 400 && response.status < 500 && response.status !== 401);
  } catch {
    return false;
  }
}

/** The names of what earlier sittings could not tell any more, the latest last. */
const leftovers = (prefix: string) =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .sort();

/** The server may not have heard yet where one was a moment ago, as before a reload; the browser has. */
function goWhereOneWas(session: Session): void {
  const { person, trace, reading } = session.input;
  const name = leftovers(`${storeName(person)}${trace.id}.`).at(-1);
  const left = name === undefined ? null : parseReading(localStorage.getItem(name) ?? "");
  if (left === null || left.step === reading.step || left.step >= session.count) return;
  markRuns(session.seen, left.seen);
  goTo(session, left.step);
}

async function tellLeftovers(person: string): Promise<void> {
  for (const name of leftovers(storeName(person))) {
    const text = localStorage.getItem(name) ?? "";
    const trace = name.slice(storeName(person).length).split(".")[0] ?? "";
    if (parseReading(text) === null || (await send(trace, text))) {
      if (localStorage.getItem(name) === text) localStorage.removeItem(name);
    }
  }
}

function parseReading(text: string): ReadingInput | null {
  try {
    return readingInputSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
