import { createRedrawing } from '../../drawing/redrawing.ts';
import { checkReceived } from '../../verify/received-minutes.ts';
import { verifyDocuments } from '../../verify/verify-documents.ts';
import { createAttendanceSheetRenderer } from '../documents/attendance-sheet.ts';
import { createBlankGridsRenderer } from '../documents/blank-grids.ts';
import type { DocumentWork } from '../documents/document-work.ts';
import { loadFaces } from '../documents/font-files.ts';
import { createPaperRenderer } from '../documents/issuing/issued-pdf.ts';
import { createMinutesRenderer } from '../documents/minutes-pdf.ts';
import { createProofRenderer } from '../documents/proof-pdf.ts';
import { createDocumentSigner } from '../documents/signing/sign-document.ts';
import { createSubjectSheetRenderer } from '../documents/subject-sheets.ts';
import { checkXml, readXml } from '../documents/xml-files.ts';

/** Does the work on this very thread; what it needs of the fonts is made at first use and kept. */
export function doWork(fontsDir: string): DocumentWork {
  const minutes = once(() => createMinutesRenderer({ fontsDir }));
  const papers = once(() => createProofRenderer({ fontsDir }));
  const sheets = once(() => createSubjectSheetRenderer({ fontsDir }));
  const attendance = once(() => createAttendanceSheetRenderer({ fontsDir }));
  const blank = once(() => createBlankGridsRenderer({ fontsDir }));
  const issued = once(() => createPaperRenderer({ fontsDir }));
  const signer = once(() => createDocumentSigner({ fontsDir }));
  const redrawing = createRedrawing(() => loadFaces(fontsDir));
  return {
    minutes: async (data) => minutes().renderMinutesPdf(data),
    sessionMinutes: async (data) => minutes().renderSessionPdf(data),
    signField: async (pdf, signing) => signer().signField(pdf, signing),
    sealDocument: async (pdf, sealing) => signer().sealDocument(pdf, sealing),
    proof: async (data) => papers().renderProof(data),
    witness: async (data) => papers().renderWitness(data),
    candidateSheet: async (subject) => sheets().renderCandidateSheet(subject),
    jurorCards: async (subject, referentiel) => sheets().renderJurorCards(subject, referentiel),
    attendanceSheet: async (data) => attendance().render(data),
    blankGrids: async (data) => blank().render(data),
    paper: async (data) => issued().render(data),
    checkXml,
    readXml,
    verdict: async (files) => (await verifyDocuments([...files], { redrawing })).verdict,
    received: (file, beside, now) => checkReceived(file, beside, { redrawing, now }),
  };
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}
