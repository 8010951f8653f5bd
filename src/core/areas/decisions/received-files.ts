/** What was received, sorted: minutes to check, what may say something of them, and what is of no use here. */
import { MAX_FILE_BYTES } from '../../../domain/file-limits.ts';
import { proofSchema } from '../../../domain/minutes/proof.schema.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { CheckedFile } from '../../documents/document-work.ts';
import { isZip, readZip } from '../../documents/zip-reader.ts';

const MIB = 1024 * 1024;
const BOUNDS = { mostFiles: 2_000, mostBytes: MAX_FILE_BYTES, mostBytesInAll: 512 * MIB };
/** Revocation lists and proofs are small; what is larger says nothing of minutes. */
const MOST_BESIDE = 2 * MIB;

export interface Sorted {
  /** PDFs, each under the name that whoever gave it knows. */
  readonly minutes: readonly CheckedFile[];
  readonly beside: readonly CheckedFile[];
  /** Archives, and files in them, that could not be read. */
  readonly unreadable: readonly string[];
}

/** Opens what is an archive, and tells minutes from what came beside them. */
export function sortReceived(files: readonly CheckedFile[]): Sorted {
  const unreadable: string[] = [];
  const all = files.flatMap((file): readonly CheckedFile[] => {
    if (!isZip(file.bytes)) return [file];
    const { faults, files: zipped } = readZip(file.bytes, BOUNDS);
    unreadable.push(...faults.map(({ name }) => (name === '' ? file.name : name)));
    return zipped;
  });
  const outside = signedOutside(all);
  const isPdf = ({ bytes, name }: CheckedFile) => startsAsPdf(bytes) || /\.pdf$/iu.test(name);
  const minutes = all.filter((file) => isPdf(file) && !outside.has(sha256Hex(file.bytes)));
  return {
    minutes: unique(minutes),
    beside: all.filter(
      (file) =>
        !minutes.includes(file) && (isPdf(file) || file.bytes.byteLength <= MOST_BESIDE) && isTold(file),
    ),
    unreadable,
  };
}

/** What the check takes from beside: no certificate, and none of the pages that a bundle holds to be read. */
function isTold({ name }: CheckedFile): boolean {
  return !/\.(?:crt|pem|cer|der|html)$/iu.test(name);
}

function startsAsPdf(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 5)).toString('latin1') === '%PDF-'
  );
}

/** SHA-256 (hex) of files signed outside of the application, as the proofs among the files name them. */
function signedOutside(files: readonly CheckedFile[]): ReadonlySet<string> {
  return new Set(
    files
      .filter(({ bytes, name }) => /\.json$/iu.test(name) && bytes.byteLength <= MOST_BESIDE)
      .flatMap(({ bytes }) => {
        const { data } = proofSchema.safeParse(parsed(bytes));
        return data === undefined ? [] : data.external.map(({ sha256 }) => sha256);
      }),
  );
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** Two files of one name are told apart: the check finds a document again by its name. */
function unique(files: readonly CheckedFile[]): readonly CheckedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, count);
    return count === 1 ? file : { ...file, name: `${file.name} (${String(count)})` };
  });
}
