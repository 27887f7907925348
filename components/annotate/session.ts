import { Settling, type SettlingInput } from "@/components/adjudicate/settling";
import type { KeepExample } from "@/components/annotate/actions/keep-example";
import { type SaveRunner, saveRunner } from "@/components/annotate/save-runner";
import { SaveStorage } from "@/components/annotate/save-storage";
import { startView, type View } from "@/components/annotate/session-view";
import { Store } from "@/components/annotate/store";
import type { OwnKeys } from "@/components/keyboard/keymap";
import { type KeyStore, keyStore, type SaveKeys } from "@/components/keyboard/own-keys";
import { Filtering } from "@/components/trace/filter/filtering";
import { Finder } from "@/components/trace/find/finder";
import { ReaderLayout, type StepShape } from "@/components/trace/reader-layout";
import { Scroller } from "@/components/trace/scroller";
import { type TraceApi, traceApi } from "@/components/trace/trace-api";
import { TraceText } from "@/components/trace/trace-text";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import type { Adjudication, Decision } from "@/lib/reviews/adjudication-schema";
import type { DraftAction, DraftLabel } from "@/lib/reviews/draft";
import { LabelIndex, type PlacedLabel } from "@/lib/reviews/label-places";
import type { PlaceAction } from "@/lib/reviews/place";
import type { Reading } from "@/lib/reviews/reading-schema";
import { hasSubmitted, restingPlace } from "@/lib/reviews/resting-place";
import type { Review } from "@/lib/reviews/review-schema";
import { savesBetween, type Theirs } from "@/lib/reviews/save-queue";
import { reduceScreen, type Screen, type ScreenAction, startScreen } from "@/lib/reviews/screen";
import type { Point } from "@/lib/reviews/segment-geometry";
import { markRuns } from "@/lib/reviews/step-runs";
import { saidElsewhere, takenOver } from "@/lib/reviews/taken-over";
import type { TraceHead } from "@/lib/reviews/trace-schema";
import { stepKinds } from "@/lib/traces/canonical";
import type { TraceOutline, WireStep } from "@/lib/traces/step-schema";

export interface SessionInput {
  /** What the screen shows of a trace besides its steps. */
  readonly trace: Omit<TraceHead, "reviews">;
  readonly reviews: readonly Review[];
  /** What became of labels where the trace is settled, or is being settled here. */
  readonly decisions: readonly Decision[];
  readonly firstSteps: readonly WireStep[];
  /** Whether some steps name no agent, where that is known before the outline. */
  readonly unnamed?: boolean;
  /** Null where it is fetched once the first steps can be read. */
  readonly outline: TraceOutline | null;
  readonly project: string;
  readonly taxonomy: TaxonomyVersion;
  /** Whose changes the browser keeps. */
  readonly person: string;
  readonly mayAnnotate: boolean;
  /** How far they have read the trace. */
  readonly reading: Reading;
  /** Keys that the person gave commands instead of their own. */
  readonly keys: OwnKeys;
  readonly saveKeys: SaveKeys;
  /** Whether others’ labels may be kept as examples too. */
  readonly mayCurate: boolean;
  readonly keepExample: KeepExample;
  /** Whether this was read ahead, and may be old when it is opened. */
  readonly ahead?: true;
  /** Whether the review, once submitted, stays as it is: its round has shown what others said, or is closed. */
  readonly final?: boolean;
  /** Where the trace is being settled: then the review that is written is the adjudicated one. */
  readonly settling?: SettlingInput;
}

/** Traces on which something was said since this page was loaded. */
const changed = new Set<string>();

/** One person at one trace: everything on the annotating screen that lives longer than a render. */
export class Session {
  readonly input: SessionInput;
  readonly api: TraceApi;
  readonly text: TraceText;
  readonly layout: ReaderLayout;
  readonly scroller: Scroller;
  readonly finder: Finder;
  readonly filtering: Filtering;
  readonly screen: Store<Screen, ScreenAction>;
  readonly saves: SaveRunner;
  readonly outline: Store<TraceOutline | null, TraceOutline>;
  readonly view = new Store<View, Partial<View>>(startView, (view, change) => ({ ...view, ...change }));
  /** What a screen reader is told next. */
  readonly notice = new Store<string, string>("", (_, next) => next);
  readonly labels: Store<LabelIndex, LabelIndex>;
  /** Every review that one may see; more of them once one's own is submitted. */
  readonly reviews: Store<readonly Review[], readonly Review[]>;
  readonly decisions: Store<readonly Decision[], readonly Decision[]>;
  /** Null where one writes one's own review. */
  readonly settling: Settling | null;
  readonly keys: KeyStore;
  readonly seen: Uint8Array;
  /** Time with the trace in front, in milliseconds. */
  readonly spent: Store<number, number>;
  /** The element that holds the drawn rows. */
  frame: HTMLElement | null = null;
  /** Puts the focus back on the step; set by the reader. */
  focusReader: () => void = () => {};
  /** Settles once what is on screen is what the server has. */
  fresh: Promise<void> = Promise.resolve();
  /** Whether the page may be older than what was done since. */
  readonly old: boolean;
  /** A place of the text that is to be brought into view once it is drawn. */
  awaited: Point | null = null;

