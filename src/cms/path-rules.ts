/** What forbids the use of a certificate where it stands in a path (RFC 5280, section 6). */
import { type Certificate, KEY_USAGE, TIME_STAMPING } from './certificate-reader.ts';
import { isSameName } from './distinguished-name.ts';
import { areNamesAllowed } from './name-constraints.ts';

/** What the signer's certificate must be for. */
export type CertificateUse = 'document' | 'timestamp';

export type PathFaultKind =
  /** The certificate that issued this one is nowhere among those given. */
  | 'issuer-missing'
  /** A root whose own signature does not hold. */
  | 'root-signature'
  /** It issued a certificate without being an authority, or above more authorities than it may. */
  | 'not-an-authority'
  /** Its key is not for this use. */
  | 'key-usage'
  /** It says that it is for other uses, such as a web server. */
  | 'extended-use'
  /** Its name is not one that an authority above it may give. */
  | 'name-constraints'
  /** An authority above it wants a policy to be stated, and none is. */
  | 'policy'
  | 'not-yet-valid'
  | 'expired'
  /** It carries a rule that must be understood and is not. */
  | 'unknown-rule'
  /** It stands among the certificates and leads nowhere: nothing protects its bytes. */
  | 'unused';

const ANY_USE = '2.5.29.37.0';
/** Uses under which a certificate may sign documents: any, e-mail, document signing (RFC 9336), Adobe, Microsoft. */
export const DOCUMENT_USES: readonly string[] = [
  ANY_USE,
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
];
const ANY_POLICY = '2.5.29.32.0';

interface Circumstances {
  /** Instant of the signature, epoch ms. */
  readonly at: number;
  readonly use: CertificateUse;
  /** Whether the last certificate is a root, or one that the reader holds. */
  readonly isWhole: boolean;
}

interface Fault {
  readonly kind: PathFaultKind;
  readonly certificate: Certificate;
}

/** Faults of a path, from the signer's certificate to the highest that was found. */
export function pathFaults(certificates: readonly Certificate[], circumstances: Circumstances): Fault[] {
  const { isWhole } = circumstances;
  return certificates.flatMap((certificate, rank) => {
    const isTop = isWhole && rank === certificates.length - 1;
    const above = certificates.slice(rank + 1);
    return faultsOf(certificate, { ...circumstances, rank, isTop, above }).map((kind) => ({
      kind,
      certificate,
    }));
  });
}

interface Place extends Circumstances {
  /** 0 signs, the others issue certificates. */
  readonly rank: number;
  readonly isTop: boolean;
  readonly above: readonly Certificate[];
}

function faultsOf(certificate: Certificate, place: Place): PathFaultKind[] {
  const { at, rank } = place;
  const { keyUsage, notAfter, notBefore, unknownCritical } = certificate;
  const faults: PathFaultKind[] = [];
  if (at < notBefore) faults.push('not-yet-valid');
  if (at > notAfter) faults.push('expired');
  if (unknownCritical.length > 0) faults.push('unknown-rule');
  const uses = rank === 0 ? [KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation] : [KEY_USAGE.keyCertSign];
  if (keyUsage !== null && !uses.some((use) => keyUsage.has(use))) faults.push('key-usage');
  if (rank > 0 && !mayIssue(certificate, place)) faults.push('not-an-authority');
  if (!isUsableFor(certificate, place)) faults.push('extended-use');
  if (!areNamesOfAbove(certificate, place)) faults.push('name-constraints');
  if (!isPolicyStated(certificate, place)) faults.push('policy');
  return faults;
}

/** The oldest form of certificate says nothing of authorities: it may only be where the path ends. */
function mayIssue({ isAuthority, pathLength, version }: Certificate, { isTop, rank }: Place): boolean {
  if (version === 1) return isTop;
  // The certificates below an issuer, the signer's own left out, are the authorities that it stands above.
  return isAuthority && (pathLength === null || rank - 1 <= pathLength);
}

/** An authority that names uses may issue for those alone. */
function isUsableFor({ extendedKeyUsage }: Certificate, { use }: Place): boolean {
  if (extendedKeyUsage === null) return true;
  const allowed = use === 'document' ? DOCUMENT_USES : [ANY_USE, TIME_STAMPING];
  return extendedKeyUsage.some((one) => allowed.includes(one));
}

/** Names that every authority above allows; an authority's new certificate for itself is not bound (6.1.3 b). */
function areNamesOfAbove(certificate: Certificate, { above, rank }: Place): boolean {
  if (rank > 0 && isSameName(certificate.issuer, certificate.subject)) return true;
  return above.every(
    ({ nameConstraints }) => nameConstraints === null || areNamesAllowed(certificate, nameConstraints),
  );
}

/** Where a policy is wanted, one that every authority between states too, or that stands for any. */
function isPolicyStated({ policies }: Certificate, { above, isTop }: Place): boolean {
  if (isTop) return true;
  const isWanted = above.some(
    ({ explicitPolicyAfter }, index) => explicitPolicyAfter !== null && explicitPolicyAfter <= index,
  );
  if (!isWanted) return true;
  // The root's own policies bind nobody.
  const stated = [policies, ...above.slice(0, -1).map((authority) => authority.policies)];
  if (stated.some((list) => list === null)) return false;
  const specific = stated.flatMap((list) => (list?.includes(ANY_POLICY) === true ? [] : [list ?? []]));
  const [first, ...others] = specific;
  return first === undefined || first.some((policy) => others.every((list) => list.includes(policy)));
}
