/** Sorts what the reader gives by what it holds: a name may be anything. */
import { isForTimestamps } from '../cms/certificate-path.ts';
import { type Certificate, readCertificate } from '../cms/certificate-reader.ts';
import { sha256Text } from '../cms/bytes.ts';
import { DerError } from '../cms/der-reader.ts';
import { type RevocationList, readRevocationList } from '../cms/revocation-list.ts';
import { type Proof, proofSchema } from '../domain/minutes/proof.schema.ts';
import { readWitnessText, type RegisterWitness } from '../domain/minutes/register-witness.ts';
import { readTextFile, type TextEncoding } from '../domain/text/text-file.ts';
import { carriedBy, type Claim } from './claims.ts';
import { isModest, isParsable, MAX_FILE_BYTES, MAX_PROOF_VALUES } from './limits.ts';
import { createReader, type ReadPdf } from './read-once.ts';
import type { Companion, CompanionKind } from './report.ts';
import { type GivenCertificate, isIssuer, type TrustRole } from './trust.ts';

export interface VerifyInput {
  /** Name of the file, as the report repeats it. */
  readonly name: string;
  /** The file, or only its start when it is longer than `MAX_FILE_BYTES`: nothing so long is read. */
  readonly bytes: Uint8Array;
  /** Length of a file of which only the start was read. */
  readonly byteCount?: number;
  /** What the reader gives its certificates for; what they can be when nothing is said. */
  readonly role?: TrustRole;
}

/** A proof file, and the name that it was given under. */
export interface GivenProof {
  readonly name: string;
  readonly proof: Proof;
}

/** Exported data of minutes. */
export interface GivenMinutesFile {
  readonly name: string;
  readonly number: string;
  readonly text: string;
}

/** What documents are checked against. */
export interface Given {
  readonly certificates: readonly GivenCertificate[];
  readonly revocationLists: readonly RevocationList[];
  readonly proofs: readonly GivenProof[];
  readonly witnesses: readonly RegisterWitness[];
  /** Minutes files (JSON) that were exported beside the pages. */
  readonly minutesFiles: readonly GivenMinutesFile[];
  /** SHA-256 (hex) of the files signed outside of the application that a proof names and that were given. */
  readonly outside: ReadonlySet<string>;
  /** Reads a PDF, once. */
  readonly read: ReadPdf;
  /** What the documents say that they are. */
  readonly claims: readonly Claim[];
  /** SHA-256 (hex) of the certificates on which the signatures of the documents rest, all documents together. */
  readonly servedElsewhere: ReadonlySet<string>;
  /** When the check is made, epoch ms. */
  readonly now: number;
}

export interface SortedInputs {
  readonly documents: readonly VerifyInput[];
  readonly given: Given;
  readonly companions: readonly Companion[];
}

