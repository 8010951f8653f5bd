/** The certificates above a signer's, up to a root that signed itself, and what each of them may do. */
import { equalBytes } from './bytes.ts';
import { type Certificate, isSignedBy, KEY_USAGE } from './certificate-reader.ts';

export type PathFaultKind =
  /** The certificate that issued this one is nowhere among those given. */
  | 'issuer-missing'
  /** A root whose own signature does not hold. */
  | 'root-signature'
  /** It issued a certificate without being an authority, or above more authorities than it may. */
  | 'not-an-authority'
  /** Its key is not for this use. */
  | 'key-usage'
  | 'not-yet-valid'
  | 'expired'
  /** It carries a rule that must be understood and is not. */
  | 'unknown-rule'
  /** It stands among the certificates and leads nowhere: nothing protects its bytes. */
  | 'unused';

export interface PathFault {
  readonly kind: PathFaultKind;
  readonly certificate: Certificate;
}

export interface CertificatePath {
  /** From the signer's certificate to the highest that was found. */
  readonly certificates: readonly Certificate[];
  /** The certificate that everything rests on; null when the path has no end. */
  readonly root: Certificate | null;
  readonly faults: readonly PathFault[];
}

/** More certificates than this between a signer and a root are no path that anyone issues. */
const MAX_LENGTH = 8;

/**
 * Follows the issuers from the signer's certificate. `beside` are the certificates of the signature, which must all be of
 * use; `known` are those that the reader holds already. `at` is the instant of the signature, epoch ms.
 */
export async function certificatePath(
  leaf: Certificate,
  beside: readonly Certificate[],
  known: readonly Certificate[],
  at: number,
): Promise<CertificatePath> {
  const certificates = [leaf];
  let top = leaf;
  while (!isSelfIssued(top) && certificates.length < MAX_LENGTH) {
    const issuer = await issuerOf(top, [...beside, ...known]);
    if (issuer === null) break;
    certificates.push(issuer);
    top = issuer;
  }
  const faults: PathFault[] = [];
  if (!isSelfIssued(top)) faults.push({ kind: 'issuer-missing', certificate: top });
  else if (!(await isSignedBy(top.signed, top))) faults.push({ kind: 'root-signature', certificate: top });
  const inPath = new Set(certificates.map(({ sha256 }) => sha256));
  for (const certificate of beside) {
    if (!inPath.has(certificate.sha256)) faults.push({ kind: 'unused', certificate });
  }
  certificates.forEach((certificate, rank) => {
    faults.push(...faultsOf(certificate, rank, at).map((kind) => ({ kind, certificate })));
  });
  return { certificates, root: isSelfIssued(top) ? top : null, faults };
}

function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return equalBytes(issuer.bytes, subject.bytes);
}

async function issuerOf(
  { issuer, signed }: Certificate,
  candidates: readonly Certificate[],
): Promise<Certificate | null> {
  for (const candidate of candidates) {
    if (!equalBytes(candidate.subject.bytes, issuer.bytes)) continue;
    if (await isSignedBy(signed, candidate)) return candidate;
  }
  return null;
}

/** What forbids the use of a certificate at its rank of the path: 0 signs documents, the others issue certificates. */
function faultsOf(certificate: Certificate, rank: number, at: number): PathFaultKind[] {
  const { isAuthority, keyUsage, notAfter, notBefore, pathLength, unknownCritical } = certificate;
  const faults: PathFaultKind[] = [];
  if (at < notBefore) faults.push('not-yet-valid');
  if (at > notAfter) faults.push('expired');
  if (unknownCritical.length > 0) faults.push('unknown-rule');
  const uses = rank === 0 ? [KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation] : [KEY_USAGE.keyCertSign];
  if (keyUsage !== null && !uses.some((use) => keyUsage.has(use))) faults.push('key-usage');
  // The certificates below an issuer, the signer's own left out, are the authorities that it stands above.
  const isTooHigh = pathLength !== null && rank - 1 > pathLength;
  if (rank > 0 && (!isAuthority || isTooHigh)) faults.push('not-an-authority');
  return faults;
}
