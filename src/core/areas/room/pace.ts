/**
 * Views of a passage reach devices at a pace: while members mark, each entry makes another one, and all that it changes is how
 * far the grids have come. What may wait waits half a second for the next, which stands for it; everything else goes at once.
 */
import { durationMs } from '../../../domain/time/time.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { Stamp } from '../../../shared/revisions.ts';
import type { Deps } from '../../kernel/deps.ts';

const HELD = durationMs(500);

/** What moves by itself with the time, what marking moves, and what never moves. */
const MAY_WAIT: ReadonlySet<string> = new Set([
  ...['asOf', 'asOfMono', 'elapsedMs', 'remainingMs', 'overtimeMs', 'suspendedMs', 'forMs'],
  ...['undoRemainingMs', 'nextReminderMs'],
  ...['coverage', 'markedCount', 'isJudged'],
  'competences',
]);

export interface Pace {
  tell(view: PassageView, stamp: Stamp): void;
  /** Nothing is told any more. */
  stop(): void;
}

interface Paced {
  /** What may not wait, as it was told last. */
  turn: string;
  /** Monotonic time of that. */
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
    const { stamp, view } = paced.held;
    paced.held = null;
    paced.at = clock.read().mono;
    send(view, stamp);
  }

  return {
    tell: (view, stamp) => {
      const { passageId } = view;
      const { mono } = clock.read();
      const turn = JSON.stringify(view, (key, value: unknown) => (MAY_WAIT.has(key) ? undefined : value));
      const paced = passages.get(passageId) ?? { turn: '', at: Number.NEGATIVE_INFINITY, held: null };
      passages.set(passageId, paced);
      const standing =
        paced.held === null
          ? stamp
          : { ...stamp, first: paced.held.stamp.first ?? paced.held.stamp.revision };
      if (turn !== paced.turn || mono - paced.at >= HELD) {
        paced.held?.disarm();
        Object.assign(paced, { turn, at: mono, held: null } satisfies Paced);
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
