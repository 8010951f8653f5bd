/** One exchange with a timestamp authority, and what its clock says about ours. */
import { type Certificate, readCertificate } from '../../../cms/certificate-reader.ts';
import { readTimestampReply, TimestampReplyError, timestampRequest } from '../../../cms/timestamp.ts';
import type { TimestampToken } from '../../../cms/timestamp.ts';
import type { ErrorCode } from '../../../shared/error-codes.ts';
import type { TimestampFacts } from '../../db/repos/timestamp.repo.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Deps } from '../../kernel/deps.ts';

const TIMEOUT_MS = 10_000;
const NONCE_BYTES = 8;
const OK = 200;
/** Beyond this either clock is plainly wrong, and a timestamp would date nothing. */
const MAX_OFFSET_MS = 60 * 60_000;

export interface TimestampAuthority {
  readonly url: string;
  readonly policy: string | null;
  /** DER of the authority's certificate or of one above it; null takes whoever answers. */
  readonly certificate: Uint8Array | null;
}

export interface Stamp extends TimestampFacts {
  /** DER of the token. */
  readonly token: Uint8Array;
  readonly path: readonly Certificate[];
}

/** An exchange that gave no timestamp; `code` says why. */
export class TimestampFailure extends Error {
  override readonly name = 'TimestampFailure';
  readonly code: Extract<ErrorCode, `timestamp-${string}`>;
  /** What the authority said; '' when nothing. */
  readonly said: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: TimestampFailure['code'], said = '', details: TimestampFailure['details'] = {}) {
    super(`no timestamp: ${code}`);
    this.code = code;
    this.said = said;
    this.details = details;
  }
}

/** Asks for a timestamp of a SHA-256. Rejects with TimestampFailure. */
export async function requestTimestamp(
  { clock, postTimestamp, randomBytes }: Pick<Deps, 'clock' | 'postTimestamp' | 'randomBytes'>,
  authority: TimestampAuthority,
  digest: Uint8Array,
): Promise<Stamp> {
  const known = authority.certificate === null ? null : await readCertificate(authority.certificate);
  const query = { digest, nonce: randomBytes(NONCE_BYTES), policy: authority.policy };
  const sentAt = clock.read().wall;
  const reply = await exchange(postTimestamp, authority.url, timestampRequest(query));
  const middle = (sentAt + clock.read().wall) / 2;
  const token = await readReply(reply, query, known);
  if (known !== null && !token.path.some(({ sha256 }) => sha256 === known.sha256)) {
    throw new TimestampFailure('timestamp-untrusted', token.path[0]?.subject.text);
  }
  const offsetMs = Math.round(token.at - middle);
  if (Math.abs(offsetMs) > MAX_OFFSET_MS) throw new TimestampFailure('timestamp-clock-off', '', { offsetMs });
  return {
    token: token.bytes,
    path: token.path,
    authority: token.path[0]?.subject.text ?? '',
    at: instant(token.at),
    policy: token.policy,
    serial: token.serial,
    tokenSha256: token.sha256,
    offsetMs,
  };
}

async function exchange(post: Deps['postTimestamp'], url: string, request: Uint8Array): Promise<Uint8Array> {
  let reply;
  try {
    reply = await post(url, request, TIMEOUT_MS);
  } catch {
    // Nobody said anything: what the network layer reports is not the authority's word.
    throw new TimestampFailure('timestamp-unreachable');
  }
  if (reply.status === OK) return reply.body;
  const isRefusal = reply.status >= 400 && reply.status < 500;
  throw new TimestampFailure(
    isRefusal ? 'timestamp-refused' : 'timestamp-unreachable',
    `HTTP ${String(reply.status)}`,
  );
}

async function readReply(
  reply: Uint8Array,
  query: Parameters<typeof readTimestampReply>[1],
  known: Certificate | null,
): Promise<TimestampToken & { readonly bytes: Uint8Array }> {
  try {
    return await readTimestampReply(reply, query, known === null ? [] : [known]);
  } catch (error) {
    if (!(error instanceof TimestampReplyError)) throw error;
    if (error.fault === 'refused') throw new TimestampFailure('timestamp-refused', error.said);
    throw new TimestampFailure('timestamp-wrong-answer', '', { fault: error.fault });
  }
}
