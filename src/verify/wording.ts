/** Puts codes into words. The texts are those of resources/locales, the same in the command, in the page and in the app. */
import en from '../../resources/locales/en/verify.json' with { type: 'json' };
import fr from '../../resources/locales/fr/verify.json' with { type: 'json' };
import type { Companion, Finding, Section, Values } from './report.ts';

export type Language = 'fr' | 'en';
export type Texts = typeof fr;

const TEXTS: Readonly<Record<Language, Texts>> = { fr, en };
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const SECOND_MS = 1_000;
const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: SECOND_MS },
] as const;

/** Speaks one language. */
export interface Wording {
  readonly texts: Texts;
  /** Title of a section, instants in that zone. */
  readonly title: (section: Section, timeZone: string) => string;
  readonly sentence: (finding: Finding, timeZone: string) => string;
  /** Any text of the namespace with its values filled in. */
  readonly fill: (text: string, values: Values, timeZone: string) => string;
}

/** The wording of a language. */
export function wordingOf(language: Language): Wording {
  const texts = TEXTS[language];
  const locale = LOCALES[language];
  const fill: Wording['fill'] = (text, values, timeZone) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => valueText(key, values[key] ?? '', locale, timeZone));
  return {
    texts,
    fill,
    title: ({ id, values }, timeZone) => fill(texts.section[id], values, timeZone),
    sentence: ({ code, values }, timeZone) => fill(texts.finding[code], values, timeZone),
  };
}

/** A file that was given beside the documents: what it was taken for, and how its text was read where that is worth saying. */
export function companionText(
  { encoding, kind, name }: Companion,
  { texts }: Pick<Wording, 'texts'>,
): string {
  const told = encoding === undefined ? [] : [texts.encoding[encoding]];
  return `${name} (${[texts.companion[kind], ...told].join(', ')})`;
}

/** The language of a list of preferences (RFC 5646 tags), French unless another one that we speak comes first. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^fr\b/i.test(tag)) return 'fr';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'fr';
}

/** Signs that would begin a line of their own, command a terminal or turn the order of what follows. */
const UNRULY = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text of unknown origin, which stays within the line that names it. */
export function withinLine(text: string): string {
  return text.replace(UNRULY, '\ufffd');
}

function valueText(key: string, value: string | number, locale: string, timeZone: string): string {
  if (typeof value === 'string') return withinLine(value);
  if (key.endsWith('At')) return instantText(value, locale, timeZone);
  if (key.endsWith('Ms')) return durationText(value, locale);
  return new Intl.NumberFormat(locale, { useGrouping: key === 'byteCount' }).format(value);
}

/** Day, time and zone of an instant (epoch ms). */
function instantText(at: number, locale: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: isZone(timeZone) ? timeZone : 'UTC',
  });
  // Data may state an instant that no calendar knows.
  return Math.abs(at) <= LAST_INSTANT_MS ? format.format(at) : String(at);
}

/** The two largest units of a length, e.g. 2 hours 5 minutes. */
function durationText(lengthMs: number, locale: string): string {
  const first = UNITS.findIndex(({ ms }) => lengthMs >= ms);
  const units = first < 0 ? UNITS.slice(-1) : UNITS.slice(first, first + 2);
  let rest = lengthMs;
  const parts = units.map(({ ms, unit }) => {
    const amount = Math.floor(rest / ms);
    rest -= amount * ms;
    return {
      amount,
      text: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    };
  });
  return parts.flatMap(({ amount, text }, index) => (amount > 0 || index === 0 ? [text] : [])).join(' ');
}

/** The last instant of ECMAScript's time. */
const LAST_INSTANT_MS = 8.64e15;

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
