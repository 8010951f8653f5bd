import { useEffect, useState } from 'react';
import type { Broadcasts } from '../../../../../shared/contract.ts';
import { subscribe } from '../../../lib/api.ts';
import { usePreferences } from '../../../lib/queries.ts';
import { playReminderTone } from './reminder-tone.ts';

export type Reminder = Broadcasts['reminder-reached'];

/** Long enough to be noticed by someone who is listening to the candidate. */
const SHOWN_MS = 20_000;

/** The last reminder of the phase in progress, while it is shown; sounded once when the preference asks for it. */
export function useReminders(passageId: string, phaseId: string | null): Reminder | null {
  const [reminder, setReminder] = useState<Reminder | null>(null);
  const isSoundOn = usePreferences().data?.isSoundOn ?? false;

  useEffect(
    () =>
      subscribe('reminder-reached', (reached) => {
        if (reached.passageId !== passageId) return;
        setReminder(reached);
        if (isSoundOn) playReminderTone(reached.remainingMs <= 0);
      }),
    [passageId, isSoundOn],
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
