/** Wording that comes from a spreadsheet or a word processor, made one line of wording; what was done is told. */

export type CleaningCode = 'bullet' | 'space' | 'line-break' | 'hidden';

/** What was taken out of texts: how many of them, and the line of the first one. */
export interface CleaningNotice {
  readonly code: CleaningCode;
  readonly count: number;
  readonly line: number;
  /** In French. */
  readonly message: string;
}

interface Cleaned {
  readonly text: string;
  readonly codes: readonly CleaningCode[];
}

/** Signs of lists, those of word processors' private fonts included; a hyphen or an "o" only before a space. */
export const BULLET = /^(?:[•‣◦▪▫■□●○∙·➢➤✓✔\u{f0a7}\u{f0b7}\u{f0d8}\u{f076}\u{fffc}]\s*|[-–—*o]\s+)/u;

const BREAK = /[\r\n\v\f\u0085\u2028\u2029]+/g;
const HIDDEN = /(?![\t\n\r\v\f\u0085])\p{Cc}|\p{Default_Ignorable_Code_Point}/gu;
/** Typography keeps a space that cannot break before high punctuation and inside quotation marks. */
const STRAY_SPACE = /(?<!«)[\u00a0\u202f](?![:;?!»%€])/g;
const SPACES = /[\t\u2000-\u200a\u205f\u3000]| {2,}/g;

/** One line of wording, and what was taken out of it. */
export function cleanCell(raw: string): Cleaned {
  const codes: CleaningCode[] = [];
  const step = (text: string, code: CleaningCode, pattern: RegExp, by: string): string => {
    const next = text.replace(pattern, by);
    if (next !== text) codes.push(code);
    return next;
  };
  const visible = step(raw, 'hidden', HIDDEN, '').trim();
  const joined = step(visible, 'line-break', BREAK, ' ');
  const bare = step(joined, 'bullet', BULLET, '');
  const spaced = step(step(bare, 'space', STRAY_SPACE, ' '), 'space', SPACES, ' ').replace(/ {2,}/g, ' ');
  return { text: spaced.trim().normalize('NFC'), codes: [...new Set(codes)] };
}

const MESSAGES: Readonly<Record<CleaningCode, string>> = {
  bullet: 'puces retirées au début des textes',
  space: 'espaces insécables, tabulations ou espaces en double remplacés par une espace',
  'line-break': 'retours à la ligne remplacés par une espace',
  hidden: 'caractères invisibles retirés',
};

/** Gathers what is taken out of many texts. */
export function createCleaning() {
  const found = new Map<CleaningCode, { count: number; line: number }>();
  return {
    /** The text of a cell of that line, cleaned. */
    clean: (raw: string, line: number): string => {
      const { codes, text } = cleanCell(raw);
      for (const code of codes) {
        const held = found.get(code);
        found.set(code, { count: (held?.count ?? 0) + 1, line: held?.line ?? line });
      }
      return text;
    },
    notices: (): readonly CleaningNotice[] =>
      [...found].map(([code, { count, line }]) => ({ code, count, line, message: MESSAGES[code] })),
  };
}
