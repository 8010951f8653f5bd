/**
 * What a member puts down for themselves on their device: a report that is not sent yet, lines of their card that they said.
 * It stays there over a reload and a kill of the page, and never leaves it.
 */
export interface Jottings {
  /** Empty where nothing was put down. */
  readonly text: (name: string) => string;
  /** An empty text takes it back. */
  readonly put: (name: string, text: string) => void;
  /** How many stand under names that begin so. */
  readonly count: (beginning: string) => number;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Copies {
  copy(name: string): Promise<unknown>;
  keepCopy(name: string, value: unknown): Promise<void>;
}

const COPY = 'jottings';

/** As they were left. */
export async function createJottings(copies: Copies): Promise<Jottings> {
  const kept = new Map((await copies.copy(COPY)) as readonly (readonly [string, string])[] | undefined);
  const listeners = new Set<() => void>();
  let isKeeping = false;
  let isStale = false;

  /** One write at a time, of what stands then: a fast hand is not kept letter by letter. */
  async function keep(): Promise<void> {
    isStale = true;
    if (isKeeping) return;
    isKeeping = true;
    while (isStale) {
      isStale = false;
      // What cannot be kept is on the page all the same; the next letter tries again.
      await copies.keepCopy(COPY, [...kept]).catch(() => undefined);
    }
    isKeeping = false;
  }

  return {
    text: (name) => kept.get(name) ?? '',
    put: (name, text) => {
      if (text === '') kept.delete(name);
      else kept.set(name, text);
      for (const listener of [...listeners]) listener();
      void keep();
    },
    count: (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)).length,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
