import { useTranslation } from 'react-i18next';
import type { ClockEvent } from '../../../../../domain/passage/passage.clock-events.ts';
import { durationWords, useTimeOfDay } from '../clock/words.ts';

/** An event of the clock as a sentence of the journal; `phaseTitle` names a phase. */
export function useClockSentence(phaseTitle: (phaseId: string) => string): (event: ClockEvent) => string {
  const { t } = useTranslation('clock');
  const { t: tPassage } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  const words = (ms: number) => durationWords(tPassage, ms);

  return (event) => {
    switch (event.type) {
      case 'phase-left-early':
        return t('journal.phase-left-early', {
          remaining: words(event.remainingMs),
          phase: phaseTitle(event.phaseId),
        });
      case 'phase-returned-to':
        return t(`journal.returned-${event.ruling}`, {
          phase: phaseTitle(event.phaseId),
          counted: words(event.countedMs),
          suspended: words(event.suspendedMs),
          reason: event.reason,
        });
      case 'candidate-left':
        return t('journal.candidate-left', { reason: event.reason });
      case 'gap-found':
        return t(`journal.gap-${event.cause}`, {
          at: timeOfDay.exact(event.lastAliveAt),
          gap: words(event.gapMs),
        });
      case 'interruption-unmeasured':
        return t('journal.interruption-unmeasured', { at: timeOfDay.exact(event.lastAliveAt) });
      case 'interruption-settled':
        return settled(event);
    }
  };

  function settled({ countedMs, gapMs, reason }: Extract<ClockEvent, { type: 'interruption-settled' }>) {
    const counted = words(countedMs);
    if (gapMs !== null) return t('journal.settled', { gap: words(gapMs), counted, reason });
    return countedMs > 0
      ? t('journal.settled-unknown', { counted, reason })
      : t('journal.settled-unknown-lost', { reason });
  }
}
