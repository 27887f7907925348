/**
 * Between the depth in the trace and the scroll bar. Browsers cap an element's
 * height (Chromium at 33,554,430 px, Firefox near 17.9 million), so what scrolls
 * is never taller than `tallest`; `shift` is what the bar's place lacks to the
 * depth. Corrected heights change the shift and leave the bar alone, so nothing
 * on screen moves; when the bar rests, it is brought to where it belongs.
 */
const tallest = 12_000_000;

export interface ScrollSize {
  /** Height of everything. */
  readonly total: number;
  /** Height of what one sees. */
  readonly view: number;
}

const deepest = ({ total, view }: ScrollSize) => Math.max(0, total - view);

/** Height of the element that scrolls. */
export function barHeight({ total }: ScrollSize): number {
  return Math.min(total, tallest);
}

const lowest = (size: ScrollSize) => Math.max(0, barHeight(size) - size.view);

export function clampDepth(depth: number, size: ScrollSize): number {
  return Math.max(0, Math.min(depth, deepest(size)));
}

/** Where the bar belongs at this depth. */
export function restingPlace(depth: number, size: ScrollSize): number {
  const end = deepest(size);
  return end === 0 ? 0 : (clampDepth(depth, size) / end) * lowest(size);
}

/**
 * The depth after the bar went from `from` to `to`: as far as the bar went, so
 * that wheel and keys act as everywhere; a leap, as when the bar is dragged,
 * goes to the share of the trace that the bar shows.
 */
export function depthAfter(depth: number, from: number, to: number, size: ScrollSize): number {
  const leap = size.total > tallest && Math.abs(to - from) > 3 * size.view;
  if (leap) return (to / Math.max(1, lowest(size))) * deepest(size);
  return clampDepth(depth + to - from, size);
}

/** Whether the bar has come to an end of its way while the trace has not. */
export function isStuck(place: number, depth: number, size: ScrollSize): boolean {
  const atTop = place <= 0 && depth > 0;
  const atEnd = place >= lowest(size) - 1 && depth < deepest(size) - 1;
  return atTop || atEnd;
}
