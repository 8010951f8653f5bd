/** What became of a file that cannot be read as one of ours: cut, altered, written again by another program, or never ours. */
import { latinText } from '../cms/bytes.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { fail, type Finding, open } from './report.ts';
import { blankEnd } from './transit.ts';

/** Marks that only our documents have: one that begins as ours do, has them, and cannot be read was altered. */
const OWN_MARKS = ['(Cachet)', '(Horodatage)', '(Signature_1)', '/ETSI.CAdES.detached'];
/** What our documents begin with; a changed byte leaves most of it. */
const OWN_STARTS = ['%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n', '%PDF-1.4\n%\u00ff\u00ff\u00ff\u00ff\n'];
const MOST_CHANGED = 2;
/** Programs that print to PDF name themselves so. */
const PRINTERS = [
  'Print To PDF',
  'Skia/PDF',
  'Quartz PDFContext',
  'Ghostscript',
  'cairo',
  'PDFCreator',
  'Distiller',
];
/** Title of our documents, as the two ways of writing a text in PDF show it. */
const OWN_TITLES = [
  'Proc\u00e8s-verbal',
  'P\u0000r\u0000o\u0000c\u0000\u00e8\u0000s\u0000-\u0000v',
  '00500072006f006300e80073002d0076',
];

/** Our documents, once a program that carries texts turned their ends of line or their bytes into others. */
const AS_TEXT = /^%PDF-1\.[47](\r\n%|\r%|\n%(\u00ef\u00bf\u00bd|\u00c3\u00bf|\?){4})/;
/** The same in base64, as mails carry files. */
const AS_BASE64 = /^JVBERi0xLj[cQ]KJ/;
const OBJECT_START = /^[1-9]\d{0,9} 0 obj\n/;
const REVISION_END = '%%EOF\n';

/** Says what the file seems to be. */
export function foreignFinding(bytes: Uint8Array, error: PdfSyntaxError): Finding {
  const { code, offset } = error;
  if (bytes.length === 0) return open('file-empty');
  const text = latinText(bytes);
  const cutAt = whereCut(bytes, text, error);
  if (cutAt !== null) return open('file-cut', { byteCount: cutAt });
  if (AS_TEXT.test(text) || AS_BASE64.test(text)) return open('file-as-text');
  const hasOwnMarks = OWN_MARKS.some((mark) => text.includes(mark));
  if (hasOwnMarks && hasOwnStart(text)) return fail('structure-broken', { offset, reason: code });
  if (!text.startsWith('%PDF-'))
    return hasOwnMarks ? fail('structure-broken', { offset, reason: code }) : open('not-a-pdf');
  if (/\/Encrypt\s/.test(text)) return open('file-encrypted');
  if (hasOwnMarks) return open('file-saved-again');
  const isPrinted = PRINTERS.some((printer) => text.includes(printer));
  if (isPrinted && OWN_TITLES.some((title) => text.toLowerCase().includes(title.toLowerCase())))
    return open('file-printed');
  return open('not-from-here', { offset });
}

/**
 * How much there is of a document of ours that stops short: all that is there is as we write it, and it ends within
 * something, or in the zeros of room that was kept for what did not come. Null for any other file.
 */
function whereCut(bytes: Uint8Array, text: string, error: PdfSyntaxError): number | null {
  if (!OWN_STARTS.some((start) => text.startsWith(start))) {
    return OWN_STARTS.some((start) => start.startsWith(text)) ? bytes.length : null;
  }
  const filledAt = blankEnd(bytes);
  const isFilled = bytes.subarray(filledAt).includes(0);
  const end = isFilled && !error.isCut ? filledAt : bytes.length;
  if (!(error.isCut || isCutAt(bytes.subarray(0, end)))) return null;
  // What was put after a whole document, or after a signature, is no part of one unless it begins as one.
  const revisionEnd = text.lastIndexOf(REVISION_END, end);
  const begun = revisionEnd < 0 ? null : text.slice(revisionEnd + REVISION_END.length, end);
  return begun === null || OBJECT_START.test(begun) ? end : null;
}

function isCutAt(bytes: Uint8Array): boolean {
  try {
    readPdf(bytes);
    return false;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return error.isCut;
    throw error;
  }
}

function hasOwnStart(text: string): boolean {
  return OWN_STARTS.some((start) => {
    let changed = 0;
    for (let index = 0; index < start.length; index += 1) if (text[index] !== start[index]) changed += 1;
    return changed <= MOST_CHANGED;
  });
}
