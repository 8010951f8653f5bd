/** The lists of refused entries outlast the window: main holds them in a file, and gives them back at the next start. */
import type { KeptEntry } from '../../../shared/areas/kept.ts';

/** One list of refused entries. */
export interface KeptSource {
  readonly entries: () => readonly KeptEntry[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface KeptStore {
  /** Follows a list from now on. */
  add(source: KeptSource): void;
  /** From now on main is told of every change; before, what an earlier window left must have been taken up. */
  open(): void;
}

/** `replace` hands the whole list over to main. */
export function createKeptStore(replace: (entries: readonly KeptEntry[]) => Promise<unknown>): KeptStore {
  let sources: readonly KeptSource[] = [];
  let isOpen = false;
  let handed = '[]';

  function tell(): void {
    if (!isOpen) return;
    const entries = sources.flatMap((source) => source.entries());
    const text = JSON.stringify(entries);
    if (text === handed) return;
    handed = text;
    // What could not be handed over is told of by main when the window closes, and handed over with the next change.
    void replace(entries).catch(() => {
      handed = '';
    });
  }

  return {
    add: (source) => {
      sources = [...sources, source];
      source.subscribe(tell);
      tell();
    },
    open: () => {
      isOpen = true;
      tell();
    },
  };
}
