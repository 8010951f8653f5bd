/** The document timestamp: an authority's word that the sealed file existed at an instant. */
import { withoutPadding } from '../cms/check-cms.ts';
import {
  checkTimestampToken,
  type TimestampToken,
  TimestampTokenError,
  type TokenFault,
} from '../cms/timestamp-token.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, type FindingCode, note, pass, type Section } from './report.ts';
import type { Update } from './signature-fields.ts';
import { certificateNote, revocationFindings } from './signature-section.ts';

export interface CheckedTimestamp {
  readonly section: Section;
  readonly token: TimestampToken | null;
}

const TOKEN_FAULTS: Readonly<Record<TokenFault, FindingCode>> = {
  malformed: 'timestamp-malformed',
  imprint: 'timestamp-imprint',
  signature: 'timestamp-signature',
  certificate: 'timestamp-certificate',
};
/** Below this, the clocks agree as well as clocks do. */
const CLOCK_TOLERANCE_MS = 2_000;

/** Checks the timestamp of an update; `signedAt` is when the document says that it was sealed, epoch ms. */
export async function checkTimestamp(
  { signature }: Update,
  signedAt: number | null,
  given: Given,
): Promise<CheckedTimestamp> {
  const der = signature?.kind === 'timestamp' ? withoutPadding(signature.contents) : null;
  const section = (findings: readonly Finding[]): Section => ({ id: 'timestamp', values: {}, findings });
  if (signature === null || der === null)
    return { section: section([fail('timestamp-malformed')]), token: null };
  try {
    const token = await checkTimestampToken(der, signature.sha256, given.authorities);
    return { section: section(await tokenFindings(token, signedAt, given)), token };
  } catch (error) {
    if (!(error instanceof TimestampTokenError)) throw error;
    return { section: section([fail(TOKEN_FAULTS[error.fault])]), token: null };
  }
}

async function tokenFindings(
  token: TimestampToken,
  signedAt: number | null,
  given: Given,
): Promise<Finding[]> {
  const [authority] = token.path;
  const known = new Set(given.authorities.map(({ sha256 }) => sha256));
  const trusted = token.path.find(({ sha256 }) => known.has(sha256));
  const top = token.path.at(-1);
  return [
    pass('timestamp-valid', { stampedAt: token.at, authority: authority?.subject.text ?? '' }),
    note('timestamp-details', { policy: token.policy, serial: token.serial, token: token.sha256 }),
    ...(authority === undefined ? [] : [certificateNote(authority)]),
    trusted === undefined
      ? note('timestamp-unconfirmed', { subject: top?.subject.text ?? '', sha256: top?.sha256 ?? '' })
      : pass('timestamp-confirmed', { subject: trusted.subject.text }),
    ...(await revocationFindings({ certificates: token.path }, given, token.at)),
    ...(signedAt === null ? [] : [clockFinding(token.at - signedAt)]),
  ];
}

/** A timestamp comes after the seal: one that comes before shows a clock that was ahead. */
function clockFinding(offsetMs: number): Finding {
  if (offsetMs < -CLOCK_TOLERANCE_MS) return note('clock-ahead', { offsetMs: -offsetMs });
  return note('timestamp-after-seal', { offsetMs: Math.max(offsetMs, 0) });
}
