/** Names of certificates as text. */
import { hexText, latinText } from './bytes.ts';
import { DerError, DerFields, derChildren, type DerValue, expectTag, oidText, TAG } from './der-reader.ts';

export interface DistinguishedName {
  readonly bytes: Uint8Array;
  /** Readable form, in the order of the certificate: `CN=…, O=…, C=FR`. */
  readonly text: string;
  /** The first common name, or null. */
  readonly commonName: string | null;
  /** The first organisation, or null. */
  readonly organisation: string | null;
  /** The first organisational unit, or null: a local authority writes a member's capacity there. */
  readonly unit: string | null;
  /** Whether it names a natural person: a given name or a surname. */
  readonly isOfPerson: boolean;
  /** Values of emailAddress. */
  readonly emails: readonly string[];
  /**
   * One text for each relative name, by which names are compared (RFC 5280, 7.1): the kind of string, capitals and
   * repeated spaces make no difference.
   */
  readonly key: readonly string[];
}

interface Attribute {
  readonly oid: string;
  readonly text: string;
}

const OID = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  givenName: '2.5.4.42',
  email: '1.2.840.113549.1.9.1',
} as const;
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  [OID.commonName, 'CN'],
  [OID.surname, 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  [OID.organisation, 'O'],
  [OID.unit, 'OU'],
  ['2.5.4.12', 'title'],
  [OID.givenName, 'givenName'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  [OID.email, 'emailAddress'],
]);
/** More than any name that is issued; a longer one only keeps the reader waiting. */
const MAX_OCTETS = 16_384;

/** Reads a Name of X.501; throws DerError. */
export function readName(value: DerValue): DistinguishedName {
  if (value.bytes.length > MAX_OCTETS) throw new DerError('huge name');
  const sets = derChildren(expectTag(value, TAG.sequence)).map((set) =>
    derChildren(expectTag(set, TAG.set)).map(readAttribute),
  );
  const parts = sets.flat();
  const first = (wanted: string) => parts.find(({ oid }) => oid === wanted)?.text ?? null;
  return {
    bytes: value.bytes,
    text: parts.map(({ oid, text }) => `${SHORT_NAMES.get(oid) ?? oid}=${text}`).join(', '),
    commonName: first(OID.commonName),
    organisation: first(OID.organisation),
    unit: first(OID.unit),
    isOfPerson: first(OID.surname) !== null || first(OID.givenName) !== null,
    emails: parts.filter(({ oid }) => oid === OID.email).map(({ text }) => text),
    key: sets.map((set) =>
      set
        .map(({ oid, text }) => `${oid}=${comparable(text)}`)
        .sort()
        .join('+'),
    ),
  };
}

/** Whether two names are one, as RFC 5280 compares them. */
export function isSameName(one: DistinguishedName, other: DistinguishedName): boolean {
  return one.key.length === other.key.length && isNameUnder(one, other);
}

/** Whether a name starts with all of another: it stands in that name's subtree. */
export function isNameUnder(name: DistinguishedName, base: DistinguishedName): boolean {
  return base.key.every((part, index) => part === name.key[index]);
}

/** A text as names are compared: without capitals, and one space where there are several. */
export function comparable(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function readAttribute(attribute: DerValue): Attribute {
  const fields = new DerFields(attribute);
  const oid = oidText(fields.take(TAG.oid));
  const text = stringOf(fields.takeAny());
  fields.end();
  return { oid, text };
}

function stringOf({ bytes, contents, tag }: DerValue): string {
  switch (tag) {
    case TAG.utf8String:
      return decode('utf-8', contents);
    case TAG.bmpString:
      return decode('utf-16be', contents);
    case TAG.universalString:
      return universalText(contents);
    case TAG.printableString:
    case TAG.numericString:
    case TAG.visibleString:
    case TAG.ia5String:
    case TAG.teletexString:
      return latinText(contents);
    default:
      // Some names hold other values, such as a unique identifier.
      return `#${hexText(bytes)}`;
  }
}

/** Four bytes for each character. */
function universalText(contents: Uint8Array): string {
  if (contents.length % 4 !== 0) throw new DerError('text in a wrong encoding');
  const view = new DataView(contents.buffer, contents.byteOffset, contents.length);
  let text = '';
  for (let at = 0; at < contents.length; at += 4) {
    const code = view.getUint32(at);
    if (code > 0x10_ffff) throw new DerError('text in a wrong encoding');
    text += String.fromCodePoint(code);
  }
  return text;
}

function decode(encoding: string, contents: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(contents);
  } catch {
    throw new DerError('text in a wrong encoding');
  }
}