  constructor(input: SessionInput) {
    const { trace, reviews, firstSteps, outline } = input;
    const own = reviews.find((review) => review.own) ?? null;
    this.input = input;
    this.old = input.ahead === true || changed.has(trace.id);
    this.keys = keyStore(input.keys);
    this.api = traceApi(trace.id);
    this.text = new TraceText(this.api, trace.steps, firstSteps);
    this.layout = new ReaderLayout(outline ? shapesOf(outline) : guessedShapes(trace.steps, firstSteps));
    this.scroller = new Scroller(this.layout);
    this.finder = new Finder(this.api);
    const start = restingPlace(input.reading, hasSubmitted(reviews), trace.steps);
    if (start > 0) this.scroller.begin({ step: start, row: 0 }, 12);
    this.screen = new Store(startScreen(own, start), reduceScreen);
    this.saves = saveRunner(this.desk, input.settling !== undefined);
    this.outline = new Store<TraceOutline | null, TraceOutline>(outline, (_, next) => next);
    this.filtering = new Filtering(this.outline, this.layout, this.scroller);
    this.seen = new Uint8Array(trace.steps);
    markRuns(this.seen, input.reading.seen);
    this.spent = new Store(input.reading.spentMs, (_: number, next: number) => next);
    this.reviews = new Store(reviews, (_: readonly Review[], next: readonly Review[]) => next);
    this.decisions = new Store(input.decisions, (_: readonly Decision[], next: readonly Decision[]) => next);
    this.settling = input.settling ? new Settling(input.settling, this) : null;
    if (input.settling) this.view.dispatch({ names: input.settling.names });
    this.labels = new Store(this.#index(null), (_: LabelIndex, next: LabelIndex) => next);
    this.#keepLabelled();
    this.screen.subscribe((before, after) => {
      if (before.draft.labels !== after.draft.labels) this.#reindex();
      // Wherever one goes, by link, label, error or hit, is shown.
      if (before.place.step !== after.place.step) this.filtering.reveal(after.place.step);
    });
    this.reviews.subscribe(() => this.#reindex());
    this.view.subscribe((before, after) => {
      const same = before.showOthers === after.showOthers && before.names === after.names;
      if (!same || before.linked !== after.linked) this.#reindex();
    });
  }

  get count(): number {
    return this.input.trace.steps;
  }

  /** Under which name the browser keeps what is said here: one's own reviews and those that settle traces apart. */
  get desk(): string {
    return this.input.settling ? `${this.input.person}.adjudication` : this.input.person;
  }

  /** What somebody else's review is called here. */
  nameOf(review: Review, names = this.view.get().names): string {
    if (review.adjudicated) return "Adjudicated";
    return names || !this.settling ? review.annotator.name : this.settling.letterName(review.id);
  }

  /** Whether labels may be made and changed now. */
  get editable(): boolean {
    return this.input.mayAnnotate && this.screen.get().draft.verdict.status === "draft";
  }

  /** Starts what needs a browser; answers with how to end it. */
  connect(): () => void {
    const stops = [this.scroller.subscribeRest(() => this.#markSeen())];
    if (this.input.mayAnnotate) this.#startSaving();
    stops.push(this.saves.subscribeTheirs((trace, theirs) => this.#hear(trace, theirs)));
    this.#markSeen();
    // The router may bring back the page as it was when it was left.
    if (this.old) {
      this.fresh = this.refresh().catch(() => this.notice.dispatch("Reload to see the last changes."));
    }
    if (this.outline.get() === null) void this.#fetchOutline();
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Reads the reviews anew: what changed elsewhere is taken over, and nothing that was said here meanwhile. */
  async refresh(): Promise<void> {
    await this.takeFrom(async () => {
      if (this.settling) return this.api.adjudication();
      const [{ reviews }, decisions] = await Promise.all([this.api.detail(), this.api.decisions()]);
      return { reviews, decisions };
    });
  }

  /** Takes over how the reviews stand by an answer of the server. */
  async takeFrom(ask: () => Promise<Adjudication>): Promise<void> {
    const standing = () => ({ draft: this.screen.get().draft, queue: this.saves.queue() });
    const asked = standing();
    const { reviews, decisions } = await ask();
    const own = reviews.find((review) => review.own) ?? null;
    for (const action of takenOver(this.input.trace.id, asked, standing(), own)) {
      this.screen.dispatch({ on: "draft", action });
    }
    this.saves.learn(versionsOf(this.input.trace.id, own));
    this.decisions.dispatch(decisions);
    this.reviews.dispatch(reviews);
  }

  /** Says something: at once on screen and in the browser's store, and on its way to the server once nobody types. */
  say(action: DraftAction, typing = false): void {
    this.#change({ on: "draft", action }, typing);
  }

  sayLabel(label: DraftLabel): void {
    this.#change({ on: "both", label });
  }

  move(action: PlaceAction): void {
    this.screen.dispatch({ on: "place", action });
  }

  agentOf(step: number): string | null {
    const outline = this.outline.get();
    if (outline) return outline.agents[outline.agent[step] ?? -1] ?? null;
    return this.text.step(step)?.step.agent ?? null;
  }

  #change(action: ScreenAction, typing = false): void {
    if (!this.input.mayAnnotate) return;
    const before = this.screen.get().draft;
    changed.add(this.input.trace.id);
    this.screen.dispatch(action);
    for (const save of savesBetween(this.input.trace.id, before, this.screen.get().draft)) this.saves.add(save, typing);
  }

  /** Sends what waits; what an earlier visit left waiting for this trace is shown as said. */
  #startSaving(): void {
    const { trace, reviews } = this.input;
    this.saves.start(new SaveStorage(this.desk));
    this.saves.learn(versionsOf(trace.id, reviews.find(({ own }) => own) ?? null));
    for (const { save } of this.saves.queue().waiting) {
      if (save.trace !== trace.id) continue;
      if (save.on === "label") {
        const label = save.put && { ...save.put, id: save.id, agent: save.put.agent ?? null };
        this.screen.dispatch({ on: "draft", action: { type: "received", id: save.id, label } });
      } else {
        this.screen.dispatch({ on: "draft", action: { type: "resumed", change: save.put } });
      }
    }
  }

  /** What another tab said of the trace meanwhile, beside what was said here, is shown before anybody writes over it. */
  #hear(trace: string, theirs: Theirs): void {
    if (trace !== this.input.trace.id || theirs.on !== "review") return;
    const change = saidElsewhere(trace, this.screen.get().draft, this.saves.queue(), theirs.verdict);
    const fields = Object.keys(change);
    if (fields.length === 0) return;
    this.screen.dispatch({ on: "draft", action: { type: "resumed", change } });
    this.notice.dispatch(`Changed elsewhere and taken over: ${fields.join(", ")}`);
  }

  async #fetchOutline(): Promise<void> {
    for (let failures = 0; this.outline.get() === null; failures += 1) {
      try {
        const outline = await this.api.outline();
        // Of a hundred thousand steps each of these takes its time; between them keys and scrolling have their turn.
        await turn();
        this.layout.setShapes(shapesOf(outline));
        this.scroller.refresh();
        await turn();
        this.outline.dispatch(outline);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 1_000 * 2 ** failures)));
      }
    }
  }

