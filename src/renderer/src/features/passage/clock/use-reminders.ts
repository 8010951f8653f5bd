import { useEffect, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import type { Broadcasts } from '../../../../../shared/contract.ts';
import { subscribe } from '../../../lib/api.ts';
import { usePreferences } from '../../preferences/queries.ts';
import { playReminderTone } from './reminder-tone.ts';
import { durationWords } from './words.ts';

export type Reminder = Broadcasts['reminder-reached'];

/** Long enough to be noticed by someone who is listening to the candidate. */
const SHOWN_MS = 20_000;
/** A reminder that is told later than this says what is really left. */
const LATE_MS = 1_500;

/** The last reminder of the phase in progress, while it is shown. */
export function useReminders(passageId: string, phaseId: string | null): Reminder | null {
  const [reminder, setReminder] = useState<Reminder | null>(null);

  useEffect(
    () =>
      subscribe('reminder-reached', (reached) => {
        if (reached.passageId === passageId) setReminder(reached);
      }),
    [passageId],
  );

  useEffect(() => {
    if (reminder === null) return undefined;
    const timer = setTimeout(() => {
      setReminder(null);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [reminder]);

  return reminder?.phaseId === phaseId ? reminder : null;
}

/** Reminders of one clock are told for each passage that goes by it, one right after the other. */
const AT_ONCE_MS = 500;

/** Sounds every reminder once, whatever the screen shows, when the preference asks for it. */
export function useReminderTones(): void {
  const isSoundOn = usePreferences().data?.isSoundOn ?? false;
  const sounded = useRef({ remainingMs: -1, at: -Infinity });
  useEffect(
    () =>
      subscribe('reminder-reached', ({ leftMs, remainingMs }) => {
        const at = performance.now();
        const { current: last } = sounded;
        if (!isSoundOn || (last.remainingMs === remainingMs && at - last.at < AT_ONCE_MS)) return;
        sounded.current = { remainingMs, at };
        playReminderTone(leftMs <= 0);
      }),
    [isSoundOn],
  );
}

/** A reminder in words: what it stands for, or what is really left when it comes late. */
export function reminderSentence(t: TFunction<'passage'>, { leftMs, remainingMs }: Reminder): string {
  if (remainingMs <= 0 || leftMs <= 0) return t('reminder.over');
  const isLate = remainingMs - leftMs > LATE_MS;
  return t('reminder.left', { time: durationWords(t, isLate ? leftMs : remainingMs) });
}
