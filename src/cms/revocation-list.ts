/** Certificate revocation lists (RFC 5280, section 5). */
import { equalBytes, hexText } from './bytes.ts';
import { signedParts, type SignedPart } from './certificate-reader.ts';
import {
  booleanValue,
  contextTag,
  DerError,
  DerFields,
  derChildren,
  type DerValue,
  oidText,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { instantOf } from './der-time.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';

export interface RevocationList {
  readonly issuer: DistinguishedName;
  /** Epoch ms of its issue. */
  readonly thisUpdate: number;
  /** Epoch ms of the revocation of each certificate, by serial number in hex. */
  readonly revoked: ReadonlyMap<string, number>;
  readonly signed: SignedPart;
}

/** Extensions that leave the meaning of a complete list as it is: its number and the issuer's key. */
const HARMLESS_CRITICAL: ReadonlySet<string> = new Set(['2.5.29.20', '2.5.29.35']);

/** Reads a list in DER; throws DerError, also on a list that covers only a part of the certificates. */
export function readRevocationList(bytes: Uint8Array): RevocationList {
  const { body, signed, algorithmBytes } = signedParts(readDer(bytes));
  const fields = new DerFields(body);
  const version = fields.optional(TAG.integer);
  if (version !== null && smallNumber(version) !== 1) throw new DerError('version of a revocation list');
  if (!equalBytes(fields.take(TAG.sequence).bytes, algorithmBytes)) {
    throw new DerError('two signature algorithms');
  }
  const issuer = readName(fields.take(TAG.sequence));
  const thisUpdate = instantOf(fields.takeAny());
  const nextUpdate = fields.optional(TAG.utcTime, TAG.generalizedTime);
  if (nextUpdate !== null) instantOf(nextUpdate);
  const entries = fields.optional(TAG.sequence);
  requireKnownCritical(fields.optional(contextTag(0)));
  fields.end();
  const revoked = new Map(entries === null ? [] : derChildren(entries).map(revokedEntry));
  return { issuer, thisUpdate, revoked, signed };
}

function revokedEntry(value: DerValue): readonly [string, number] {
  const fields = new DerFields(value);
  const serial = hexText(fields.take(TAG.integer).contents);
  const at = instantOf(fields.takeAny());
  fields.optional(TAG.sequence);
  fields.end();
  return [serial, at];
}

function requireKnownCritical(wrapper: DerValue | null): void {
  if (wrapper === null) return;
  for (const extension of derChildren(readDer(wrapper.contents))) {
    const fields = new DerFields(extension);
    const oid = oidText(fields.take(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    if (critical !== null && booleanValue(critical) && !HARMLESS_CRITICAL.has(oid)) {
      throw new DerError('a list that covers only a part');
    }
  }
}
