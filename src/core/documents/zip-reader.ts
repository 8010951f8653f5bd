/** Files of a ZIP archive that someone was sent, read with bounds: an archive may say anything of itself. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZippedFile {
  /** Path in the archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why an archive, or one file of it, cannot be read. */
export type ZipFault = 'not-a-zip' | 'cut' | 'encrypted' | 'unsupported' | 'too-large' | 'altered';

export interface ZipContents {
  readonly files: readonly ZippedFile[];
  /** Files of it that could not be read; of the archive itself, with an empty name, when nothing could be. */
  readonly faults: readonly { readonly name: string; readonly fault: ZipFault }[];
}

interface Bounds {
  readonly mostFiles: number;
  /** Bytes of one file, and of all of them. */
  readonly mostBytes: number;
  readonly mostBytesInAll: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MOST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const UTF8_NAMES = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** What ZIP64 writes in place of a number that it keeps elsewhere. */
const ELSEWHERE = 0xffffffff;

/** Whether a file begins as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Reads every file of the archive, in its order; a folder is none. One that cannot be read keeps no other from being. */
export function readZip(bytes: Uint8Array, bounds: Bounds): ZipContents {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isZip(bytes)) return failed('not-a-zip');
  const end = endOf(whole);
  if (end === null) return failed('cut');
  const count = whole.readUInt16LE(end + 10);
  if (count > bounds.mostFiles) return failed('too-large');
  const files: ZippedFile[] = [];
  const faults: { name: string; fault: ZipFault }[] = [];
  let at = whole.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || whole.readUInt32LE(at) !== ENTRY_SIGNATURE) return failed('altered');
    const entry = entryAt(whole, at);
    at += entry.length;
    if (entry.name.endsWith('/')) continue;
    total += entry.size;
    const most = Math.min(bounds.mostBytes, bounds.mostBytesInAll - total + entry.size);
    const read = entry.size > most ? 'too-large' : contentsOf(whole, entry);
    if (typeof read === 'string') faults.push({ name: entry.name, fault: read });
    else files.push({ name: entry.name, bytes: read });
  }
  return { files, faults };
}

function failed(fault: ZipFault): ZipContents {
  return { files: [], faults: [{ name: '', fault }] };
}

/** Where the record that ends the archive stands; null when it was cut. */
function endOf(whole: Buffer): number | null {
  const first = Math.max(0, whole.length - END_LENGTH - MOST_COMMENT);
  for (let at = whole.length - END_LENGTH; at >= first; at -= 1) {
    if (whole.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return null;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly localAt: number;
  /** Of the entry itself. */
  readonly length: number;
}

function entryAt(whole: Buffer, at: number): Entry {
  const flags = whole.readUInt16LE(at + 8);
  const nameLength = whole.readUInt16LE(at + 28);
  const name = whole.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
  return {
    name: name.toString((flags & UTF8_NAMES) === 0 ? 'latin1' : 'utf8'),
    flags,
    method: whole.readUInt16LE(at + 10),
    checksum: whole.readUInt32LE(at + 16),
    packed: whole.readUInt32LE(at + 20),
    size: whole.readUInt32LE(at + 24),
    localAt: whole.readUInt32LE(at + 42),
    length: ENTRY_LENGTH + nameLength + whole.readUInt16LE(at + 30) + whole.readUInt16LE(at + 32),
  };
}

function contentsOf(
  whole: Buffer,
  { checksum, flags, localAt, method, packed, size }: Entry,
): Uint8Array | ZipFault {
  if ((flags & ENCRYPTED) !== 0) return 'encrypted';
  if ([localAt, packed, size].includes(ELSEWHERE) || ![STORED, DEFLATED].includes(method))
    return 'unsupported';
  if (localAt + LOCAL_LENGTH > whole.length || whole.readUInt32LE(localAt) !== LOCAL_SIGNATURE)
    return 'altered';
  const from = localAt + LOCAL_LENGTH + whole.readUInt16LE(localAt + 26) + whole.readUInt16LE(localAt + 28);
  if (from + packed > whole.length) return 'cut';
  const data = whole.subarray(from, from + packed);
  try {
    const bytes = method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    if (bytes.length !== size || crc32(bytes) !== checksum) return 'altered';
    return new Uint8Array(bytes);
  } catch {
    return 'altered';
  }
}