  #markSeen(): void {
    const { first, last } = this.scroller.inView();
    for (let step = first; step <= last; step += 1) if (!this.layout.isHidden(step)) this.seen[step] = 1;
  }

  #index(before: LabelIndex | null): LabelIndex {
    const mine = [...this.screen.get().draft.labels.values()].map((label) => ({ label, by: null }));
    const others: PlacedLabel[] = this.view.get().showOthers
      ? this.reviews.get().flatMap((review) => {
          const by = this.nameOf(review);
          return review.own ? [] : review.labels.map((label) => ({ label, by }));
        })
      : [];
    return new LabelIndex([...mine, ...others], before);
  }

  #reindex(): void {
    this.labels.dispatch(this.#index(this.labels.get()));
    this.#keepLabelled();
  }

  #keepLabelled(): void {
    const { generation } = this.layout;
    const kept = new Map(this.labels.get().kept());
    const { linked } = this.view.get();
    if (linked?.kind === "text") {
      const { from, to } = linked;
      for (let step = from.step; step <= Math.min(to.step, from.step + 1_000); step += 1) {
        const start = step === from.step ? from.offset : 0;
        const end = step === to.step ? to.offset : Number.MAX_SAFE_INTEGER;
        kept.set(step, [...(kept.get(step) ?? []), { start, end }]);
      }
    }
    this.layout.setKept(kept);
    if (this.layout.generation !== generation) this.scroller.refresh();
  }
}

/** The versions that changes are made on: of the labels, and of the review under its trace's id. */
function versionsOf(trace: string, own: Review | null): readonly { readonly id: string; readonly version: number }[] {
  return own === null ? [] : [{ id: trace, version: own.version }, ...own.labels];
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

function shapesOf({ kind, length }: TraceOutline): StepShape[] {
  return kind.map((place, step) => ({ kind: stepKinds[place] ?? "event", length: length[step] ?? 0 }));
}

const unknownStep: StepShape = { kind: "message", length: 300 };

/** Until the outline comes, only the first steps are known. */
function guessedShapes(count: number, steps: readonly WireStep[]): StepShape[] {
  const shapes = new Array<StepShape>(count).fill(unknownStep);
  for (const { index, kind, length } of steps) shapes[index] = { kind, length };
  return shapes;
}
