/** Everything that is checked of one document by itself: minutes, or a paper that only the organisation seals. */
import { sha256Text } from '../cms/bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { foreignFinding } from './foreign-file.ts';
import { attachedJson } from './attached-data.ts';
import { checkMinutes } from './check-minutes.ts';
import { proofIn } from './attached-proof.ts';
import { checkProofPaper } from './check-proof-paper.ts';
import type { DocumentInput, Given } from './inputs.ts';
import { MAX_FILE_BYTES, MAX_REVISIONS } from './limits.ts';
import type { CheckedDocument } from './read-document.ts';
import { fail, type Finding, note, open } from './report.ts';
import { readUpdate, reservedFields, type Update } from './signature-fields.ts';

/** Checks one document against what was given with it. */
export async function checkDocument(
  { around, asGiven, bytes, byteCount }: DocumentInput,
  given: Given,
): Promise<CheckedDocument> {
  if (byteCount > MAX_FILE_BYTES) return unreadable([open('file-too-large', { byteCount })]);
  const fileNotes = [note('file', { byteCount, sha256: await sha256Text(asGiven) }), ...around];
  try {
    return await checkPdf(given.read(bytes), given, fileNotes);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return unreadable([foreignFinding(bytes, error), ...fileNotes]);
  }
}

async function checkPdf(
  file: PdfFile,
  given: Given,
  fileNotes: readonly Finding[],
): Promise<CheckedDocument> {
  const attached = await attachedJson(file);
  // Who signs, what is printed and what may be reserved are rules of a version that is not known here.
  if (!attached.isSound && attached.isNewer) return unreadable([attached.finding, ...fileNotes]);
  const fields = reservedFields(file);
  if (file.revisions.length > MAX_REVISIONS) {
    return unreadable([fail('too-many-updates', { count: file.revisions.length }), ...fileNotes]);
  }
  const updates: Update[] = [];
  for (let rank = 1; rank < file.revisions.length; rank += 1) {
    updates.push(await readUpdate(file, rank, fields));
  }
  const paper = { file, attached, fields, updates, fileNotes };
  return proofIn(attached) === null ? checkMinutes(paper, given) : checkProofPaper(paper, given);
}

function unreadable(findings: readonly Finding[]): CheckedDocument {
  return {
    sections: [{ id: 'document', values: {}, findings }],
    isCheckable: false,
    number: null,
    timeZone: null,
    content: null,
    citable: null,
    authoritySha256: null,
    sealSha256: null,
    restsOn: [],
  };
}
