/** Asking an authority for a timestamp (RFC 3161): the request, and what its reply must say. */
import { derOfBer } from './ber.ts';
import type { Certificate } from './certificate-reader.ts';
import { DerError, DerFields, type DerValue, namedBits, readDer, smallNumber, TAG } from './der-reader.ts';
import { der, derOid, derSmallInteger } from './der-writer.ts';
import { checkTimestampToken, type TimestampToken, TimestampTokenError } from './timestamp-token.ts';

export { checkTimestampToken, TimestampTokenError } from './timestamp-token.ts';
export type { TimestampToken, TokenFault } from './timestamp-token.ts';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
/** PKIStatus: granted, and granted with modifications. */
const GRANTED: readonly number[] = [0, 1];
/** Names of the bits of PKIFailureInfo. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [0, 'badAlg'],
  [2, 'badRequest'],
  [5, 'badDataFormat'],
  [14, 'timeNotAvailable'],
  [15, 'unacceptedPolicy'],
  [16, 'unacceptedExtension'],
  [17, 'addInfoNotAvailable'],
  [25, 'systemFailure'],
]);

export interface TimestampQuery {
  /** SHA-256 of what is to be stamped, 32 bytes. */
  readonly digest: Uint8Array;
  /** Random bytes that the reply must repeat; at least 8. */
  readonly nonce: Uint8Array;
  /** Policy asked for, as an object identifier; null lets the authority choose. */
  readonly policy: string | null;
}

export type ReplyFault =
  | TimestampTokenError['fault']
  /** The authority refuses; its own words are in the message. */
  | 'refused'
  /** The reply is to another request. */
  | 'nonce'
  /** Not the policy that was asked for. */
  | 'policy';

/** A reply that gives no usable timestamp. */
export class TimestampReplyError extends Error {
  override readonly name = 'TimestampReplyError';
  readonly fault: ReplyFault;
  /** What the authority said, by PKIFailureInfo's names and its own text; '' when it said nothing. */
  readonly said: string;

  constructor(fault: ReplyFault, said = '') {
    super(`timestamp reply not accepted (${fault})`);
    this.fault = fault;
    this.said = said;
  }
}

/** Whether a text is an object identifier in dots, as a policy is. */
export function isObjectIdentifier(text: string): boolean {
  return /^(?:[01]\.[1-3]?\d|2\.(?:0|[1-9]\d{0,8}))(?:\.(?:0|[1-9]\d{0,14})){1,30}$/.test(text);
}

/** Encodes a TimeStampReq that asks for the authority's certificate. Throws DerError on a policy that is not one. */
export function timestampRequest({ digest, nonce, policy }: TimestampQuery): Uint8Array {
  if (policy !== null && !isObjectIdentifier(policy))
    throw new DerError(`not an object identifier: ${policy}`);
  const hash = der(TAG.sequence, derOid(SHA_256), der(TAG.nil));
  return der(
    TAG.sequence,
    derSmallInteger(1),
    der(TAG.sequence, hash, der(TAG.octetString, digest)),
    ...(policy === null ? [] : [derOid(policy)]),
    unsignedInteger(nonce),
    der(TAG.boolean, Uint8Array.of(0xff)),
  );
}

/** The token of a TimeStampResp, checked against the request; `known` completes its path. Rejects with TimestampReplyError. */
export async function readTimestampReply(
  reply: Uint8Array,
  { digest, nonce, policy }: TimestampQuery,
  known: readonly Certificate[] = [],
): Promise<TimestampToken & { readonly bytes: Uint8Array }> {
  const bytes = tokenOf(reply);
  const token = await checked(bytes, digest, known);
  if (token.nonce !== numberOf(nonce)) throw new TimestampReplyError('nonce');
  if (policy !== null && token.policy !== policy) throw new TimestampReplyError('policy', token.policy);
  return { ...token, bytes };
}

function tokenOf(reply: Uint8Array): Uint8Array {
  try {
    const fields = new DerFields(replyValue(reply));
    const status = new DerFields(fields.take(TAG.sequence));
    const code = smallNumber(status.take(TAG.integer));
    if (!GRANTED.includes(code)) throw new TimestampReplyError('refused', refusalText(status));
    const token = fields.take(TAG.sequence).bytes;
    fields.end();
    return token;
  } catch (error) {
    if (error instanceof DerError) throw new TimestampReplyError('malformed', error.message);
    throw error;
  }
}

/** A reply in DER, or in BER: what its token says is read with the token. */
function replyValue(reply: Uint8Array): DerValue {
  try {
    return readDer(reply);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return readDer(derOfBer(reply));
  }
}

function refusalText(status: DerFields): string {
  const texts = status.optional(TAG.sequence);
  const failure = status.optional(TAG.bitString);
  const names =
    failure === null ? [] : [...namedBits(failure)].map((bit) => FAILURES.get(bit) ?? String(bit));
  const words = texts === null ? [] : readTexts(new DerFields(texts));
  return [...names, ...words].join(', ');
}

function readTexts(fields: DerFields): string[] {
  const words: string[] = [];
  for (let text = fields.optional(TAG.utf8String); text !== null; text = fields.optional(TAG.utf8String)) {
    words.push(new TextDecoder().decode(text.contents));
  }
  return words;
}

async function checked(
  bytes: Uint8Array,
  digest: Uint8Array,
  known: readonly Certificate[],
): Promise<TimestampToken> {
  try {
    return await checkTimestampToken(bytes, digest, known);
  } catch (error) {
    if (error instanceof TimestampTokenError) throw new TimestampReplyError(error.fault, error.message);
    throw error;
  }
}

function numberOf(octets: Uint8Array): bigint {
  return octets.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
}

/** An INTEGER that is not negative, in its shortest form. */
function unsignedInteger(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((octet) => octet !== 0);
  const shortest = start === -1 ? Uint8Array.of(0) : magnitude.subarray(start);
  const sign = (shortest[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : Uint8Array.of();
  return der(TAG.integer, sign, shortest);
}
