/**
 * Since when nothing is heard of the desk. A page that has just begun is on its way to it, and speaks of no cut before that
 * took too long.
 */
import type { DeviceTime, Line } from './line.ts';

/** Longest that a page which begins is on its way. */
const ON_ITS_WAY_MS = 3_000;

export interface DownSince {
  /** The desk's hour; null while the line is up, or has hardly been looked for. */
  readonly since: () => number | null;
  readonly subscribe: (listener: () => void) => () => void;
  readonly end: () => void;
}

export function watchDown(
  line: Pick<Line, 'state' | 'subscribe'>,
  { after }: Pick<DeviceTime, 'after'>,
  hour: () => number,
): DownSince {
  const listeners = new Set<() => void>();
  const startedAt = hour();
  let since: number | null = null;
  let wasUp = line.state() === 'up';

  function become(next: number | null): void {
    if (next === since) return;
    since = next;
    for (const listener of [...listeners]) listener();
  }

  const cancel = after(ON_ITS_WAY_MS, () => {
    if (line.state() !== 'up') become(since ?? startedAt);
  });
  const leave = line.subscribe(() => {
    if (line.state() === 'up') {
      wasUp = true;
      become(null);
    } else if (wasUp) become(since ?? hour());
  });
  return {
    since: () => since,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => {
      cancel();
      leave();
    },
  };
}
