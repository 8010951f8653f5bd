/**
 * Time in which the desk itself slept or stood still. It heard nobody then: that is no device's silence, and is told once, of
 * the desk, in the journals that do not have it already from the clock.
 */
import { createInstantFormat } from '../../../documents/french-format.ts';
import type { GapCause } from '../../../domain/passage/passage.clock-events.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { DurationMs, Reading } from '../../../domain/time/time.ts';
import type { DeskSleep } from '../../../shared/areas/room.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted } from '../../kernel/refusal.ts';
import { createClockWatch, PANEL } from '../passage/index.ts';
import type { PassageRuntime } from '../passage/index.ts';
import { TOLD_FROM_MS } from './silences.ts';

/** Long enough to be told. */
export interface ToldSleep extends DeskSleep {
  readonly cause: GapCause;
}

export interface DeskSleepWatch {
  /** To be called before anything is heard or missed. */
  look(now: Reading): void;
  /** The last that was long enough to be told; null when there was none. */
  readonly last: () => DeskSleep | null;
  stop(): void;
}

export interface DeskSleepParts {
  readonly deps: Pick<Deps, 'clock' | 'logFailure' | 'power'>;
  /** Nobody could be heard for that long, by the monotonic clock. */
  readonly onMissed: (missed: DurationMs) => void;
  /** May throw: it is told again at the next look. */
  readonly onSlept: (slept: ToldSleep) => void;
}

export function createDeskSleepWatch({ deps, onMissed, onSlept }: DeskSleepParts): DeskSleepWatch {
  const { clock, logFailure, power } = deps;
  const watch = createClockWatch(clock.rate);
  let untold: readonly ToldSleep[] = [];
  let last: DeskSleep | null = null;

  function look(now: Reading): void {
    const { gap } = watch.look(now);
    if (gap !== null) {
      onMissed(durationMs(now.mono - gap.lastAlive.mono));
      if (gap.gapMs >= TOLD_FROM_MS) {
        last = { from: gap.lastAlive.wall, to: now.wall };
        untold = [...untold, { ...last, cause: gap.cause }];
      }
    }
    const toTell = untold;
    untold = [];
    for (const slept of toTell) {
      try {
        onSlept(slept);
      } catch (error) {
        logFailure('room.sleep', error);
        untold = [...untold, slept];
      }
    }
  }

  look(clock.read());
  const forgetSuspend = power.onSuspend(() => {
    // It begins here rather than at the last look.
    const now = clock.read();
    look(now);
    watch.fallAsleep(now);
  });
  const forgetResume = power.onResume(() => {
    look(clock.read());
  });
  return {
    look,
    last: () => last,
    stop: () => {
      forgetSuspend();
      forgetResume();
    },
  };
}

export type TellSleep = (sessionId: string, slept: ToldSleep) => void;

/** Tells it in what is being timed or marked; a clock that ran has told it, and awaits a ruling. */
export function createTellSleep(
  { repos, timeZone }: Pick<Deps, 'repos' | 'timeZone'>,
  { change }: Pick<PassageRuntime, 'change'>,
): TellSleep {
  const instants = createInstantFormat(timeZone, '');
  return (sessionId, { cause, from, to }) => {
    const what = cause === 'sleep' ? 'en veille' : 'sans réponse';
    const text = `Poste du jury ${what} de ${instants.time(from)} à ${instants.time(to)}\u202F; les saisies étaient gardées sur les appareils.`;
    for (const [passageId, { stage }] of repos.progress.ofSession(sessionId)) {
      if (stage !== 'timed' && stage !== 'marking') continue;
      change(passageId, ({ apply, state, wrote }) => {
        wrote();
        const before = state();
        if (before.clock.kind === 'interrupted') return granted(before);
        return apply({ type: 'note-incident', category: 'technical', text }, PANEL);
      });
    }
  };
}
