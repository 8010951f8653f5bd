import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationMs } from '../../../../../domain/time/time.ts';
import type { DurationMs } from '../../../../../domain/time/time.ts';
import { PIN_MIN_LENGTH } from '../../../ui/index.ts';
import { durationWords } from '../clock/words.ts';
import type { Command } from '../commands/use-passage-command.ts';

export type Ruling = 'resume' | 'count' | 'count-part' | 'restart';

/** The president's ruling while it is being written; kept when it is refused. */
export interface RulingDraft {
  readonly choice: Ruling | null;
  readonly reason: string;
  /** Part of the interruption to count. */
  readonly minutes: number;
  readonly seconds: number;
  /** The president’s, asked only to begin the test again. */
  readonly pin: string;
  readonly choose: (choice: Ruling) => void;
  readonly explain: (reason: string) => void;
  readonly setMinutes: (minutes: number) => void;
  readonly setSeconds: (seconds: number) => void;
  readonly setPin: (pin: string) => void;
  /** Forgets it once it is acknowledged: the next interruption is ruled on anew. */
  readonly clear: () => void;
}

export function useRulingDraft(): RulingDraft {
  const [choice, choose] = useState<Ruling | null>(null);
  const [reason, explain] = useState('');
  const [minutes, setMinutes] = useState(0);
  const [seconds, setSeconds] = useState(0);
  const [pin, setPin] = useState('');
  const clear = () => {
    choose(null);
    explain('');
    setMinutes(0);
    setSeconds(0);
    setPin('');
  };
  const typed = { choice, reason, minutes, seconds, pin };
  return { ...typed, choose, explain, setMinutes, setSeconds, setPin, clear };
}

/** The part to count as entered, in milliseconds. */
export function countedMsOf({ minutes, seconds }: Pick<RulingDraft, 'minutes' | 'seconds'>): DurationMs {
  return durationMs((minutes * 60 + seconds) * 1_000);
}

/** The command that applies the ruling; null before one was chosen, and when the test is begun again instead. */
export function rulingCommand(draft: RulingDraft): Command | null {
  const { choice, reason } = draft;
  if (choice === null || choice === 'restart') return null;
  return choice === 'count-part'
    ? { type: 'rule-on-interruption', ruling: choice, countedMs: countedMsOf(draft), reason }
    : { type: 'rule-on-interruption', ruling: choice, reason };
}

/** What the ruling still lacks; `gapMs` is null when nobody knows how long the interruption was. */
export function useRulingMissing(draft: RulingDraft, gapMs: DurationMs | null): readonly string[] {
  const { t } = useTranslation(['passage', 'clock']);
  const { t: tPassage } = useTranslation('passage');
  const countedMs = countedMsOf(draft);
  const missing: string[] = [];
  if (draft.choice === null) missing.push(t('ruling.choiceMissing'));
  if (draft.choice === 'count-part') {
    if (countedMs === 0) missing.push(t('clock:gap.missing'));
    else if (gapMs !== null && countedMs > gapMs) {
      missing.push(t('clock:gap.outOfRange', { gap: durationWords(tPassage, gapMs) }));
    }
  }
  if (draft.choice === 'restart' && draft.pin.length < PIN_MIN_LENGTH) {
    missing.push(t('clock:restart.pinMissing'));
  }
  if (draft.reason.trim() === '') missing.push(t('ruling.reasonMissing'));
  return missing;
}
