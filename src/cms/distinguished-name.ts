/** Names of certificates as text. */
import { DerError, type DerValue, membersOf, oidOf, TAG } from './der.ts';
import { DerFields } from './der-fields.ts';

export interface DistinguishedName {
  /** The encoding, by which names are compared. */
  readonly bytes: Uint8Array;
  /** Readable form, in the order of the certificate: `CN=…, O=…, C=FR`. */
  readonly text: string;
  /** The first common name, or null. */
  readonly commonName: string | null;
}

const PRINTABLE_STRING = 0x13;
const TELETEX_STRING = 0x14;
const IA5_STRING = 0x16;
const BMP_STRING = 0x1e;

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
  const parts = membersOf(value).flatMap((set) =>
    membersOf(set, TAG.set).map((attribute) => {
      const fields = new DerFields(attribute);
      const oid = oidOf(fields.takeAny());
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

function stringOf({ tag, content }: DerValue): string {
  switch (tag) {
    case TAG.utf8:
      return decode('utf-8', content);
    case BMP_STRING:
      return decode('utf-16be', content);
    case PRINTABLE_STRING:
    case IA5_STRING:
    case TELETEX_STRING:
      return String.fromCharCode(...content);
    default:
      throw new DerError('a name that is not text');
  }
}

function decode(encoding: string, content: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    throw new DerError('text in a wrong encoding');
  }
}
