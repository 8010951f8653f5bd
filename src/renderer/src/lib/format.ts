/** Dates, times and sizes in the interface's language. Calendar dates ("2026-11-24") carry no time zone. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { NumberStyle } from '../../../domain/assessment/reckoning/said-numbers.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../../shared/i18n.ts';
import type { Language } from '../../../shared/areas/app.ts';
import { dateWriter } from './date-writer.ts';
import { localeOf } from './i18n.ts';

/** As the minutes count, and the units say. */
const KILOBYTE = 1_000;

export interface Formats {
  /** "Mardi 24 novembre 2026", to begin a line. */
  readonly headingDate: (isoDate: string) => string;
  /** "mardi 24 novembre 2026" */
  readonly longDate: (isoDate: string) => string;
  /** "24 nov. 2026" */
  readonly shortDate: (isoDate: string) => string;
  /** "24 novembre 2026 à 14:05" from epoch milliseconds. */
  readonly dateTime: (at: Instant) => string;
  /** "14:05:09" in the machine's zone, from epoch milliseconds. */
  readonly exactTime: (at: Instant) => string;
  readonly percent: (share: number) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly fileSize: (byteCount: number) => string;
}

/** Formats of the current language: the same object until the language, or the machine's zone, is another. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const key = `${language} ${String(new Date().getTimezoneOffset())}`;
  const known = madeFormats.get(key);
  if (known !== undefined && known.t === t) return known.formats;
  const formats = makeFormats(localeOf(language), t);
  madeFormats.set(key, { t, formats });
  return formats;
}

/** Making a format costs as much as drawing a row of a table, so none is made twice. */
const madeFormats = new Map<string, { readonly t: TFunction; readonly formats: Formats }>();

function makeFormats(locale: string, t: TFunction): Formats {
  const calendar = (options: Intl.DateTimeFormatOptions) => {
    const write = dateWriter(locale, { ...options, timeZone: 'UTC' });
    return (isoDate: string) => write(Date.parse(`${isoDate}T00:00:00Z`));
  };
  const longDate = calendar({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const dateTime = dateWriter(locale, { dateStyle: 'long', timeStyle: 'short' });
  const exactTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale);
  return {
    headingDate: (isoDate) => capitalised(longDate(isoDate), locale),
    longDate,
    shortDate: calendar({ day: 'numeric', month: 'short', year: 'numeric' }),
    dateTime,
    exactTime: (at) => exactTime.format(at),
    percent: (share) => percent.format(share),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    fileSize: (byteCount) => {
      const kilobytes = Math.max(1, Math.round(byteCount / KILOBYTE));
      return kilobytes < KILOBYTE
        ? t('fileSize.kilobytes', { count: kilobytes })
        : t('fileSize.megabytes', { count: Math.round((kilobytes / KILOBYTE) * 10) / 10 });
    },
  };
}

function capitalised(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

/** Narrows i18next's free string to a language of the app. */
export function languageOf(language: string): Language {
  return LANGUAGES.find((known) => known === language) ?? DEFAULT_LANGUAGE;
}

/** How exact numbers are written in that language: "13,5" and "70 %" in French. */
export function numberStyle(language: string): NumberStyle {
  return languageOf(language) === 'fr'
    ? { decimalMark: ',', percentSign: '\u00a0%' }
    : { decimalMark: '.', percentSign: '%' };
}

/** Today in the machine's zone, as an ISO calendar date. */
export function todayIso(now: Date = new Date()): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
