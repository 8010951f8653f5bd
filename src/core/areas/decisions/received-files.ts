/** What was received, sorted: minutes to check, what may say something of them, and what is of no use here. */
import { MAX_FILE_BYTES } from '../../../domain/file-limits.ts';
import { proofSchema } from '../../../domain/minutes/proof.schema.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { CheckedFile } from '../../documents/document-work.ts';
import { isZip, readZip } from '../../documents/zip-reader.ts';
import { otherTurn } from '../../kernel/other-turn.ts';

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
export async function sortReceived(files: readonly CheckedFile[]): Promise<Sorted> {
  const unreadable: string[] = [];
  const all: CheckedFile[] = [];
  for (const file of files) {
    if (!isZip(file.bytes)) {
      all.push(file);
      continue;
    }
    const read = await readZip(file.bytes, BOUNDS);
    unreadable.push(...read.unreadable.map((name) => (name === '' ? file.name : name)));
    all.push(...read.files);
  }
  const isPdf = ({ bytes, name }: CheckedFile) => startsAsPdf(bytes) || /\.pdf$/iu.test(name);
  const minutes = await without(signedOutside(all), all.filter(isPdf));
  return {
    minutes: unique(minutes),
    beside: all.filter(
      (file) =>
        !minutes.includes(file) && (isPdf(file) || file.bytes.byteLength <= MOST_BESIDE) && isTold(file),
    ),
    unreadable,
  };
}

/** Those files but the ones of these digests; most bundles hold none of them, and then nothing is digested. */
async function without(
  outside: ReadonlySet<string>,
  files: readonly CheckedFile[],
): Promise<readonly CheckedFile[]> {
  if (outside.size === 0) return files;
  const kept: CheckedFile[] = [];
  for (const file of files) {
    if (!outside.has(sha256Hex(file.bytes))) kept.push(file);
    await otherTurn();
  }
  return kept;
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
