/**
 * What programs that carry files add to them, outside of the document itself: a mark of the order of bytes, blank room before
 * it, an end of line or zeros after it. That is taken off and said. Anything else stays, to be refused.
 */
import { latinText, sha256Text } from '../cms/bytes.ts';
import { type Finding, note } from './report.ts';

/** A file as it was written, and what was found around it. */
export interface Unwrapped {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
}

const START = '%PDF-';
const END = '%%EOF';
const LINE_FEED = 0x0a;
/** Zeros, tabs, ends of line and spaces, as PDF counts white space. */
const BLANKS: ReadonlySet<number> = new Set([0x00, 0x09, LINE_FEED, 0x0c, 0x0d, 0x20]);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Far above what any program puts before a file. */
const MAX_LEAD = 1_024;

/** The document in what was given; the very bytes when nothing stands around it. */
export async function unwrapped(given: Uint8Array): Promise<Unwrapped> {
  const start = startOf(given);
  const blankAt = blankEnd(given);
  const isEnded = isAt(given, END, blankAt - END.length);
  const tail = given.length - blankAt;
  const isWhole = !isEnded || (tail === 1 && given[blankAt] === LINE_FEED);
  if (start === 0 && isWhole) return { bytes: given, findings: [] };
  const bytes = isWhole ? given.subarray(start) : withLineFeed(given, start, blankAt);
  const found = { byteCount: bytes.length, sha256: await sha256Text(bytes) };
  return {
    bytes,
    findings: [
      ...(start > 0 ? [note('file-lead', { ...found, count: start })] : []),
      ...(isWhole ? [] : [tailFinding(given, blankAt, found)]),
    ],
  };
}

function tailFinding(
  given: Uint8Array,
  blankAt: number,
  found: { byteCount: number; sha256: string },
): Finding {
  const tail = given.length - blankAt;
  return tail === 0 ? note('file-last-line', found) : note('file-tail', { ...found, count: tail });
}

/** Where the document begins; 0 when what stands before it is no blank room. */
function startOf(given: Uint8Array): number {
  const hasMark = BYTE_ORDER_MARK.every((byte, index) => given[index] === byte);
  let at = hasMark ? BYTE_ORDER_MARK.length : 0;
  while (at < MAX_LEAD && BLANKS.has(given[at] ?? -1)) at += 1;
  return isAt(given, START, at) ? at : 0;
}

/** Where the blank room at the end begins. */
export function blankEnd(given: Uint8Array): number {
  let at = given.length;
  while (at > 0 && BLANKS.has(given[at - 1] ?? -1)) at -= 1;
  return at;
}

/** The line feed that ends every document of ours is put back, whatever stands there. */
function withLineFeed(given: Uint8Array, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start + 1);
  bytes.set(given.subarray(start, end));
  bytes[end - start] = LINE_FEED;
  return bytes;
}

function isAt(bytes: Uint8Array, text: string, at: number): boolean {
  return at >= 0 && latinText(bytes.subarray(at, at + text.length)) === text;
}
