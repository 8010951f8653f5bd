/** The extensions of a certificate (RFC 5280, 4.2) that decide what it may be used for. */
import { latinText } from './bytes.ts';
import {
  booleanValue,
  contextTag,
  DerError,
  DerFields,
  derChildren,
  type DerValue,
  namedBits,
  oidText,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { generalName, type NameConstraints, readNameConstraints } from './name-constraints.ts';

export interface CertificateExtensions {
  readonly isAuthority: boolean;
  /** How many authorities may stand below this one; null for any number. */
  readonly pathLength: number | null;
  /** Bits of the key usage extension, null when there is none. */
  readonly keyUsage: ReadonlySet<number> | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly isExtendedKeyUsageCritical: boolean;
  /** Other names of the subject. */
  readonly alternativeNames: AlternativeNames;
  /** Names that those below may have; null for any. */
  readonly nameConstraints: NameConstraints | null;
  /** Policies under which it was issued; null when it states none. */
  readonly policies: readonly string[] | null;
  /** How many certificates further down a policy must be stated; null when it need not be. */
  readonly explicitPolicyAfter: number | null;
  readonly subjectKeyId: Uint8Array | null;
  /** Critical extensions that this reader does not know: their meaning could forbid the use. */
  readonly unknownCritical: readonly string[];
}

export interface AlternativeNames {
  readonly directories: readonly DistinguishedName[];
  readonly emails: readonly string[];
  readonly hosts: readonly string[];
  /** Tags of the names of any other form. */
  readonly others: readonly number[];
}

const NO_NAMES: AlternativeNames = { directories: [], emails: [], hosts: [], others: [] };
const NONE: CertificateExtensions = {
  isAuthority: false,
  pathLength: null,
  keyUsage: null,
  extendedKeyUsage: null,
  isExtendedKeyUsageCritical: false,
  alternativeNames: NO_NAMES,
  nameConstraints: null,
  policies: null,
  explicitPolicyAfter: null,
  subjectKeyId: null,
  unknownCritical: [],
};

const MAX_EXTENSIONS = 64;
const MAX_NAMES = 256;

/** How each known extension changes what is known. A policy's mapping or inhibition changes nothing for who wants none. */
const READERS = new Map<string, (value: DerValue) => Partial<CertificateExtensions>>([
  ['2.5.29.14', (value: DerValue) => ({ subjectKeyId: octets(value) })],
  ['2.5.29.15', (value: DerValue) => ({ keyUsage: namedBits(value) })],
  ['2.5.29.17', (value: DerValue) => ({ alternativeNames: readAlternativeNames(value) })],
  ['2.5.29.19', basicConstraints],
  ['2.5.29.30', (value: DerValue) => ({ nameConstraints: readNameConstraints(value) })],
  ['2.5.29.32', (value: DerValue) => ({ policies: readPolicies(value) })],
  ['2.5.29.33', () => ({})],
  ['2.5.29.36', policyConstraints],
  [
    '2.5.29.37',
    (value: DerValue) => ({ extendedKeyUsage: derChildren(value).slice(0, MAX_NAMES).map(oidText) }),
  ],
  ['2.5.29.54', () => ({})],
]);
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** Reads the extensions; `wrapper` is their context field, null for a certificate that has none. Throws DerError. */
export function readExtensions(wrapper: DerValue | null): CertificateExtensions {
  if (wrapper === null) return NONE;
  const extensions = derChildren(readDer(wrapper.contents));
  if (extensions.length > MAX_EXTENSIONS) throw new DerError('too many extensions');
  const seen = new Set<string>();
  let found = NONE;
  for (const extension of extensions) {
    const fields = new DerFields(extension);
    const oid = oidText(fields.take(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    const isCritical = critical !== null && booleanValue(critical);
    const encoded = fields.take(TAG.octetString).contents;
    fields.end();
    if (seen.has(oid)) throw new DerError('an extension twice');
    seen.add(oid);
    const reader = READERS.get(oid);
    if (reader !== undefined) found = { ...found, ...reader(readDer(encoded)) };
    else if (isCritical) found = { ...found, unknownCritical: [...found.unknownCritical, oid] };
    if (oid === EXTENDED_KEY_USAGE) found = { ...found, isExtendedKeyUsageCritical: isCritical };
  }
  return found;
}

function octets({ contents, tag }: DerValue): Uint8Array {
  if (tag !== TAG.octetString) throw new DerError('a key identifier that is not octets');
  return contents;
}

function basicConstraints(value: DerValue): Pick<CertificateExtensions, 'isAuthority' | 'pathLength'> {
  const fields = new DerFields(value);
  const flag = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  return {
    isAuthority: flag !== null && booleanValue(flag),
    pathLength: length === null ? null : smallNumber(length),
  };
}

function readAlternativeNames(value: DerValue): AlternativeNames {
  const names = derChildren(value).slice(0, MAX_NAMES).map(generalName);
  return {
    directories: names.flatMap((name) => (name.kind === 'directory' ? [readName(name.value)] : [])),
    emails: names.flatMap((name) => (name.kind === 'email' ? [latinText(name.value.contents)] : [])),
    hosts: names.flatMap((name) => (name.kind === 'host' ? [latinText(name.value.contents)] : [])),
    others: names.flatMap((name) => (name.kind === 'other' ? [name.value.tag] : [])),
  };
}

function readPolicies(value: DerValue): readonly string[] {
  return derChildren(value)
    .slice(0, MAX_NAMES)
    .map((policy) => oidText(new DerFields(policy).take(TAG.oid)));
}

function policyConstraints(value: DerValue): Pick<CertificateExtensions, 'explicitPolicyAfter'> {
  const fields = new DerFields(value);
  const explicit = fields.optional(contextTag(0, false));
  fields.optional(contextTag(1, false));
  fields.end();
  return { explicitPolicyAfter: explicit === null ? null : smallNumber(explicit, contextTag(0, false)) };
}
