/** Time that somebody truly spends: it runs for a while after each sign of a hand at work, and not while they are away. */
export interface Attention {
  readonly spentMs: number;
  /** Up to when time is counted already. */
  readonly countedTo: number;
  /** Until when, without a further sign, somebody is taken to be reading. */
  readonly until: number;
}

/** How long a page is read without a hand moving, in milliseconds. */
export const readingPause = 60_000;

export function startAttention(now: number): Attention {
  return { spentMs: 0, countedTo: now, until: now };
}

/** Counts the time up to now, as far as somebody was there. */
export function countedTo(attention: Attention, now: number): Attention {
  const { spentMs, countedTo: from, until } = attention;
  return { ...attention, spentMs: spentMs + Math.max(0, Math.min(now, until) - from), countedTo: Math.max(from, now) };
}

/** A key, a movement, a scroll: somebody is there, and for a while on. */
export function signOfLife(attention: Attention, now: number): Attention {
  return { ...countedTo(attention, now), until: now + readingPause };
}

/** The page is hidden or another window is in front. */
export function wentAway(attention: Attention, now: number): Attention {
  return { ...countedTo(attention, now), until: now };
}

/** 3 min, 1 h 5 min. */
export function timeName(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "under 1 min";
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
