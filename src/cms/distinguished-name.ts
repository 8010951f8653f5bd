/** Names of certificates as text. */
import { DerError, DerFields, derChildren, type DerValue, expectTag, oidText, TAG } from './der-reader.ts';

export interface DistinguishedName {
  /** The encoding, by which names are compared. */
  readonly bytes: Uint8Array;
  /** Readable form, in the order of the certificate: `CN=…, O=…, C=FR`. */
  readonly text: string;
  /** The first common name, or null. */
  readonly commonName: string | null;
}

const COMMON_NAME = '2.5.4.3';
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  [COMMON_NAME, 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'givenName'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

/** Reads a Name of X.501; throws DerError. */
export function readName(value: DerValue): DistinguishedName {
  const parts = derChildren(expectTag(value, TAG.sequence)).flatMap((set) =>
    derChildren(expectTag(set, TAG.set)).map((attribute) => {
      const fields = new DerFields(attribute);
      const oid = oidText(fields.take(TAG.oid));
      const text = stringOf(fields.takeAny());
      fields.end();
      return { oid, text };
    }),
  );
  return {
    bytes: value.bytes,
    text: parts.map(({ oid, text }) => `${SHORT_NAMES.get(oid) ?? oid}=${text}`).join(', '),
    commonName: parts.find(({ oid }) => oid === COMMON_NAME)?.text ?? null,
  };
}

function stringOf({ tag, contents }: DerValue): string {
  switch (tag) {
    case TAG.utf8String:
      return decode('utf-8', contents);
    case TAG.bmpString:
      return decode('utf-16be', contents);
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.teletexString:
      return String.fromCharCode(...contents);
    default:
      throw new DerError('a name that is not text');
  }
}

function decode(encoding: string, contents: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(contents);
  } catch {
    throw new DerError('text in a wrong encoding');
  }
}
