import type { ReaderLayout, RowPlace } from "@/components/trace/reader-layout";
import {
  barHeight,
  clampDepth,
  depthAfter,
  isStuck,
  restingPlace,
  type ScrollSize,
} from "@/components/trace/scroll-map";

/** Consecutive rows of one step that are drawn. */
export interface Stretch {
  readonly step: number;
  /** First and last row, inclusive. */
  readonly first: number;
  readonly last: number;
}

/** What stays where it is: the row that holds a place of the text, with the top of the view so far into it. */
interface Anchor {
  readonly step: number;
  readonly start: number;
  readonly into: number;
}

/** Where rows stand in the view, in pixels from an edge of it. */
type Still = { readonly top: number } | { readonly bottom: number };

const ahead = 900;
/** How much of the reader a window shows, about, before it is known. */
const usualView = 700;
/** Room above the first step, which the frame of the rows has by itself, and under the last, in pixels. */
const startRoom = 8;
const endRoom = 48;

/**
 * Moves the reader over its layout. It lives outside React: scrolling costs a
 * render only when rows come and go. What must not move on screen is the anchor;
 * when heights are corrected, everything else gives way.
 */
export class Scroller {
  readonly layout: ReaderLayout;
  #element: HTMLElement | null = null;
  #spacer: HTMLElement | null = null;
  #frame: HTMLElement | null = null;
  #view: number;
  /** How far beyond the view rows are drawn, in pixels; nothing before there is a view, so that a page is soon sent. */
  #ahead = 0;
  #depth = 0;
  #still: Still = { top: 0 };
  #attached = false;
  #bar = 0;
  #height = 0;
  #anchor: Anchor = { step: 0, start: 0, into: 0 };
  #window: readonly Stretch[] = [];
  #drawn = "";
  #settling: ReturnType<typeof setTimeout> | undefined;
  readonly #windowListeners = new Set<() => void>();
  readonly #moveListeners = new Set<() => void>();
  readonly #restListeners = new Set<() => void>();

  constructor(layout: ReaderLayout, view = 1_100) {
    this.layout = layout;
    this.#view = view;
    this.#look();
  }

  /**
   * Shows a row with its top `above` pixels below the top, before there is a view; where less than a view is left, the
   * end is what stays in place. Rows above are drawn once there is a view.
   */
  begin(place: RowPlace, above: number): void {
    this.#hold(place, -above);
    const end = this.layout.total + endRoom;
    const top = this.layout.offset(place);
    if (end - top + above >= usualView) {
      this.#still = { top: above };
      this.#depth = top;
    } else if (end > usualView) {
      this.#still = { bottom: endRoom - startRoom };
      this.#depth = clampDepth(end, this.#size);
    }
    this.#look();
  }

  /** Where the rows stand in the view until `attach`. */
  get still(): Still {
    return this.#still;
  }

