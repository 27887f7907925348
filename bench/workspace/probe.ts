/** What is measured inside the page. It runs in the browser, before anything else, and has to stand alone. */
export interface Probe {
  /** Milliseconds since the request began until text of a step was painted. */
  readable: number;
  /** The same, for when the first step has the focus and keys act. */
  interactive: number;
  /** Milliseconds of each task over 50 ms since the last reset. */
  longTasks: number[];
  /** Milliseconds between frames since the last reset. */
  frames: number[];
  reset: () => void;
  /** From the next key of this name until an element's text has changed and is painted, in milliseconds. */
  fromKey: (key: string, painted: string, acknowledged: string) => Promise<{ painted: number; acknowledged: number }>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

export function installProbe(): void {
  const afterPaint = (then: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const until = (holds: () => boolean, then: () => void): void => {
    const look = () => (holds() ? afterPaint(then) : requestAnimationFrame(look));
    look();
  };
  const probe: Probe = {
    readable: 0,
    interactive: 0,
    longTasks: [],
    frames: [],
    reset: () => {
      probe.longTasks = [];
      probe.frames = [];
    },
    fromKey: (key, painted, acknowledged) =>
      new Promise((resolve) => {
        const text = () => document.querySelector(painted)?.textContent;
        const before = text();
        const onKey = (event: KeyboardEvent) => {
          if (event.key !== key) return;
          removeEventListener("keydown", onKey, true);
          const start = event.timeStamp;
          until(
            () => text() !== before,
            () => {
              const seen = performance.now() - start;
              until(
                () => document.querySelector(acknowledged) !== null,
                () => resolve({ painted: seen, acknowledged: performance.now() - start }),
              );
            },
          );
        };
        addEventListener("keydown", onKey, true);
      }),
  };
  window.probe = probe;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  let last = performance.now();
  const frame = (now: number) => {
    probe.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  // The browser says itself when text was painted, however busy scripts keep the page after that.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const painted = entry as PerformanceEntry & { readonly element?: Element | null };
      if (probe.readable === 0 && painted.element?.closest("[data-readable], [data-row]"))
        probe.readable = entry.startTime;
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  until(
    () => document.activeElement?.hasAttribute("data-article") ?? false,
    () => {
      probe.interactive = performance.now();
    },
  );
}
