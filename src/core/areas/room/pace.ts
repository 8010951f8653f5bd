/**
 * Views of a passage that an entry alone changed reach devices at a pace: all that they say is how far the grids have come. Each waits
 * half a second for the next, which stands for it.
 */
import { durationMs } from '../../../domain/time/time.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { Stamp } from '../../../shared/revisions.ts';
import type { Deps } from '../../kernel/deps.ts';

const HELD = durationMs(500);

export interface Pace {
  tell(view: PassageView, stamp: Stamp): void;
  /** Tells what waits of a passage: a newer view of it is about to be told. */
  release(passageId: string): void;
  /** Nothing is told any more. */
  stop(): void;
}

interface Paced {
  /** Monotonic time at which one was told last. */
  at: number;
  /** What waits, and the end of its wait. */
  held: { readonly view: PassageView; readonly stamp: Stamp; readonly disarm: () => void } | null;
}

export function createPace(
  { clock, scheduler }: Pick<Deps, 'clock' | 'scheduler'>,
  send: (view: PassageView, stamp: Stamp) => void,
): Pace {
  const passages = new Map<string, Paced>();

  function release(passageId: string): void {
    const paced = passages.get(passageId);
    if (paced === undefined || paced.held === null) return;
    const { disarm, stamp, view } = paced.held;
    disarm();
    paced.held = null;
    paced.at = clock.read().mono;
    send(view, stamp);
  }

  return {
    release,
    tell: (view, stamp) => {
      const { passageId } = view;
      const { mono } = clock.read();
      const paced = passages.get(passageId) ?? { at: Number.NEGATIVE_INFINITY, held: null };
      passages.set(passageId, paced);
      const standing =
        paced.held === null
          ? stamp
          : { ...stamp, first: paced.held.stamp.first ?? paced.held.stamp.revision };
      if (paced.held === null && mono - paced.at >= HELD) {
        paced.at = mono;
        send(view, standing);
        return;
      }
      const disarm =
        paced.held?.disarm ??
        scheduler.after(durationMs(HELD - (mono - paced.at)), () => {
          release(passageId);
        });
      paced.held = { view, stamp: standing, disarm };
    },
    stop: () => {
      for (const { held } of passages.values()) held?.disarm();
      passages.clear();
    },
  };
}