  /** Takes over the elements: what scrolls, what gives it its height, and what holds the rows. */
  attach(element: HTMLElement, spacer: HTMLElement, frame: HTMLElement): () => void {
    this.#element = element;
    this.#spacer = spacer;
    this.#frame = frame;
    this.#view = element.clientHeight;
    this.#ahead = ahead;
    this.#bar = element.scrollTop;
    // Whoever was quick has scrolled already, before anything here could follow.
    const scrolled = this.#attached ? 0 : this.#bar;
    this.#attached = true;
    this.#height = 0;
    frame.style.bottom = "auto";
    const onScroll = () => this.#scrolled();
    const resized = new ResizeObserver(() => {
      this.#view = element.clientHeight;
      this.measure();
      this.#look();
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    resized.observe(frame);
    this.measure();
    if (scrolled > 0) this.moveBy(scrolled);
    return () => {
      clearTimeout(this.#settling);
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
      this.#element = null;
    };
  }

  readonly subscribeWindow = (listener: () => void): (() => void) => {
    this.#windowListeners.add(listener);
    return () => this.#windowListeners.delete(listener);
  };

  /** What is drawn; the same array until it changes. */
  readonly window = (): readonly Stretch[] => this.#window;

  /** Called on every move; keep it cheap. */
  readonly subscribeMove = (listener: () => void): (() => void) => {
    this.#moveListeners.add(listener);
    return () => this.#moveListeners.delete(listener);
  };

  /** Called whenever the reader has come to rest. */
  readonly subscribeRest = (listener: () => void): (() => void) => {
    this.#restListeners.add(listener);
    return () => this.#restListeners.delete(listener);
  };

  /** The steps in view. */
  readonly inView = (): { readonly first: number; readonly last: number } => ({
    first: this.layout.stepAt(this.#depth),
    last: this.layout.lastWith(this.layout.stepAt(this.#depth + this.#view - 1)),
  });

  get #size(): ScrollSize {
    return { total: this.layout.total + endRoom, view: this.#view };
  }

  #scrolled(): void {
    if (!this.#element) return;
    const bar = this.#element.scrollTop;
    if (bar === this.#bar) return;
    this.#depth = depthAfter(this.#depth, this.#bar, bar, this.#size);
    this.#bar = bar;
    this.#holdTop();
    this.#look();
    this.#place();
    this.#tell();
    clearTimeout(this.#settling);
    if (isStuck(bar, this.#depth, this.#size)) this.#settle();
    else this.#settling = setTimeout(() => this.#settle(), 150);
  }

  /** From now on the first row that begins in view stays where it is; one that began above it gives way upwards. */
  #holdTop(): void {
    const { layout } = this;
    const crossing = layout.rowAt(this.#depth);
    const into = this.#depth - layout.offset(crossing);
    const rest = layout.rowHeight(crossing) - into;
    const next = layout.after(crossing);
    if (into > 0 && next && rest < this.#view / 2) this.#hold(next, -rest);
    else this.#hold(crossing, into);
  }

  #hold({ step, row }: RowPlace, into: number): void {
    this.#anchor = { step, start: this.layout.rows(step)[row]?.start ?? 0, into };
  }

  /** The depth at which what is held stays where it is. */
  get #heldDepth(): number {
    const { step, start, into } = this.#anchor;
    return clampDepth(this.layout.offset(this.layout.rowOf(step, start)) + into, this.#size);
  }

  /** Holds the head of a step where it is, as before folding or unfolding it. */
  holdStep(step: number): void {
    const head = { step, row: 0 };
    this.#hold(head, this.#depth - this.layout.offset(head));
  }

  /** Brings the bar to where it belongs; the rows stay where they are on screen. */
  #settle(): void {
    if (!this.#element) return;
    this.#stretchBar(barHeight(this.#size));
    const rest = restingPlace(this.#depth, this.#size);
    if (Math.abs(rest - this.#bar) > 1) {
      this.#element.scrollTop = rest;
      this.#bar = this.#element.scrollTop;
    }
    this.#place();
    for (const listener of this.#restListeners) listener();
  }

  /** Reads the heights of the drawn rows and corrects the layout, before anything is painted. */
  measure(): void {
    if (!this.#frame) return;
    for (const element of this.#frame.querySelectorAll<HTMLElement>("[data-row]")) {
      const step = Number(element.dataset.step);
      const row = Number(element.dataset.row);
      this.layout.measure({ step, row }, element.getBoundingClientRect().height);
    }
    this.#depth = this.#heldDepth;
    this.#place();
    this.#look();
  }

  /** Goes on from changed rows, as after folding: the anchor stays, and what is drawn is looked at anew. */
  refresh(): void {
    this.#depth = this.#heldDepth;
    this.#look();
    this.#place();
    this.#tell();
  }

  /** Whether a box of the window lies in view. */
  contains({ top, bottom }: DOMRect): boolean {
    const view = this.#element?.getBoundingClientRect();
    return view !== undefined && top >= view.top && bottom <= view.bottom;
  }

  /** Moves so that a box of the window lies `share` of the view below its top. */
  bring({ top }: DOMRect, share: number): void {
    const view = this.#element?.getBoundingClientRect();
    if (view) this.moveBy(top - view.top - view.height * share);
  }

  /** Shows a row with its top `above` pixels below the top of the view. */
  goTo(place: RowPlace, above = 0): void {
    this.#hold(place, -above);
    this.#depth = this.#heldDepth;
    this.#look();
    this.#settle();
    this.#tell();
  }

  moveBy(pixels: number): void {
    this.#depth = clampDepth(this.#depth + pixels, this.#size);
    this.#holdTop();
    this.#look();
    this.#settle();
    this.#tell();
  }

  /** Brings a whole step into view with as little movement as that takes. */
  showStep(step: number, margin = 12): void {
    const top = this.layout.offset({ step, row: 0 });
    const height = this.layout.stepHeight(step);
    const below = top + height - (this.#depth + this.#view - margin);
    if (top < this.#depth + margin || height > this.#view - 2 * margin) this.goTo({ step, row: 0 }, margin);
    else if (below > 0) this.goTo({ step, row: 0 }, this.#view - margin - height);
  }

  /** Where the rows and the spacer stand. */
  #place(): void {
    if (!this.#spacer || !this.#frame) return;
    this.#stretchBar(barHeight(this.#size));
    const [first] = this.#window;
    const offset = first ? this.layout.offset({ step: first.step, row: first.first }) : 0;
    this.#frame.style.top = `${Math.round(offset - this.#depth + this.#bar)}px`;
  }

  /** A bar that gets shorter may be pushed up by the browser; that is no move of the reader. */
  #stretchBar(height: number): void {
    if (!this.#spacer || !this.#element || height === this.#height) return;
    this.#height = height;
    this.#spacer.style.height = `${height}px`;
    if (this.#bar > height - this.#view) this.#bar = this.#element.scrollTop;
  }

  #look(): void {
    const stretches: Stretch[] = [];
    const { layout } = this;
    const from = layout.rowAt(Math.max(0, this.#depth - this.#ahead));
    const until = this.#depth + this.#view + this.#ahead;
    let depth = layout.count === 0 ? until : layout.offset(from);
    for (let step = from.step; depth < until && step < layout.count; step = layout.lastWith(step) + 1) {
      const rows = layout.rows(step).length;
      const first = step === from.step ? from.row : 0;
      let row = first;
      do {
        depth += layout.rowHeight({ step, row });
        row += 1;
      } while (row < rows && depth < until);
      stretches.push({ step, first, last: row - 1 });
    }
    const drawn = `${layout.generation} ${stretches.map(({ step, first, last }) => `${step}:${first}-${last}`).join(" ")}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#window = stretches;
    for (const listener of this.#windowListeners) listener();
  }

  #tell(): void {
    for (const listener of this.#moveListeners) listener();
  }
}
