/** Sorts what the reader gives by what it holds: a name may be anything. */
import { sha256Text } from '../cms/bytes.ts';
import type { RevocationList } from '../cms/revocation-list.ts';
import { type Proof, proofSchema } from '../domain/minutes/proof.schema.ts';
import { readWitnessText, type RegisterWitness } from '../domain/minutes/register-witness.ts';
import { readTextFile, type TextEncoding } from '../domain/text/text-file.ts';
import { carriedBy, type Claim } from './claims.ts';
import { isModest, isParsable, MAX_FILE_BYTES, MAX_PROOF_VALUES } from './limits.ts';
import type { Redrawing } from '../drawing/redrawing.ts';
import { createReader, type ReadPdf } from './read-once.ts';
import type { Companion, CompanionKind, Finding } from './report.ts';
import { canonicalForm } from './same-data.ts';
import { unwrapped } from './transit.ts';
import { sortCertificates } from './sort-certificates.ts';
import type { GivenCertificate, TrustRole } from './trust.ts';

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

/** A PDF that was given, taken out of what stands around it. */
export interface DocumentInput {
  readonly name: string;
  /** The document as it was written. */
  readonly bytes: Uint8Array;
  /** The file, and its length: of one that is too long, only the start is there. */
  readonly asGiven: Uint8Array;
  readonly byteCount: number;
  /** What stands around the document in the file. */
  readonly around: readonly Finding[];
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
  /** The data in canonical form; the text itself where programs could read it in two ways. */
  readonly canonical: string;
}

/** What documents are checked against. */
export interface Given {
  readonly certificates: readonly GivenCertificate[];
  readonly revocationLists: readonly RevocationList[];
  /** Whether more lists were given than are read. */
  readonly areListsMany: boolean;
  readonly proofs: readonly GivenProof[];
  readonly witnesses: readonly RegisterWitness[];
  /** Minutes files (JSON) that were exported beside the pages. */
  readonly minutesFiles: readonly GivenMinutesFile[];
  /** SHA-256 (hex) of the files signed outside of the application that a proof names and that were given. */
  readonly outside: ReadonlySet<string>;
  /** Draws pages again from their data. */
  readonly redrawing: Redrawing;
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
  readonly documents: readonly DocumentInput[];
  readonly given: Omit<Given, 'redrawing'>;
  readonly companions: readonly Companion[];
}

/** What our data, and our proofs, begin with. */
const OWN_DATA = /^\s*\{\s*"(content|chain)":\s*\{/;
const PDF_START = '%PDF-';
const DER_SEQUENCE = 0x30;
/** Scans are larger than what is read here: their digest alone is taken. */
const MAX_OUTSIDE_BYTES = 320 * 1024 * 1024;

interface Sorting {
  readonly documents: DocumentInput[];
  readonly certificates: GivenCertificate[];
  readonly revocationLists: RevocationList[];
  areListsMany: boolean;
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
    areListsMany: false,
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
    if (byteCount > MAX_FILE_BYTES) continue;
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
  const byteCount = input.byteCount ?? bytes.length;
  const isLong = byteCount > MAX_FILE_BYTES;
  const { bytes: written, findings } = isLong ? { bytes, findings: [] } : await unwrapped(bytes);
  if (asciiStart(written, PDF_START.length) === PDF_START || /\.pdf$/i.test(name)) {
    sorting.documents.push({ name, bytes: written, asGiven: bytes, byteCount, around: findings });
    return null;
  }
  if (isLong) return 'unknown';
  const file = readTextFile(bytes);
  const kind = await sortCertificates(sorting, {
    bytes,
    text: file.ok ? file.text : '',
    role: input.role ?? null,
  });
  if (kind !== null) return kind;
  return (file.ok ? sortText(sorting, input, file) : null) ?? 'unknown';
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
    !/^\s*\{/.test(text) ||
    !isParsable(encoding === 'utf-8' ? input.bytes : new TextEncoder().encode(text))
  )
    return null;
  const data = attempt(() => JSON.parse(text) as unknown);
  if (data === null) return isCutData(text) ? 'cut-data' : null;
  if (!isModest(data, MAX_PROOF_VALUES)) return null;
  const schema = schemaOf(data);
  if (/^pupitre\.(?:session-)?minutes-file\//u.test(schema)) {
    sorting.minutesFiles.push({
      name: input.name,
      number: numberOf(data),
      text,
      canonical: canonicalForm(text, data),
    });
    return 'minutes-file';
  }
  if (!schema.startsWith('pupitre.proof/')) return null;
  const { data: proof } = proofSchema.safeParse(data);
  if (proof === undefined) return 'broken-proof';
  sorting.proofs.push({ name: input.name, proof });
  return 'proof';
}

/** Data of ours of which the end is missing. */
function isCutData(text: string): boolean {
  return OWN_DATA.test(text) && !/\}\s*$/.test(text);
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
    if (error instanceof SyntaxError) return null;
    throw error;
  }
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
