/** Times and phases in words. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../../../domain/time/time.ts';
import { languageOf } from '../../../lib/format.ts';
import { localeOf } from '../../../lib/i18n.ts';

const SECOND_MS = 1_000;

const NAMED_PHASES = ['preparation', 'presentation', 'questions', 'role-play', 'interview'] as const;

/** Key of a phase in the texts that name an act on it; other certifications' phases go by their title. */
export function phaseKey(phaseId: string): (typeof NAMED_PHASES)[number] | 'other' {
  return NAMED_PHASES.find((id) => id === phaseId) ?? 'other';
}

/** "2 min 7 s", from milliseconds, to the nearest second. */
export function durationWords(t: TFunction<'passage'>, ms: number): string {
  const total = Math.round(Math.abs(ms) / SECOND_MS);
  const values = { m: Math.floor(total / 60), s: total % 60 };
  if (values.m === 0) return t('duration.seconds', values);
  return t(values.s === 0 ? 'duration.minutes' : 'duration.minutesSeconds', values);
}

/** "09:31" and "09:31:05" in the machine's zone. */
export function useTimeOfDay(): {
  readonly short: (at: Instant) => string;
  readonly exact: (at: Instant) => string;
} {
  const { i18n } = useTranslation();
  const locale = localeOf(languageOf(i18n.language));
  const short = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  return { short: (at) => short.format(at), exact: (at) => exact.format(at) };
}
