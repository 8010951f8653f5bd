/** The certificates above a signer's, up to one that the reader holds or a root that signed itself. */
import { equalBytes } from './bytes.ts';
import { type Certificate, isSignedBy, TIME_STAMPING } from './certificate-reader.ts';
import { isSameName } from './distinguished-name.ts';
import { type CertificateUse, type PathFaultKind, pathFaults } from './path-rules.ts';

export type { CertificateUse, PathFaultKind } from './path-rules.ts';

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

export interface PathSearch {
  /** Certificates of the signature, which must all be of use or issued by one of those that are. */
  readonly beside: readonly Certificate[];
  /** Those that the reader holds already: a path may end in any of them. */
  readonly known: readonly Certificate[];
  /** Instant of the signature, epoch ms. */
  readonly at: number;
  readonly use: CertificateUse;
}

/** More certificates than this between a signer and a root are no path that anyone issues. */
const MAX_LENGTH = 8;
/** More steps than this are no search that a signature deserves: names that all look alike keep the reader waiting. */
const MAX_STEPS = 64;
/** A signature brings its path and little else. */
export const MAX_CERTIFICATES = 32;

/**
 * Looks for the path with the fewest faults. Among equals, the one that ends in a certificate that the reader holds, then
 * the shortest: an authority may be signed by others too, and an expired issuer may stand beside the one that replaced it.
 */
export async function certificatePath(leaf: Certificate, search: PathSearch): Promise<CertificatePath> {
  const { at, beside, known, use } = search;
  const holds = new Set(known.map(({ sha256 }) => sha256));
  const found: CertificatePath[] = [];
  const ways = await waysUp(leaf, [...beside, ...known], holds);
  for (const certificates of ways) {
    const { isWhole, root, fault } = await endOf(certificates, holds);
    const faults = [...fault, ...pathFaults(certificates, { at, use, isWhole })];
    faults.push(...(await strayFaults(certificates, search)));
    found.push({ certificates, root, faults });
  }
  const isHeld = ({ root }: CertificatePath) => root !== null && holds.has(root.sha256);
  const [best] = found.sort(
    (one, other) =>
      one.faults.length - other.faults.length ||
      Number(isHeld(other)) - Number(isHeld(one)) ||
      one.certificates.length - other.certificates.length,
  );
  return best ?? { certificates: [leaf], root: null, faults: [] };
}

/** Every way up from the signer's certificate, as far as it goes. */
async function waysUp(
  leaf: Certificate,
  candidates: readonly Certificate[],
  holds: ReadonlySet<string>,
): Promise<Certificate[][]> {
  const ways: Certificate[][] = [];
  const waiting: Certificate[][] = [[leaf]];
  let steps = 0;
  for (let way = waiting.pop(); way !== undefined; way = waiting.pop()) {
    const top = way.at(-1) ?? leaf;
    const isEnd = way.length > 1 && holds.has(top.sha256);
    if (isEnd || way.length >= MAX_LENGTH) {
      ways.push(way);
      continue;
    }
    let count = 0;
    for (const issuer of candidates) {
      if (steps >= MAX_STEPS) break;
      if (way.some((below) => isTwin(below, issuer)) || !isSameName(issuer.subject, top.issuer)) continue;
      steps += 1;
      if (!(await isSignedBy(top.signed, issuer))) continue;
      waiting.push([...way, issuer]);
      count += 1;
    }
    if (count === 0) ways.push(way);
  }
  return ways;
}

interface End {
  readonly root: Certificate | null;
  readonly isWhole: boolean;
  readonly fault: readonly PathFault[];
}

/** What a way ends in. A root's own signature, when it is of an age that proves nothing any more, does not matter. */
async function endOf(certificates: readonly Certificate[], holds: ReadonlySet<string>): Promise<End> {
  const top = certificates.at(-1);
  if (top === undefined) return { root: null, isWhole: false, fault: [] };
  const isOwn = isSameName(top.issuer, top.subject);
  if (certificates.length > 1 && holds.has(top.sha256)) return { root: top, isWhole: true, fault: [] };
  if (!isOwn) return { root: null, isWhole: false, fault: [{ kind: 'issuer-missing', certificate: top }] };
  const isSound = top.signed.algorithm === null || (await isSignedBy(top.signed, top));
  return { root: top, isWhole: true, fault: isSound ? [] : [{ kind: 'root-signature', certificate: top }] };
}

/**
 * Certificates that came with the signature and stand in no path. An authority that another of them issued is another way
 * up; any other leads nowhere, and nothing protects its bytes.
 */
async function strayFaults(
  path: readonly Certificate[],
  { beside, known, use }: PathSearch,
): Promise<PathFault[]> {
  const inPath = new Set(path.map(({ sha256 }) => sha256));
  const faults: PathFault[] = [];
  for (const certificate of beside) {
    if (inPath.has(certificate.sha256)) continue;
    const mayIssue = certificate.isAuthority || certificate.version === 1;
    const isRelated = mayIssue && (await isIssuedByAny(certificate, [...path, ...beside, ...known]));
    // Authorities of timestamps are signed across, by roots that nobody sends.
    const isAcross = use === 'timestamp' && path.some((other) => isTwin(other, certificate));
    if (!isRelated && !isAcross) faults.push({ kind: 'unused', certificate });
  }
  return faults;
}

async function isIssuedByAny(certificate: Certificate, issuers: readonly Certificate[]): Promise<boolean> {
  for (const issuer of issuers.slice(0, MAX_STEPS)) {
    if (!isSameName(issuer.subject, certificate.issuer)) continue;
    const isOwn = issuer.sha256 === certificate.sha256;
    if (isOwn && certificate.signed.algorithm === null) return true;
    if (await isSignedBy(certificate.signed, issuer)) return true;
  }
  return false;
}

/** Two certificates of one name and key. */
function isTwin(one: Certificate, other: Certificate): boolean {
  return isSameName(one.subject, other.subject) && equalBytes(one.publicKey, other.publicKey);
}

/** Whether a certificate says that it is for timestamps. */
export function isForTimestamps({ extendedKeyUsage }: Certificate): boolean {
  return extendedKeyUsage?.includes(TIME_STAMPING) === true;
}
