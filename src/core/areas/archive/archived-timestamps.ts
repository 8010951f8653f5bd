/** Checks of the timestamps kept beside archived minutes: each is what was stored, over the document before it. */
import { withoutPadding } from '../../../cms/check-cms.ts';
import { checkTimestampToken, TimestampTokenError } from '../../../cms/timestamp.ts';
import type { TimestampToken } from '../../../cms/timestamp.ts';
import { TIMESTAMP_FIELD } from '../../../domain/minutes/signature-fields.ts';
import { PdfSyntaxError } from '../../../pdf/pdf-syntax-error.ts';
import { readPdf } from '../../../pdf/read-pdf.ts';
import { readUpdate, reservedFields } from '../../../verify/signature-fields.ts';
import type { MinutesFiles } from '../../db/repos/minutes.repo.ts';
import type { TimestampIncrement } from '../../db/repos/timestamp.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { wholeDocument } from '../minutes/index.ts';

/** Whether every increment holds a token of the sealed document that says what was recorded; null when there is none. */
export async function areTimestampsTrue(
  files: Pick<MinutesFiles, 'pdf'>,
  increments: readonly TimestampIncrement[],
): Promise<boolean | null> {
  if (increments.length === 0) return null;
  for (const [index, increment] of increments.entries()) {
    const whole = wholeDocument(files, increments.slice(0, index + 1));
    const token = await tokenOf(whole);
    if (sha256Hex(increment.bytes) !== increment.sha256 || !isRecorded(token, increment)) return false;
  }
  return true;
}

/** The token of the last update, when that update fills the field of the timestamp and does nothing else. */
async function tokenOf(document: Uint8Array): Promise<TimestampToken | null> {
  try {
    const file = readPdf(document);
    const update = await readUpdate(file, file.revisions.length - 1, reservedFields(file));
    const { signature } = update;
    const isStamp = update.field?.name === TIMESTAMP_FIELD && update.faults.length === 0;
    if (!isStamp || signature?.kind !== 'timestamp' || !signature.isWhole) return null;
    const token = withoutPadding(signature.contents);
    return token === null ? null : await checkTimestampToken(token, signature.sha256);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof TimestampTokenError) return null;
    throw error;
  }
}

function isRecorded(token: TimestampToken | null, increment: TimestampIncrement): boolean {
  return (
    token !== null &&
    token.sha256 === increment.tokenSha256 &&
    token.at === increment.at &&
    token.policy === increment.policy &&
    token.serial === increment.serial &&
    token.path[0]?.subject.text === increment.authority
  );
}
