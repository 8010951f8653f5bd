import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationMs } from '../../../../../domain/time/time.ts';
import type { DurationMs } from '../../../../../domain/time/time.ts';
import { durationWords } from '../clock/words.ts';
import type { Command } from '../commands/use-passage-command.ts';

export type Ruling = 'resume' | 'count' | 'count-part';

/** The president's ruling while it is being written; kept when it is refused. */
export interface RulingDraft {
  readonly choice: Ruling | null;
  readonly reason: string;
  /** Part of the interruption to count. */
  readonly minutes: number;
  readonly seconds: number;
  readonly choose: (choice: Ruling) => void;
  readonly explain: (reason: string) => void;
  readonly setMinutes: (minutes: number) => void;
  readonly setSeconds: (seconds: number) => void;
  /** Forgets it once it is acknowledged: the next interruption is ruled on anew. */
  readonly clear: () => void;
}

export function useRulingDraft(): RulingDraft {
  const [choice, choose] = useState<Ruling | null>(null);
  const [reason, explain] = useState('');
  const [minutes, setMinutes] = useState(0);
  const [seconds, setSeconds] = useState(0);
  const clear = () => {
    choose(null);
    explain('');
    setMinutes(0);
    setSeconds(0);
  };
  return { choice, reason, minutes, seconds, choose, explain, setMinutes, setSeconds, clear };
}

/** The part to count as entered, in milliseconds. */
export function countedMsOf({ minutes, seconds }: Pick<RulingDraft, 'minutes' | 'seconds'>): DurationMs {
  return durationMs((minutes * 60 + seconds) * 1_000);
}

/** The command that applies the ruling; null before one was chosen. */
export function rulingCommand(draft: RulingDraft): Command | null {
  const { choice, reason } = draft;
  if (choice === null) return null;
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
  if (draft.reason.trim() === '') missing.push(t('ruling.reasonMissing'));
  return missing;
}
