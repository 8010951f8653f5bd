/**
 * Text as it may enter the application. What the eye cannot see (controls, half characters) is taken out where a person
 * types; the canonical form that is signed would refuse it later, when nobody can mend it any more.
 */

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Controls but the line feed, halves of characters, the mark of a file's byte order.
const UNSEEN = /(?!\n)[\p{Cc}\p{Cs}\u{feff}]/gu;
const UNREADABLE = /[\p{Cs}\u{fffd}]|(?![\t\n\r])\p{Cc}/u;

/** Text of one or more lines: NFC, line breaks as `\n`, tabs as spaces, nothing unseen. Idempotent. */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAK, '\n').replaceAll('\t', ' ').replace(UNSEEN, '').normalize('NFC');
}

/** Whether text holds what no one typed: controls beside tab and line breaks, half characters, lost characters. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

/** Plain data with each of its texts cleaned, keys left as they are. */
export function cleanTexts(data: unknown): unknown {
  if (typeof data === 'string') return cleanText(data);
  if (Array.isArray(data)) return data.map(cleanTexts);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, cleanTexts(value)]));
}
