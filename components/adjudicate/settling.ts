import type { Session } from "@/components/annotate/session";
import { Store } from "@/components/annotate/store";
import { type Answer, lanesOf, type Question, questionsOf } from "@/lib/reviews/questions";
import type { Review } from "@/lib/reviews/review-schema";
import { undecided } from "@/lib/reviews/standing-decisions";

/** How one came to settle this trace. */
export interface SettlingInput {
  /** Of the address of the queue: which disagreements one goes through, as `mode=2.6&round=…`. */
  readonly queue: string;
  /** Whether names are shown from the start. */
  readonly names: boolean;
  /** The question that the address names. */
  readonly question: string | null;
}

export interface SettlingView {
  /** The question that is open, by its id. */
  readonly question: string | null;
  /** Which of its answers. */
  readonly answer: number;
  /** A decision is on its way. */
  readonly busy: boolean;
}

/** What is to be settled. */
interface Ground {
  /** The reviews, in the order of their letters. */
  readonly lanes: readonly Review[];
  readonly questions: readonly Question[];
}

function groundOf(reviews: readonly Review[]): Ground {
  const lanes = lanesOf(reviews);
  return { lanes, questions: questionsOf(lanes) };
}

/** A, B, C … */
export function letterOf(lanes: readonly Review[], review: string): string {
  const place = lanes.findIndex(({ id }) => id === review);
  return place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
}

/** What settling a trace needs beyond writing a review: its questions, and where one stands in them. */
export class Settling {
  readonly input: SettlingInput;
  readonly view: Store<SettlingView, Partial<SettlingView>>;
  readonly ground: Store<Ground, Ground>;
  /** Reasons that were written before their question was decided. */
  readonly reasons = new Map<string, string>();
  readonly #session: Session;

  constructor(input: SettlingInput, session: Session) {
    this.input = input;
    this.#session = session;
    this.ground = new Store(groundOf(session.reviews.get()), (_: Ground, next: Ground) => next);
    const start = { question: input.question ?? this.open()[0]?.id ?? null, answer: 0, busy: false };
    this.view = new Store<SettlingView, Partial<SettlingView>>(start, (view, change) => ({ ...view, ...change }));
    session.reviews.subscribe((_, reviews) => this.ground.dispatch(groundOf(reviews)));
  }

  /** What the author of a review is called while names are hidden. */
  letterName(review: string): string {
    return `Annotator ${letterOf(this.ground.get().lanes, review)}`;
  }

  /** The questions that are not decided. */
  open(): Question[] {
    const labels = [...this.#session.screen.get().draft.labels.values()];
    return undecided(this.ground.get().questions, this.#session.decisions.get(), labels);
  }

  /** The question and the answer on which one stands. */
  current(): { readonly question: Question; readonly answer: Answer } | null {
    const { question: id, answer: at } = this.view.get();
    const question = this.ground.get().questions.find((one) => one.id === id);
    const answer = question?.answers[Math.min(at, question.answers.length - 1)];
    return question && answer ? { question, answer } : null;
  }

  choose(question: string, answer = 0): void {
    this.view.dispatch({ question, answer });
    this.#keepInAddress("question", question);
  }

  toggleNames(): void {
    const names = !this.#session.view.get().names;
    this.#session.view.dispatch({ names });
    this.#keepInAddress("names", names ? "shown" : null);
    this.#session.notice.dispatch(names ? "Names are shown." : "Names are hidden.");
  }

  pathOf(trace: string): string {
    const { queue } = this.input;
    return `/p/${this.#session.input.project}/adjudication/${trace}${queue === "" ? "" : `?${queue}`}`;
  }

  nextPath(): string {
    const query = new URLSearchParams(this.input.queue);
    query.set("after", this.#session.input.trace.id);
    if (this.#session.view.get().names) query.set("names", "shown");
    return `/p/${this.#session.input.project}/adjudication/next?${query}`;
  }

  #keepInAddress(name: string, value: string | null): void {
    const address = new URL(location.href);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    history.replaceState(history.state, "", address);
  }
}
