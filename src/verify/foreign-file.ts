/** What became of a file that cannot be read as one of ours: altered, written again by another program, or never ours. */
import { latinText } from '../cms/bytes.ts';
import type { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { fail, type Finding, open } from './report.ts';

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

/** Says what the file seems to be. */
export function foreignFinding(bytes: Uint8Array, { code, offset }: PdfSyntaxError): Finding {
  if (bytes.length === 0) return open('file-empty');
  const text = latinText(bytes);
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

function hasOwnStart(text: string): boolean {
  return OWN_STARTS.some((start) => {
    let changed = 0;
    for (let index = 0; index < start.length; index += 1) if (text[index] !== start[index]) changed += 1;
    return changed <= MOST_CHANGED;
  });
}
