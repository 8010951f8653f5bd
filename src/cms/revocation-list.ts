/** Certificate revocation lists (RFC 5280, section 5). */
import { type SignedPart, signedParts } from './certificate-reader.ts';
import {
  DerError,
  type DerValue,
  hexOf,
  integerBytes,
  isSameBytes,
  membersOf,
  oidOf,
  readDer,
  smallInteger,
  TAG,
} from './der.ts';
import { DerFields, flagOf, GENERALIZED_TIME, instantOf, UTC_TIME } from './der-fields.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';

export interface RevocationList {
  readonly issuer: DistinguishedName;
  /** Epoch ms of its issue. */
  readonly thisUpdate: number;
  /** Epoch ms of the revocation of each certificate, by serial number in hex. */
  readonly revoked: ReadonlyMap<string, number>;
  readonly signed: SignedPart;
}

const EXTENSIONS = 0xa0;
/** Extensions that leave the meaning of a complete list as it is: its number and the issuer's key. */
const HARMLESS_CRITICAL: ReadonlySet<string> = new Set(['2.5.29.20', '2.5.29.35']);

/** Reads a list in DER; throws DerError, also on a list that covers only a part of the certificates. */
export function readRevocationList(bytes: Uint8Array): RevocationList {
  const { body, signed, algorithmBytes } = signedParts(readDer(bytes));
  const fields = new DerFields(body);
  const version = fields.optional(TAG.integer);
  if (version !== null && smallInteger(version) !== 1) throw new DerError('version of a revocation list');
  if (!isSameBytes(fields.take(TAG.sequence).bytes, algorithmBytes)) {
    throw new DerError('two signature algorithms');
  }
  const issuer = readName(fields.take(TAG.sequence));
  const thisUpdate = instantOf(fields.takeAny());
  const nextUpdate = fields.optional(UTC_TIME, GENERALIZED_TIME);
  if (nextUpdate !== null) instantOf(nextUpdate);
  const entries = fields.optional(TAG.sequence);
  requireKnownCritical(fields.optional(EXTENSIONS));
  fields.end();
  const revoked = new Map(entries === null ? [] : membersOf(entries).map(revokedEntry));
  return { issuer, thisUpdate, revoked, signed };
}

function revokedEntry(value: DerValue): readonly [string, number] {
  const fields = new DerFields(value);
  const serial = hexOf(integerBytes(fields.takeAny()));
  const at = instantOf(fields.takeAny());
  fields.optional(TAG.sequence);
  fields.end();
  return [serial, at];
}

function requireKnownCritical(wrapper: DerValue | null): void {
  if (wrapper === null) return;
  for (const extension of membersOf(readDer(wrapper.content))) {
    const fields = new DerFields(extension);
    const oid = oidOf(fields.takeAny());
    const isCritical = flagOf(fields.optional(TAG.boolean));
    if (isCritical && !HARMLESS_CRITICAL.has(oid)) {
      throw new DerError('a list that covers only a part');
    }
  }
}
