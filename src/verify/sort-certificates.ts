/** Certificates and revocation lists among what the reader gives, in DER or in PEM, each of them once. */
import { equalBytes } from '../cms/bytes.ts';
import { isForTimestamps } from '../cms/certificate-path.ts';
import { type Certificate, readCertificate } from '../cms/certificate-reader.ts';
import { DerError } from '../cms/der-reader.ts';
import { type RevocationList, readRevocationList } from '../cms/revocation-list.ts';
import { MAX_REVOCATION_LISTS } from './limits.ts';
import type { CompanionKind } from './report.ts';
import { blankEnd } from './transit.ts';
import { type GivenCertificate, isIssuer, type TrustRole } from './trust.ts';

const PEM = /-----BEGIN (CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g;
const DER_SEQUENCE = 0x30;
/** A length above this says in how many octets it follows. */
const LONG_FORM = 0x80;

interface Sorted {
  readonly certificates: GivenCertificate[];
  readonly revocationLists: RevocationList[];
  /** Whether more lists were given than are read. */
  areListsMany: boolean;
}

interface Source {
  readonly bytes: Uint8Array;
  /** The bytes as text; '' when they are none. */
  readonly text: string;
  /** What the reader gives the certificates for. */
  readonly role: TrustRole | null;
}

/** Files what the source holds; answers what it is, by the first that it holds, or null when it holds none. */
export async function sortCertificates(
  sorted: Sorted,
  { bytes, role, text }: Source,
): Promise<CompanionKind | null> {
  const encoded = pemBlocks(text);
  if (encoded.length === 0 && bytes[0] !== DER_SEQUENCE) return null;
  let kind: CompanionKind | null = null;
  for (const der of encoded.length > 0 ? encoded : [withoutBlanks(bytes)]) {
    const list = listIn(der);
    if (list !== null) {
      addList(sorted, list);
      kind ??= 'revocation-list';
      continue;
    }
    const certificate = await certificateIn(der);
    if (certificate === null) continue;
    sorted.certificates.push({ certificate, role });
    kind ??= companionKind(certificate, role);
  }
  return kind;
}

/** A value in DER without the blanks that were put after it on its way; its own length says where it ends. */
function withoutBlanks(bytes: Uint8Array): Uint8Array {
  const [, size = 0, ...octets] = bytes.subarray(0, 6);
  const count = size > LONG_FORM ? size - LONG_FORM : 0;
  const length = count === 0 ? size : octets.slice(0, count).reduce((sum, octet) => sum * 256 + octet, 0);
  const end = 2 + count + length;
  return end < bytes.length && blankEnd(bytes) <= end ? bytes.subarray(0, end) : bytes;
}

function addList(sorted: Sorted, list: RevocationList): void {
  if (sorted.revocationLists.some((known) => isSameList(known, list))) return;
  if (sorted.revocationLists.length < MAX_REVOCATION_LISTS) sorted.revocationLists.push(list);
  else sorted.areListsMany = true;
}

function isSameList(one: RevocationList, other: RevocationList): boolean {
  return (
    equalBytes(one.signed.signature, other.signed.signature) && equalBytes(one.signed.data, other.signed.data)
  );
}

function listIn(der: Uint8Array): RevocationList | null {
  try {
    return readRevocationList(der);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

async function certificateIn(der: Uint8Array): Promise<Certificate | null> {
  try {
    return await readCertificate(der);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** What a certificate is called before it is known what it served for. */
function companionKind(certificate: Certificate, role: TrustRole | null): CompanionKind {
  if (role === 'timestamp' || isForTimestamps(certificate)) return 'timestamp-authority';
  if (!isIssuer(certificate)) return 'certificate';
  return role === 'seal' ? 'seal-authority' : 'authority';
}

/** What the blocks hold; a block that stands there again is read once. */
function pemBlocks(text: string): Uint8Array[] {
  const blocks = new Set([...text.matchAll(PEM)].map(([, , base64 = '']) => base64.replace(/\s/g, '')));
  return [...blocks].flatMap((base64) => {
    try {
      return [Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))];
    } catch {
      // Not base64 after all.
      return [];
    }
  });
}
