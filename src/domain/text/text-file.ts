/**
 * The one way to read a text file that someone gives: UTF-8 with or without its mark, UTF-16 with it, or Windows-1252.
 * What is none of them is refused: no character is ever replaced by another.
 */
export const TEXT_ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export type TextFile =
  | {
      readonly ok: true;
      readonly text: string;
      /** As recognised, to be said to the user. */
      readonly encoding: TextEncoding;
    }
  /** `damaged` is UTF-8 in part; `not-text` holds what no text does. */
  | { readonly ok: false; readonly reason: 'damaged' | 'not-text' };

/** Bytes 0x80 to 0x9F of Windows-1252; a space stands for the five that it leaves undefined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const NOT_TEXT = /(?![\t\n\r\u0080-\u009f])\p{Cc}/u;
const FIRST_SPECIAL = 0x80;
const LAST_SPECIAL = 0x9f;
const UNDEFINED_UNIT = 0x20;

/** Text of those bytes, without the mark of their order. */
export function readTextFile(bytes: Uint8Array): TextFile {
  const marked = markedEncoding(bytes);
  if (marked !== null) {
    const text = decode(marked.label, bytes.subarray(marked.skip));
    return text === null ? { ok: false, reason: 'damaged' } : checked(text, marked.encoding);
  }
  const text = decode('utf-8', bytes);
  if (text !== null) return checked(text, 'utf-8');
  const { valid, broken } = utf8Sequences(bytes);
  // A Windows-1252 text has a valid sequence by chance only, such as a capital with an accent before a no-break space.
  if (valid > broken) return { ok: false, reason: 'damaged' };
  const western = decodeWindows1252(bytes);
  return western === null ? { ok: false, reason: 'not-text' } : checked(western, 'windows-1252');
}

interface Marked {
  readonly encoding: TextEncoding;
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly skip: number;
}

/** What the first bytes say: a mark, or a zero byte beside the first character of a UTF-16 text without one. */
function markedEncoding([first, second, third, fourth]: Uint8Array): Marked | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8-bom', label: 'utf-8', skip: 3 };
  }
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) {
    return { encoding: 'utf-16le', label: 'utf-16le', skip: 2 };
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', label: 'utf-16be', skip: 2 };
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) {
    return { encoding: 'utf-16le', label: 'utf-16le', skip: 0 };
  }
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) {
    return { encoding: 'utf-16be', label: 'utf-16be', skip: 0 };
  }
  return null;
}

function decode(label: Marked['label'], bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A character that the file had lost already is for whoever reads the content to name, at its place. */
function checked(text: string, encoding: TextEncoding): TextFile {
  return NOT_TEXT.test(text) ? { ok: false, reason: 'not-text' } : { ok: true, text, encoding };
}

/** Sequences of several bytes that have the form of UTF-8, and bytes beyond ASCII that have not. */
function utf8Sequences(bytes: Uint8Array): { readonly valid: number; readonly broken: number } {
  let valid = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < FIRST_SPECIAL) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    let seen = byte >= 0xc2 ? 1 : length;
    while (seen < length && (bytes[index + seen] ?? 0) >> 6 === 0b10) seen += 1;
    if (byte >= 0xc2 && seen === length) {
      valid += 1;
      index += length - 1;
    } else broken += 1;
  }
  return { valid, broken };
}

/** Null when a byte stands for nothing. Written as UTF-16, little end first, since that is read at once. */
function decodeWindows1252(bytes: Uint8Array): string | null {
  const units = new Uint8Array(bytes.length * 2);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const isSpecial = byte >= FIRST_SPECIAL && byte <= LAST_SPECIAL;
    const unit = isSpecial ? WINDOWS_1252.charCodeAt(byte - FIRST_SPECIAL) : byte;
    if (isSpecial && unit === UNDEFINED_UNIT) return null;
    units[index * 2] = unit & 0xff;
    units[index * 2 + 1] = unit >> 8;
  }
  return decode('utf-16le', units);
}
