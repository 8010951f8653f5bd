/** What a signature dictionary of a PDF says, and which bytes it covers. */
import { digestOf } from '../cms/bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { type PdfDictionary, type PdfString, pdfText, type PdfValue } from '../pdf/pdf-value.ts';

export interface SignatureValue {
  readonly kind: 'signature' | 'timestamp';
  /** CMS or token in DER, with the zeros that fill the room kept for it. */
  readonly contents: Uint8Array;
  /** Whether it covers everything up to the end of its revision, its own contents left out. */
  readonly isWhole: boolean;
  /** Epoch ms that the dictionary states; null for a timestamp. */
  readonly signedAt: number | null;
  /** Name that the dictionary states; null when it states none. */
  readonly name: string | null;
  /** Why it was set, as the dictionary states; null when it states nothing. */
  readonly reason: string | null;
  /** SHA-256 (32 bytes) of what a signature of this revision must cover. */
  readonly sha256: Uint8Array;
}

const SIGNATURE_KEYS = ['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M', 'Name', 'Reason'];
const TEXT_KEYS = ['Name', 'Reason'];
const TIMESTAMP_KEYS = ['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents'];
const DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** Reads the dictionary that a revision put into a field; null when it is not one that the application writes. */
export async function signatureValue(
  file: PdfFile,
  rank: number,
  dictionary: PdfDictionary,
): Promise<SignatureValue | null> {
  const { entries } = dictionary;
  const kind = kindOf(entries);
  const contents = entries.get('Contents');
  const range = entries.get('ByteRange');
  if (kind === null || contents?.kind !== 'string' || !contents.isHex || range?.kind !== 'array') return null;
  const isTimestamp = kind === 'timestamp';
  const allowed = isTimestamp ? TIMESTAMP_KEYS : SIGNATURE_KEYS;
  if ([...entries.keys()].some((key) => !allowed.includes(key))) return null;
  const signedAt = instantOf(entries.get('M'));
  if (!isTimestamp && signedAt === null) return null;
  // What is no text would be shown by some readers, and read by none.
  if (TEXT_KEYS.some((key) => entries.has(key) && textOf(entries.get(key)) === null)) return null;
  const { end } = file.revision(rank);
  return {
    kind,
    contents: contents.bytes,
    isWhole: isWholeRange(range.items, contents, end),
    signedAt,
    name: textOf(entries.get('Name')),
    reason: textOf(entries.get('Reason')),
    sha256: await digestAround(file.bytes, contents, end),
  };
}

function kindOf(entries: PdfDictionary['entries']): SignatureValue['kind'] | null {
  const name = (key: string) => {
    const value = entries.get(key);
    return value?.kind === 'name' ? value.value : '';
  };
  if (name('Filter') !== 'Adobe.PPKLite') return null;
  const type = `${name('Type')} ${name('SubFilter')}`;
  if (type === 'Sig ETSI.CAdES.detached') return 'signature';
  return type === 'DocTimeStamp ETSI.RFC3161' ? 'timestamp' : null;
}

function isWholeRange(items: readonly PdfValue[], { start, end }: PdfString, revisionEnd: number): boolean {
  const expected = [0, start, end, revisionEnd - end];
  return (
    items.length === expected.length &&
    items.every((item, index) => item.kind === 'number' && item.value === expected[index])
  );
}

async function digestAround(bytes: Uint8Array, hole: PdfString, end: number): Promise<Uint8Array> {
  const covered = new Uint8Array(end - (hole.end - hole.start));
  covered.set(bytes.subarray(0, hole.start));
  covered.set(bytes.subarray(hole.end, end), hole.start);
  return digestOf(covered);
}

function textOf(value: PdfValue | undefined): string | null {
  return value?.kind === 'string' ? pdfText(value) : null;
}

/** Epoch ms of a PDF date in UTC; null when it is none. */
function instantOf(value: PdfValue | undefined): number | null {
  const parts = DATE.exec(textOf(value) ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const instant = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(instant).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return written === parts.slice(1).join('') ? instant : null;
}
