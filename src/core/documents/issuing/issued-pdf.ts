/** Writes papers as PDF/A with tags. Same data, same bytes: no clock, zone, locale or file takes part. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { INK, PAGE, STYLES, TEXT_WIDTH } from '../../../documents/minutes-layout.ts';
import { FONT_FAMILY } from '../../../drawing/faces.ts';
import { createPdfWriter, type PdfWriter } from '../../../drawing/pdf-writer.ts';
import { printable } from '../../../drawing/printable.ts';
import { reserveFields } from '../../../drawing/reserved-fields.ts';
import type { SafeText } from '../../../drawing/safe-text.ts';
import { taggedDefinition } from '../../../drawing/tags/tagged-definition.ts';
import { loadFaces } from '../font-files.ts';
import { attestationPages } from './attestation-pages.ts';
import { certificateFrame, certificatePages } from './certificate-pages.ts';
import { extractPages } from './extract-pages.ts';
import { PAPER, PAPER_TITLE } from './issuing-wording.ts';
import { notificationPages } from './notification-pages.ts';
import { paperFooter } from './paper-parts.ts';
import type { PaperData } from './paper.types.ts';
import { tablePages, tableTitle } from './table-pages.ts';

/** A4, points. */
const SHORT_SIDE = 595.28;
const LONG_SIDE = 841.89;
const TABLE_WIDTH = LONG_SIDE - 2 * PAGE.marginX;
const LETTER_TOP = 46;
const CERTIFICATE_MARGIN = 62;

export interface PaperRenderer {
  /** Rejects with RangeError when the time zone is unknown. */
  render(data: PaperData): Promise<Uint8Array>;
}

/** The fonts are read at the first document; `fontsDir` differs between a checkout and a package. */
export function createPaperRenderer(options: { fontsDir: string }): PaperRenderer {
  let loaded: PdfWriter | null = null;
  const writer = () => (loaded ??= createPdfWriter(loadFaces(options.fontsDir)));
  return {
    render: (data) =>
      writer().write(paperDefinition(data, writer().safe), (document) => {
        reserveFields(document, []);
      }),
  };
}

function paperDefinition(data: PaperData, safe: SafeText): TDocumentDefinitions {
  const made = new Date(data.issuedAt);
  const title = titleOf(data);
  const definition: TDocumentDefinitions = {
    version: '1.7',
    subset: 'PDF/A-3b',
    language: 'fr-FR',
    displayTitle: true,
    info: {
      title: safe(data.number === '' ? title : `${title} ${PAPER.number(data.number)}`),
      author: safe(data.template.organisation),
      creator: safe(`Pupitre ${data.appVersion}`),
      producer: 'pdfmake',
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 10, lineHeight: 1.08 },
    styles: STYLES,
    content: printable(pagesOf(data), safe),
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > LETTER_TOP + pageInnerHeight,
    ...paperOf(data, safe),
  };
  return taggedDefinition(definition, data.isToBeSealed);
}

function titleOf(data: PaperData): string {
  return data.kind === 'results-table' ? tableTitle(data.results) : PAPER_TITLE[data.kind];
}

function pagesOf(data: PaperData): Content[] {
  switch (data.kind) {
    case 'notification':
      return notificationPages(data);
    case 'attestation':
      return attestationPages(data);
    case 'certificate':
      return certificatePages(data);
    case 'extract':
      return extractPages(data);
    case 'results-table':
      return tablePages(data);
  }
}

/** Size, margins, frame and foot. */
function paperOf(data: PaperData, safe: SafeText): Partial<TDocumentDefinitions> {
  if (data.kind === 'certificate')
    return {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [CERTIFICATE_MARGIN, 52, CERTIFICATE_MARGIN, 44],
      background: () => certificateFrame(LONG_SIDE, SHORT_SIDE),
    };
  const isAcross = data.kind === 'results-table';
  const width = isAcross ? TABLE_WIDTH : TEXT_WIDTH;
  return {
    pageSize: 'A4',
    pageOrientation: isAcross ? 'landscape' : 'portrait',
    pageMargins: [PAGE.marginX, LETTER_TOP, PAGE.marginX, PAGE.marginBottom],
    footer: (page, pageCount) =>
      printable(paperFooter(data, { page, pageCount, width, marginX: PAGE.marginX }), safe),
  };
}
