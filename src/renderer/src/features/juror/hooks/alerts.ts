import { useEffect, useState } from 'react';
import { subscribe } from '../../../lib/api.ts';
import { playReminderTone } from '../../passage/index.ts';

/** What a reminder may do beside being seen. Null: nobody was asked yet. */
export interface AlertChoice {
  readonly isSoundOn: boolean;
  readonly isVibrationOn: boolean;
}

const KEY = 'room.alerts';

export const canVibrate = 'vibrate' in navigator;

function kept(): AlertChoice | null {
  const text = localStorage.getItem(KEY);
  if (text === null) return null;
  return { isSoundOn: text.includes('sound'), isVibrationOn: text.includes('vibration') };
}

/** The choice of this device, quiet until someone says otherwise; reminders sound and vibrate by it. */
export function useAlerts(): readonly [AlertChoice | null, (choice: AlertChoice) => void] {
  const [choice, setChoice] = useState(kept);
  useEffect(
    () =>
      subscribe('reminder-reached', ({ leftMs }) => {
        const now = kept();
        if (now?.isSoundOn === true) playReminderTone(leftMs <= 0);
        if (now?.isVibrationOn === true && canVibrate) navigator.vibrate(leftMs <= 0 ? [200, 100, 200] : 200);
      }),
    [],
  );
  return [
    choice,
    (next) => {
      const words = [next.isSoundOn ? 'sound' : '', next.isVibrationOn ? 'vibration' : ''];
      localStorage.setItem(KEY, words.join(' '));
      setChoice(next);
    },
  ];
}
