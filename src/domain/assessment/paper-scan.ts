/** Scans of paper grids: what they may be, told from what they hold and not from what they are called. */

export const PAPER_SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PaperScanType = (typeof PAPER_SCAN_TYPES)[number];

interface Kind {
  readonly type: PaperScanType;
  readonly head: readonly number[];
  /** What stands near the end of a whole file. */
  readonly tail: readonly number[];
}

const latin = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const KINDS: readonly Kind[] = [
  { type: 'application/pdf', head: latin('%PDF-'), tail: latin('%%EOF') },
  { type: 'image/jpeg', head: [0xff, 0xd8, 0xff], tail: [0xff, 0xd9] },
  { type: 'image/png', head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], tail: latin('IEND') },
];

/** Scanners write some bytes behind the end. */
const TAIL_ROOM = 1_024;

/** What a file is, or null for one that is none of these, or was cut off. */
export function paperScanType(bytes: Uint8Array): PaperScanType | null {
  const kind = KINDS.find(({ head }) => head.every((byte, index) => bytes[index] === byte));
  if (kind === undefined) return null;
  return endsWith(bytes.subarray(Math.max(kind.head.length, bytes.length - TAIL_ROOM)), kind.tail)
    ? kind.type
    : null;
}

function endsWith(end: Uint8Array, tail: readonly number[]): boolean {
  for (let start = end.length - tail.length; start >= 0; start -= 1) {
    if (tail.every((byte, index) => end[start + index] === byte)) return true;
  }
  return false;
}
