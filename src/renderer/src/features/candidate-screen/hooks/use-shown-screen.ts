import { useEffect, useState } from 'react';
import { durationMs } from '../../../../../domain/time/time.ts';
import type { ClockView } from '../../../../../shared/areas/passage/clocks.ts';
import type { ScreenView } from '../../../../../shared/areas/room.ts';
import { api, subscribe } from '../../../lib/api.ts';

/** What the candidate sees, as the core last told it; null until it did. */
export function useShownScreen(): ScreenView | null {
  const [view, setView] = useState<ScreenView | null>(null);
  useEffect(() => {
    let isLeft = false;
    const take = (shown: ScreenView) => {
      if (!isLeft) setView(shown);
    };
    // This page hears nothing but its own screen, whole each time: there is nothing to catch up with.
    const end = subscribe('screen-changed', take);
    void api.room.screen().then(take, () => undefined);
    return () => {
      isLeft = true;
      end();
    };
  }, []);
  return view;
}

const NONE = durationMs(0);

/** The screen's time as the clock of a passage with its one phase. */
export function clockOfScreen({ clock, phase }: ScreenView): ClockView {
  return {
    ...clock,
    currentPhaseId: phase === null ? null : 'phase',
    nextReminderMs: null,
    undoRemainingMs: null,
    pause: null,
    interruption: null,
    alarms: [],
    phases:
      phase === null
        ? []
        : [
            {
              ...phase,
              baseMs: phase.grantedMs,
              id: 'phase',
              state: 'current',
              promptsUncovered: false,
              startedAt: null,
              endedAt: null,
              suspendedMs: NONE,
              overtimeMs: durationMs(Math.max(0, 0 - phase.remainingMs)),
            },
          ],
  };
}
