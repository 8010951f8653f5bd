import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { JuryEvent } from '../../../../../domain/jury/jury-acts.types.ts';
import type { PassageEvent } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { useClockSentence } from './clock-sentence.ts';
import { durationWords, useTimeOfDay } from '../clock/words.ts';

type EventOf<Type extends PassageEvent['type']> = Extract<PassageEvent, { readonly type: Type }>;

/** A journal entry as a sentence. */
export function useJournalSentence(passage: PassageView): (event: PassageEvent) => string {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  const phase = (phaseId: string) => passage.clock.phases.find(({ id }) => id === phaseId)?.title ?? phaseId;
  const words = (ms: number) => durationWords(t, ms);
  const ofClock = useClockSentence(phase);
  const name = (jurorId: string) => passage.seats.find((seat) => seat.jurorId === jurorId)?.name ?? jurorId;

  return (event) => {
    switch (event.type) {
      case 'identity-checked':
        return withNote(
          t('journal.event.identity-checked', { document: t(`identity.documents.${event.document}`) }),
          event.note,
        );
      case 'attendance-recorded':
        return withNote(
          t('journal.event.attendance-recorded', { status: t(`attendance.statuses.${event.status}`) }),
          event.note,
        );
      case 'phase-started':
        return t('journal.event.phase-started', { phase: phase(event.phaseId) });
      case 'start-undone':
        return t('journal.event.start-undone', { ran: words(event.ranMs), phase: phase(event.phaseId) });
      case 'paused':
        return t('journal.event.paused', { elapsed: words(event.elapsedMs), reason: event.reason });
      case 'resumed':
        return t('journal.event.resumed', { for: words(event.pausedMs) });
      case 'phase-ended':
        return phaseEnded(t, event, phase(event.phaseId));
      case 'extra-time-granted':
        return t('journal.event.extra-time-granted', { extra: words(event.extraMs), reason: event.reason });
      case 'incident-noted':
        return t('journal.event.incident-noted', {
          category: t(`incident.categories.${event.category}`),
          text: event.text,
        });
      case 'reminder-reached':
        return event.remainingMs > 0
          ? t('journal.event.reminder-reached', { time: words(event.remainingMs) })
          : t('journal.event.time-over', { phase: phase(event.phaseId) });
      case 'clock-jumped':
        return clockJumped(t, event);
      case 'interruption-found':
        return t('journal.event.interruption-found', {
          at: timeOfDay.exact(event.lastAliveAt),
          gap: words(event.gapMs),
        });
      case 'interruption-ruled':
        return t(`journal.event.ruled-${event.ruling}`, { gap: words(event.gapMs), reason: event.reason });
      case 'phase-left-early':
      case 'phase-returned-to':
      case 'candidate-left':
      case 'gap-found':
      case 'interruption-unmeasured':
      case 'interruption-settled':
        return ofClock(event);
      case 'deliberation-reopened':
      case 'lock-voided':
        return t(`journal.event.${event.type}`, { reason: event.reason });
      case 'minutes-archived':
        return t('journal.event.minutes-archived', { number: event.minutesNumber });
      case 'presence-set':
      case 'member-arrived':
      case 'member-withdrawn':
      case 'withdrawal-undone':
      case 'withdrawal-ruled':
      case 'president-named':
      case 'test-restarted':
      case 'details-completed':
      case 'member-declared':
        return juryAct(t, event, name);
      case 'pin-reset':
        return t(event.isGridReopened ? 'journal.event.pin-reset-reopened' : 'journal.event.pin-reset', {
          name: name(event.jurorId),
          by: event.confirmedBy.map(name).join(', '),
        });
      case 'grid-reopened':
        return t('journal.event.grid-reopened', {
          name: name(event.jurorId),
          count: event.lateCount,
          reason: event.reason,
        });
      case 'scan-noted':
        return t(`journal.event.scan-${event.act}`, { name: name(event.jurorId) });
      case 'marked-while-stopped':
      case 'timed-phases-closed':
      case 'deliberation-opened':
      case 'deliberation-closed':
      case 'finding-opened':
      case 'content-locked':
        return t(`journal.event.${event.type}`);
    }
  };
}

function juryAct(t: TFunction<'passage'>, event: JuryEvent, nameOf: (jurorId: string) => string): string {
  switch (event.type) {
    case 'presence-set':
      return t('journal.event.presence-set', {
        name: nameOf(event.jurorId),
        presence: t(`journal.presence.${event.presence}`),
      });
    case 'member-arrived':
      return t(event.mayVote ? 'journal.event.member-arrived' : 'journal.event.member-arrived-speaking', {
        name: nameOf(event.jurorId),
      });
    case 'member-withdrawn':
      return t(`journal.event.member-withdrawn-${event.cause}`, {
        name: nameOf(event.jurorId),
        reason: event.reason,
      });
    case 'withdrawal-undone':
    case 'president-named':
      return t(`journal.event.${event.type}`, { name: nameOf(event.jurorId) });
    case 'withdrawal-ruled':
      return t(`journal.event.withdrawal-ruled-${event.ruling}`, { reason: event.reason });
    case 'test-restarted':
      return t('journal.event.test-restarted', { reason: event.reason });
    case 'member-declared':
      return t(`journal.event.member-declared-${event.kind}`, {
        name: event.name,
        reason: event.reason,
      });
    case 'details-completed':
      return t('journal.event.details-completed', { field: t(`journal.field.${event.field}`) });
  }
}

function withNote(sentence: string, note: string): string {
  return note === '' ? sentence : `${sentence} ${note}`;
}

function phaseEnded(t: TFunction<'passage'>, event: EventOf<'phase-ended'>, phase: string): string {
  const values = {
    phase,
    elapsed: durationWords(t, event.elapsedMs),
    over: durationWords(t, event.overtimeMs),
  };
  return t(event.overtimeMs > 0 ? 'journal.event.phase-ended-over' : 'journal.event.phase-ended', values);
}

function clockJumped(t: TFunction<'passage'>, { cause, deltaMs }: EventOf<'clock-jumped'>): string {
  const delta = durationWords(t, deltaMs);
  if (cause === 'sleep') return t('journal.event.slept', { delta });
  return t(deltaMs > 0 ? 'journal.event.clock-forward' : 'journal.event.clock-back', { delta });
}
