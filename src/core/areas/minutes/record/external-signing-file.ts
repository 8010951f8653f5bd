/** What a file given as "the signed document" is: refused with a clear reason, or a continuation of ours, or a scan. */
import type { ErrorCode } from '../../../../shared/error-codes.ts';
import { MAX_EXTERNAL_DOCUMENT_BYTES } from '../../../../domain/file-limits.ts';
import type { ExternalDocumentKind } from '../../../db/repos/external-document.repo.ts';

export type SignedFileFault = Extract<
  ErrorCode,
  'signed-document-too-large' | 'file-empty' | 'file-not-pdf' | 'file-encrypted' | 'file-unsigned'
>;

/** Readers look for the header and the end mark within these distances of the file's ends. */
const HEAD_BYTES = 1_024;
const TAIL_BYTES = 2_048;

const HEADER = '%PDF-';
const END_MARK = '%%EOF';
const ENCRYPTION = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/;
const ENCRYPTION_KEY = '/Encrypt';
const SIGNED_RANGE = '/ByteRange';
const ENCRYPTION_WINDOW = 64;

/** Why the file cannot stand for a signature, or null. */
export function faultOfSignedFile(bytes: Uint8Array): SignedFileFault | null {
  if (bytes.byteLength === 0) return 'file-empty';
  if (bytes.byteLength > MAX_EXTERNAL_DOCUMENT_BYTES) return 'signed-document-too-large';
  const file = bufferOf(bytes);
  if (!file.subarray(0, HEAD_BYTES).includes(HEADER)) return 'file-not-pdf';
  if (!file.subarray(-TAIL_BYTES).includes(END_MARK)) return 'file-not-pdf';
  return isEncrypted(file) ? 'file-encrypted' : null;
}

/**
 * What the file is beside our document in its successive states, the last one first: 'electronic' when it continues one of
 * them with a signature of its own, 'file-unsigned' when it is one of them and nothing more, else 'scan'.
 */
export function kindOfSignedFile(
  bytes: Uint8Array,
  states: readonly Uint8Array[],
): ExternalDocumentKind | 'file-unsigned' {
  const file = bufferOf(bytes);
  const continued = states.find((state) => file.subarray(0, state.byteLength).equals(state));
  if (continued === undefined) return 'scan';
  const added = file.subarray(continued.byteLength);
  if (added.toString('latin1').trim() === '') return 'file-unsigned';
  // Pages drawn upon and saved as an update carry ink, and no signature that a reader could check.
  return added.includes(SIGNED_RANGE) ? 'electronic' : 'scan';
}

/** An encrypted file says so in its trailer, which itself is never encrypted or compressed. */
function isEncrypted(file: Buffer): boolean {
  for (let at = file.indexOf(ENCRYPTION_KEY); at >= 0; at = file.indexOf(ENCRYPTION_KEY, at + 1)) {
    if (ENCRYPTION.test(file.toString('latin1', at, at + ENCRYPTION_WINDOW))) return true;
  }
  return false;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
