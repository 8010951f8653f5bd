import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClockView, PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { bindClasses, Button, ClockFace, Glyph } from '../../../ui/index.ts';
import type { ClockPhase } from '../../../ui/index.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import { phaseOnClock, phaseShown } from './clock-extrapolation.ts';
import { statusWords } from './clock-words.ts';
import styles from './passage-clock.module.css';
import { useClock } from './use-clock.ts';
import { reminderSentence, useReminders } from './use-reminders.ts';
import { durationWords } from './words.ts';

const cx = bindClasses(styles);

/** The clock, always on top: large while a phase is in progress, a strip otherwise. */
export function PassageClock({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const clock = useClock(passage.clock);
  const reminder = useReminders(passage.passageId, phaseOnClock(clock)?.id ?? null);
  const [spokenTime, setSpokenTime] = useState('');
  const phase = phaseShown(clock);

  useShortcuts({
    T: () => {
      if (phase !== null) setSpokenTime(timeSentence(t, phase));
    },
  });

  if (phase === null) return null;
  const isFinished = clock.phases.every(({ state }) => state === 'done');
  const reminderText = reminder === null ? null : reminderSentence(t, reminder);
  return (
    <div className={cx('clock', reminderText !== null && 'reminding')}>
      <ClockFace
        label={t('clock.label')}
        size={phaseOnClock(clock) === null ? 'compact' : 'large'}
        phases={clock.phases.map(inkOf)}
        phaseTitle={isFinished ? t('clock.total') : phase.title}
        remainingMs={isFinished ? totalElapsedMs(clock) : phase.remainingMs}
        status={clock.status}
        statusLabel={statusWords(t, clock)}
        nextReminder={nextReminderWords(t, clock)}
        announcement={reminderText ?? spokenTime}
        actions={
          <>
            {reminderText === null ? null : <p className={cx('reminder')}>{reminderText}</p>}
            <UndoStart passageId={passage.passageId} remainingMs={clock.undoRemainingMs} />
          </>
        }
      />
    </div>
  );
}

/** Takes back an accidental start, for as long as the machine allows. */
function UndoStart({
  passageId,
  remainingMs,
}: {
  readonly passageId: string;
  readonly remainingMs: number | null;
}) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passageId);
  return (
    <>
      {remainingMs === null ? null : (
        <Button
          icon={<Glyph name="undo" />}
          onPress={() => {
            command.send([{ type: 'undo-start' }]);
          }}
        >
          {t('clock.undo')}
          <span className={cx('undoLeft')}>
            {t('clock.undoFor', { seconds: Math.ceil(remainingMs / 1_000) })}
          </span>
        </Button>
      )}
      <ErrorNotice error={command.error} />
    </>
  );
}

function inkOf({ id, title, grantedMs, elapsedMs, state }: PhaseView): ClockPhase {
  return {
    id,
    title,
    durationMs: grantedMs,
    elapsedMs,
    state: state === 'ahead' ? 'waiting' : state,
  };
}

/** Once all is over there is nothing left to count down: the digits say how long it took. */
function totalElapsedMs(clock: ClockView): number {
  return clock.phases.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
}

function nextReminderWords(t: TFunction<'passage'>, clock: ClockView): string | undefined {
  if (clock.nextReminderMs === null || clock.status === 'stopped') return undefined;
  if (clock.nextReminderMs === 0) return t('clock.nextIsEnd');
  return t('clock.nextReminder', { at: durationWords(t, clock.nextReminderMs) });
}

/** What a screen reader says on request: the seconds are never spoken by themselves. */
function timeSentence(t: TFunction<'passage'>, { title, remainingMs }: PhaseView): string {
  const values = { phase: title, time: durationWords(t, remainingMs) };
  return remainingMs > 0 ? t('clock.spokenRemaining', values) : t('clock.spokenOvertime', values);
}
