/** Files of a ZIP archive that someone was sent, read with bounds: an archive may say anything of itself. */
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel } from 'yauzl';
import { withoutUnseen } from '../../domain/text/printable.ts';

export interface ZippedFile {
  /** Path in the archive, as it may be shown: nothing is ever written under it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ZipContents {
  readonly files: readonly ZippedFile[];
  /** Names of its files that could not be read; an empty one for the archive itself, where nothing more of it could be. */
  readonly unreadable: readonly string[];
}

interface Bounds {
  readonly mostFiles: number;
  /** Bytes of one file, and of all of them. */
  readonly mostBytes: number;
  readonly mostBytesInAll: number;
}

/** Whether a file begins as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads every file of the archive, in its order, each inflated away from this thread; a folder is none. One that cannot be read
 * keeps no other from being: too large, altered, protected by a password, or packed in a way that nobody uses any more.
 */
export async function readZip(bytes: Uint8Array, bounds: Bounds): Promise<ZipContents> {
  const files: ZippedFile[] = [];
  const unreadable: string[] = [];
  let left = bounds.mostBytesInAll;
  try {
    // Names are read here: one that leads out of the archive would end it, and nothing is written under any.
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    });
    if (zip.entryCount > bounds.mostFiles) return { files, unreadable: [''] };
    for await (const entry of zip.eachEntry()) {
      const { extraFields, fileNameRaw, generalPurposeBitFlag, uncompressedSize: size } = entry;
      const name = shown(getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false));
      if (name.endsWith('/')) continue;
      try {
        if (size > Math.min(bounds.mostBytes, left)) throw new RangeError('too large');
        // A file that holds more than it says ends in an error, before it is read.
        const read = await buffer(await zip.openReadStreamPromise(entry));
        if (crc32(read) !== entry.crc32) throw new Error('altered');
        left -= size;
        files.push({ name, bytes: new Uint8Array(read) });
      } catch {
        unreadable.push(name);
      }
    }
  } catch {
    unreadable.push('');
  }
  return { files, unreadable };
}

const MOST_SHOWN = 200;

/** A name without what hides or turns round a part of it; a long one by its end, which says what it is. */
function shown(name: string): string {
  const kept = withoutUnseen(name).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '');
  return kept === '' ? '?' : kept.slice(-MOST_SHOWN);
}
