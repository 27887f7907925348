import { useSyncExternalStore } from "react";

/** A value with a reducer that lives outside React: handlers read it as it is now, components what they select of it. */
export class Store<State, Action> {
  #state: State;
  readonly #reduce: (state: State, action: Action) => State;
  readonly #listeners = new Set<(before: State, after: State) => void>();

  constructor(initial: State, reduce: (state: State, action: Action) => State) {
    this.#state = initial;
    this.#reduce = reduce;
  }

  readonly get = (): State => this.#state;

  readonly dispatch = (action: Action): void => {
    const before = this.#state;
    this.#state = this.#reduce(before, action);
    if (this.#state !== before) for (const listener of this.#listeners) listener(before, this.#state);
  };

  readonly subscribe = (listener: (before: State, after: State) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

type Subscribe = (listener: () => void) => () => void;

/** A part of a store; what is selected must be the same value until it changes. */
export function useStore<State, Part>(
  store: { readonly get: () => State; readonly subscribe: Subscribe },
  select: (state: State) => Part,
): Part {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
