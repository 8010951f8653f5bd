/** The document timestamp: an authority's word that the sealed file existed at an instant. */
import type { Certificate } from '../cms/certificate-reader.ts';
import { withoutPadding } from '../cms/check-cms.ts';
import {
  checkTimestampToken,
  type TimestampToken,
  TimestampTokenError,
  type TokenFault,
} from '../cms/timestamp-token.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, type FindingCode, note, open, pass, type Section } from './report.ts';
import type { Update } from './signature-fields.ts';
import { certificateNote } from './signature-section.ts';
import { CLOCK_MARGIN_MS, timeFindings } from './time-findings.ts';
import { isGivenFor } from './trust.ts';

export interface CheckedTimestamp {
  readonly section: Section;
  readonly token: TimestampToken | null;
  /** When the file is proven to have existed, epoch ms; null when nothing is proven. */
  readonly provenAt: number | null;
}

/** What the token is held against. */
export interface StampedDocument {
  /** When the document says that it was sealed, epoch ms; null when it does not. */
  readonly sealedAt: number | null;
  /** When the document says that its content was locked, epoch ms. */
  readonly lockedAt: number;
  /** Certificates of those who signed and of their authorities. */
  readonly signers: readonly Certificate[];
  /** When the check is made, epoch ms. */
  readonly now: number;
}

const TOKEN_FAULTS: Readonly<Record<TokenFault, FindingCode>> = {
  malformed: 'timestamp-malformed',
  imprint: 'timestamp-imprint',
  signature: 'timestamp-signature',
  certificate: 'timestamp-certificate',
};
/** Below this, the clocks agree as well as clocks do. */
const CLOCK_TOLERANCE_MS = 2_000;

/** Checks the timestamp of an update. */
export async function checkTimestamp(
  { signature }: Pick<Update, 'signature'>,
  document: StampedDocument,
  given: Given,
): Promise<CheckedTimestamp> {
  const der = signature?.kind === 'timestamp' ? withoutPadding(signature.contents) : null;
  if (signature === null || der === null) return failed('timestamp-malformed');
  try {
    const known = given.certificates.map(({ certificate }) => certificate);
    const token = await checkTimestampToken(der, signature.sha256, known);
    return await checkToken(token, document, given);
  } catch (error) {
    if (!(error instanceof TimestampTokenError)) throw error;
    return failed(TOKEN_FAULTS[error.fault]);
  }
}

function failed(code: FindingCode): CheckedTimestamp {
  return { section: { id: 'timestamp', values: {}, findings: [fail(code)] }, token: null, provenAt: null };
}

async function checkToken(
  token: TimestampToken,
  document: StampedDocument,
  given: Given,
): Promise<CheckedTimestamp> {
  const [authority] = token.path;
  const { now, sealedAt } = document;
  const instants = { claimedAt: token.at, provenAt: null, now };
  const doubts = [
    trustFinding(token, document, given),
    ...instantFindings(token, document),
    ...(await timeFindings(token.path, instants, given.revocationLists)),
  ];
  const findings = [
    pass('timestamp-valid', { stampedAt: token.at, authority: authority?.subject.text ?? '' }),
    note('timestamp-details', { policy: token.policy, serial: token.serial, token: token.sha256 }),
    ...accuracyNotes(token),
    ...(authority === undefined ? [] : [certificateNote(authority)]),
    ...doubts,
    ...(sealedAt === null ? [] : [clockFinding(token.at - sealedAt)]),
  ];
  const isProof = doubts.every(({ level }) => level === 'pass' || level === 'note');
  return {
    section: { id: 'timestamp', values: {}, findings },
    token,
    provenAt: isProof ? latestOf(token) : null,
  };
}

/**
 * Whether the reader knows the authority. One that the document's own signers rest on is no witness from outside, unless
 * the reader says so: whoever holds it could date as they please.
 */
function trustFinding({ path }: TimestampToken, { signers }: StampedDocument, given: Given): Finding {
  const own = new Set(signers.map(({ sha256 }) => sha256));
  const isUsable = ({ certificate, role }: (typeof given.certificates)[number]) =>
    role === 'timestamp' || !own.has(certificate.sha256);
  const known = given.certificates.filter((one) => isGivenFor(one, 'timestamp') && isUsable(one));
  const trusted = path.find(({ sha256 }) => known.some(({ certificate }) => certificate.sha256 === sha256));
  if (trusted !== undefined) return pass('timestamp-confirmed', { subject: trusted.subject.text });
  const top = path.at(-1);
  const values = { subject: top?.subject.text ?? '', sha256: top?.sha256 ?? '' };
  // A root that served for another document's seal was given for that.
  const isAnotherGiven = known.some(
    ({ certificate, role }) => role === 'timestamp' || !given.servedElsewhere.has(certificate.sha256),
  );
  return isAnotherGiven ? fail('timestamp-other', values) : open('timestamp-unconfirmed', values);
}

/** What is below a second is not worth saying. */
function accuracyNotes({ accuracyMs }: TimestampToken): Finding[] {
  if (accuracyMs === null || accuracyMs < 1_000) return [];
  return [note('timestamp-accuracy', { accuracyMs: Math.ceil(accuracyMs / 1_000) * 1_000 })];
}

/** The instant by which the file existed, whatever the accuracy that the authority states. */
function latestOf({ accuracyMs, at }: TimestampToken): number {
  return at + (accuracyMs ?? 0);
}

/**
 * An instant at which this file cannot have existed: for certain, by both ends of what the authority's accuracy leaves; or
 * perhaps, by the worse of them.
 */
function instantFindings(token: TimestampToken, { lockedAt, now, signers }: StampedDocument): Finding[] {
  const { at } = token;
  const accuracyMs = token.accuracyMs ?? 0;
  const [earliest, latest] = [at - accuracyMs, latestOf(token)];
  const youngest = signers.reduce<Certificate | null>(
    (latest, certificate) =>
      latest === null || certificate.notBefore > latest.notBefore ? certificate : latest,
    null,
  );
  const youngestAt = youngest?.notBefore ?? -Infinity;
  const first = Math.max(lockedAt, youngestAt) - CLOCK_MARGIN_MS;
  const last = now + CLOCK_MARGIN_MS;
  const impossible = [
    ...(latest < lockedAt - CLOCK_MARGIN_MS
      ? [fail('timestamp-before-lock', { stampedAt: at, lockedAt })]
      : []),
    ...(earliest > last ? [fail('timestamp-in-future', { stampedAt: at })] : []),
    ...(youngest !== null && latest < youngestAt - CLOCK_MARGIN_MS
      ? [
          fail('timestamp-before-certificate', {
            stampedAt: at,
            subject: youngest.subject.text,
            fromAt: youngestAt,
          }),
        ]
      : []),
  ];
  const isDoubtful = earliest < first || latest > last;
  if (impossible.length > 0 || !isDoubtful) return impossible;
  return [open('timestamp-inexact', { stampedAt: at, accuracyMs: Math.ceil(accuracyMs) })];
}

/** A timestamp comes after the seal: one that comes before shows a clock that was ahead. */
function clockFinding(offsetMs: number): Finding {
  if (offsetMs < -CLOCK_TOLERANCE_MS) return note('clock-ahead', { offsetMs: -offsetMs });
  return note('timestamp-after-seal', { offsetMs: Math.max(offsetMs, 0) });
}
