/** A network that loses, delays and doubles what it carries, between a client and handlers of requests. */

export type Serve = (request: Request) => Promise<Response>;

/** Numbers from 0 to 1 that come out the same in every run (Park and Miller 1988). */
export function steadyRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export interface BadNetwork {
  readonly fetch: typeof fetch;
  /** While the server is down, whatever was under way gets no answer. */
  down: boolean;
  readonly counts: { sent: number; lost: number; unanswered: number; late: number; doubled: number };
  /** Settles once everything that was delayed has arrived. */
  readonly settled: () => Promise<void>;
}

/** Of all requests `share` go wrong, in one of four ways. */
export function badNetwork(serve: Serve, share: number, random: () => number): BadNetwork {
  const counts = { sent: 0, lost: 0, unanswered: 0, late: 0, doubled: 0 };
  const late: Promise<unknown>[] = [];
  const broken = () => new TypeError("The network is gone.");
  const network: BadNetwork = {
    down: false,
    counts,
    settled: async () => {
      await Promise.all(late);
    },
    fetch: async (input, init) => {
      const { signal: _, ...rest } = init ?? {};
      const make = () => new Request(new URL(String(input), "http://localhost:3000"), rest);
      counts.sent += 1;
      if (network.down) throw broken();
      const fate = random() / share;
      const answer = async () => {
        const response = await serve(make());
        if (network.down) throw broken();
        return response;
      };
      if (fate >= 1) return answer();
      if (fate < 0.25) {
        counts.lost += 1;
        throw broken();
      }
      if (fate < 0.5) {
        counts.unanswered += 1;
        await serve(make());
        throw broken();
      }
      // A copy that arrives when others have long passed it.
      const delay = 20 + random() * 200;
      late.push(new Promise((resolve) => setTimeout(resolve, delay)).then(() => serve(make())));
      if (fate < 0.75) {
        counts.late += 1;
        throw broken();
      }
      counts.doubled += 1;
      return answer();
    },
  };
  return network;
}

/** The browser's store, as far as it is asked for. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      entries.set(key, value);
    },
    removeItem: (key: string) => {
      entries.delete(key);
    },
  };
  // Keys of a Storage are its own properties: `Object.keys(localStorage)`.
  return new Proxy(storage, {
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      entries.has(String(key)) ? { enumerable: true, configurable: true, value: entries.get(String(key)) } : undefined,
  }) as Storage;
}