const PDF_START = '%PDF-';
const PEM = /-----BEGIN (CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g;
const DER_SEQUENCE = 0x30;
/** Scans are larger than what is read here: their digest alone is taken. */
const MAX_OUTSIDE_BYTES = 320 * 1024 * 1024;

interface Sorting {
  readonly documents: VerifyInput[];
  readonly certificates: GivenCertificate[];
  readonly revocationLists: RevocationList[];
  readonly proofs: GivenProof[];
  readonly witnesses: RegisterWitness[];
  readonly minutesFiles: GivenMinutesFile[];
}

/** Sorts the files; one that nothing recognises is a companion of kind `unknown`, or a document if its name says so. */
export async function sortInputs(inputs: readonly VerifyInput[], now: number): Promise<SortedInputs> {
  const sorting: Sorting = {
    documents: [],
    certificates: [],
    revocationLists: [],
    proofs: [],
    witnesses: [],
    minutesFiles: [],
  };
  const companions: Companion[] = [];
  for (const input of inputs) {
    const kind = await sortInto(sorting, input);
    if (kind !== null) companions.push({ name: input.name, kind, ...encodingOf(kind, input) });
  }
  const { documents, ...given } = sorting;
  const claims: Claim[] = [];
  const read = createReader();
  for (const { byteCount, bytes, name } of documents) {
    if ((byteCount ?? bytes.length) > MAX_FILE_BYTES) continue;
    const { claim, proof } = await carriedBy(bytes, read);
    if (proof !== null) given.proofs.push({ name, proof });
    if (claim !== null) claims.push(claim);
  }
  const outside = await signedOutside(inputs, given.proofs);
  companions.push(...[...outside.values()].map((name): Companion => ({ name, kind: 'signed-outside' })));
  return {
    documents: documents.filter(({ name }) => ![...outside.values()].includes(name)),
    given: { ...given, claims, read, outside: new Set(outside.keys()), servedElsewhere: new Set(), now },
    companions: companions.filter(
      ({ kind, name }) => kind !== 'unknown' || ![...outside.values()].includes(name),
    ),
  };
}

/** Names of the given files that a proof names as signed outside of the application, by their SHA-256 (hex). */
async function signedOutside(
  inputs: readonly VerifyInput[],
  proofs: readonly GivenProof[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set(proofs.flatMap(({ proof }) => proof.external.map(({ sha256 }) => sha256)));
  const found = new Map<string, string>();
  if (named.size === 0) return found;
  for (const { byteCount, bytes, name } of inputs) {
    if ((byteCount ?? bytes.length) > MAX_OUTSIDE_BYTES) continue;
    const sha256 = await sha256Text(bytes);
    if (named.has(sha256)) found.set(sha256, name);
  }
  return found;
}

/** Files the input; answers its kind, or null for a document. */
async function sortInto(sorting: Sorting, input: VerifyInput): Promise<CompanionKind | null> {
  const { bytes, name } = input;
  if (asciiStart(bytes, PDF_START.length) === PDF_START || /\.pdf$/i.test(name)) {
    sorting.documents.push(input);
    return null;
  }
  if ((input.byteCount ?? bytes.length) > MAX_FILE_BYTES) return 'unknown';
  const file = readTextFile(bytes);
  const encoded = file.ok ? pemBlocks(file.text) : [];
  if (encoded.length > 0 || bytes[0] === DER_SEQUENCE) {
    const kind = await sortCertificates(sorting, encoded.length > 0 ? encoded : [bytes], input.role ?? null);
    if (kind !== null) return kind;
  }
  return (file.ok ? sortText(sorting, input, file) : null) ?? 'unknown';
}

async function sortCertificates(
  sorting: Sorting,
  encoded: readonly Uint8Array[],
  role: TrustRole | null,
): Promise<CompanionKind | null> {
  let kind: CompanionKind | null = null;
  for (const der of encoded) {
    const list = attempt(() => readRevocationList(der));
    if (list !== null) {
      sorting.revocationLists.push(list);
      kind ??= 'revocation-list';
      continue;
    }
    try {
      const certificate = await readCertificate(der);
      sorting.certificates.push({ certificate, role });
      kind ??= companionKind(certificate, role);
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
    }
  }
  return kind;
}

/** What a certificate is called before it is known what it served for. */
function companionKind(certificate: Certificate, role: TrustRole | null): CompanionKind {
  if (role === 'timestamp' || isForTimestamps(certificate)) return 'timestamp-authority';
  if (!isIssuer(certificate)) return 'certificate';
  return role === 'seal' ? 'seal-authority' : 'authority';
}

function sortText(
  sorting: Sorting,
  input: VerifyInput,
  { encoding, text }: { readonly encoding: TextEncoding; readonly text: string },
): CompanionKind | null {
  const witness = readWitnessText(text);
  if (witness !== null) {
    sorting.witnesses.push(witness);
    return 'witness';
  }
  if (
    !text.startsWith('{') ||
    !isParsable(encoding === 'utf-8' ? input.bytes : new TextEncoder().encode(text))
  )
    return null;
  const data = attempt(() => JSON.parse(text) as unknown);
  if (!isModest(data, MAX_PROOF_VALUES)) return null;
  const schema = schemaOf(data);
  if (schema.startsWith('pupitre.minutes-file/')) {
    sorting.minutesFiles.push({ name: input.name, number: numberOf(data), text });
    return 'minutes-file';
  }
  if (!schema.startsWith('pupitre.proof/')) return null;
  const { data: proof } = proofSchema.safeParse(data);
  if (proof === undefined) return 'broken-proof';
  sorting.proofs.push({ name: input.name, proof });
  return 'proof';
}

function schemaOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('schema' in data)) return '';
  return typeof data.schema === 'string' ? data.schema : '';
}

/** Number of the minutes whose file the data seem to be. */
function numberOf(data: unknown): string {
  const { content } = data as { readonly content?: { readonly number?: unknown } };
  return typeof content?.number === 'string' ? content.number : '';
}

/** The result, or null when the bytes are not what was tried. */
function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function pemBlocks(text: string): Uint8Array[] {
  return [...text.matchAll(PEM)].flatMap(([, , base64 = '']) => {
    try {
      return [Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))];
    } catch {
      // Not base64 after all.
      return [];
    }
  });
}

/** Said of texts that were read for what they say; a certificate's bytes are no text. */
function encodingOf(kind: CompanionKind, { bytes }: VerifyInput): Pick<Companion, 'encoding'> {
  if (kind === 'unknown' || bytes[0] === DER_SEQUENCE) return {};
  const file = readTextFile(bytes);
  return file.ok && file.encoding !== 'utf-8' ? { encoding: file.encoding } : {};
}

function asciiStart(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
