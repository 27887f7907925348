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

interface SettlingView {
  /** The question that is open, by its id. */
  readonly question: string | null;
  /** Which of its answers. */
  readonly answer: number;
  readonly names: boolean;
  /** A decision is on its way. */
  readonly busy: boolean;
}

/** What settling a trace needs beyond writing a review: its questions, where one stands in them, and whether names show. */
export class Settling {
  readonly input: SettlingInput;
  readonly view: Store<SettlingView, Partial<SettlingView>>;
  readonly questions: Store<readonly Question[], readonly Question[]>;
  /** Reasons that were written before their question was decided. */
  readonly reasons = new Map<string, string>();
  readonly #session: Session;
  #lanes: readonly Review[];

  constructor(input: SettlingInput, session: Session) {
    this.input = input;
    this.#session = session;
    this.#lanes = lanesOf(session.reviews.get());
    this.questions = new Store(questionsOf(this.#lanes), (_: readonly Question[], next: readonly Question[]) => next);
    const start = {
      question: input.question ?? this.open()[0]?.id ?? null,
      answer: 0,
      names: input.names,
      busy: false,
    };
    this.view = new Store<SettlingView, Partial<SettlingView>>(start, (view, change) => ({ ...view, ...change }));
    session.reviews.subscribe(() => {
      this.#lanes = lanesOf(session.reviews.get());
      this.questions.dispatch(questionsOf(this.#lanes));
    });
  }

  /** The reviews that are settled, in the order of their letters. */
  get lanes(): readonly Review[] {
    return this.#lanes;
  }

  /** A, B, C … */
  letterOf(review: string): string {
    const place = this.#lanes.findIndex(({ id }) => id === review);
    return place < 0 ? "?" : place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
  }

  nameOf({ id, annotator }: Review): string {
    return this.view.get().names ? annotator.name : `Annotator ${this.letterOf(id)}`;
  }

  /** The questions that are not decided. */
  open(): Question[] {
    return undecided(this.questions.get(), this.#session.decisions.get(), [
      ...this.#session.screen.get().draft.labels.values(),
    ]);
  }

  /** The question and the answer on which one stands. */
  current(): { readonly question: Question; readonly answer: Answer } | null {
    const { question: id, answer: at } = this.view.get();
    const question = this.questions.get().find((one) => one.id === id);
    const answer = question?.answers[Math.min(at, question.answers.length - 1)];
    return question && answer ? { question, answer } : null;
  }

  choose(question: string, answer = 0): void {
    this.view.dispatch({ question, answer });
    this.#session.view.dispatch({ sheet: this.#session.view.get().sheet === null ? null : "label" });
    this.#keepInAddress("question", question);
  }

  toggleNames(): void {
    const names = !this.view.get().names;
    this.view.dispatch({ names });
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
    if (this.view.get().names) query.set("names", "shown");
    return `/p/${this.#session.input.project}/adjudication/next?${query}`;
  }

  #keepInAddress(name: string, value: string | null): void {
    const address = new URL(location.href);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    history.replaceState(history.state, "", address);
  }
}
