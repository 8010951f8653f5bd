/** Everything that is checked of one document by itself: minutes, or a paper that only the organisation seals. */
import { sha256Text } from '../cms/bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { attachedJson } from './attached-data.ts';
import { checkMinutes } from './check-minutes.ts';
import { proofIn } from './attached-proof.ts';
import { checkProofPaper } from './check-proof-paper.ts';
import type { Given, VerifyInput } from './inputs.ts';
import type { CheckedDocument } from './read-document.ts';
import { fail, type Finding, note, open } from './report.ts';
import { readUpdate, reservedFields, type Update } from './signature-fields.ts';

/** A longer file is none of ours; reading it would only keep the reader waiting. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Marks that only our documents have: one that has them and cannot be read was altered. */
const OWN_MARKS = ['(Cachet)', '(Horodatage)', '(Signature_1)', '/ETSI.CAdES.detached'];

/** Checks one document against what was given with it. */
export async function checkDocument({ bytes }: VerifyInput, given: Given): Promise<CheckedDocument> {
  if (bytes.length > MAX_BYTES) return unreadable([open('file-too-large', { byteCount: bytes.length })]);
  const fileNote = note('file', { byteCount: bytes.length, sha256: await sha256Text(bytes) });
  try {
    return await checkPdf(readPdf(bytes), given, fileNote);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return unreadable([unreadableFinding(bytes, error), fileNote]);
  }
}

async function checkPdf(file: PdfFile, given: Given, fileNote: Finding): Promise<CheckedDocument> {
  const attached = await attachedJson(file);
  // Who signs, what is printed and what may be reserved are rules of a version that is not known here.
  if (!attached.isSound && attached.isNewer) return unreadable([attached.finding, fileNote]);
  const fields = reservedFields(file);
  const updates: Update[] = [];
  for (let rank = 1; rank < file.revisions.length; rank += 1) {
    updates.push(await readUpdate(file, rank, fields));
  }
  const paper = { file, attached, fields, updates, fileNote };
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
    restsOn: [],
  };
}

function unreadableFinding(bytes: Uint8Array, { code, offset }: PdfSyntaxError): Finding {
  if (bytes.length === 0) return open('file-empty');
  const text = new TextDecoder('latin1').decode(bytes);
  if (OWN_MARKS.some((mark) => text.includes(mark)))
    return fail('structure-broken', { offset, reason: code });
  return text.startsWith('%PDF-') ? open('not-from-here', { offset }) : open('not-a-pdf');
}
