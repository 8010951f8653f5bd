import type { TFunction } from 'i18next';
import type { ClockView } from '../../../../../shared/areas/passage/clocks.ts';
import { phaseAhead, phaseOnClock } from './clock-extrapolation.ts';
import { durationWords } from './words.ts';

/** What the clock is doing: "En cours", "Suspendu depuis 2 min · Malaise". */
export function statusWords(t: TFunction<'passage'>, clock: ClockView): string {
  switch (clock.status) {
    case 'running':
      return (phaseOnClock(clock)?.remainingMs ?? 1) > 0 ? t('clock.running') : t('clock.overtime');
    case 'paused':
      return t('clock.paused', {
        for: durationWords(t, Math.floor((clock.pause?.forMs ?? 0) / 1_000) * 1_000),
        reason: clock.pause?.reason ?? '',
      });
    case 'interrupted':
      return t('clock.interrupted');
    case 'stopped':
      if (phaseAhead(clock) === null) return t('clock.finished');
      return clock.currentPhaseId === null ? t('clock.stopped') : t('clock.between');
  }
}
