/** The sheet on which a session's candidates and jury sign for being there, to be printed before they come. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatIsoDate } from '../../documents/french-format.ts';
import { hairline, head, INK, PAGE, ruledTable, STYLES } from '../../documents/minutes-layout.ts';
import { FONT_FAMILY } from '../../drawing/faces.ts';
import { createPdfWriter } from '../../drawing/pdf-writer.ts';
import { printable } from '../../drawing/printable.ts';
import type { SafeText } from '../../drawing/safe-text.ts';
import { loadFaces } from './font-files.ts';

/** Room to sign in, in points: a hand needs about a centimetre. */
const SIGNING_HEIGHT = 32;
const SIGNATURE_WIDTH = 170;
const TIME_WIDTH = 40;

/** A sheet has no date of its own, and equal sessions give equal bytes. */
const NO_DATE = new Date(0);

const SHEET = {
  title: 'Feuille d’émargement',
  candidates: 'Candidats',
  jury: 'Jury',
  time: 'Heure',
  name: 'Nom et prénom',
  test: 'Épreuve',
  member: 'Membre',
  capacity: 'Qualité',
  signature: 'Signature',
  keeper: 'Feuille conservée par :',
} as const;

export interface AttendanceSheetData {
  readonly organisation: string;
  readonly certification: string;
  /** ISO calendar date. */
  readonly session: { readonly title: string; readonly date: string; readonly place: string };
  /** In the order of the day; `said` stands where there is nothing left to sign. */
  readonly candidates: readonly {
    readonly time: string;
    readonly name: string;
    readonly test: string;
    readonly said: string | null;
  }[];
  readonly members: readonly { readonly name: string; readonly capacity: string }[];
}

export interface AttendanceSheetRenderer {
  render(data: AttendanceSheetData): Promise<Uint8Array>;
}

/** Loads the fonts once; `fontsDir` differs between a checkout and a package. */
export function createAttendanceSheetRenderer(options: { fontsDir: string }): AttendanceSheetRenderer {
  const writer = createPdfWriter(loadFaces(options.fontsDir));
  return { render: (data) => writer.write(sheetDefinition(data, writer.safe)) };
}

function sheetDefinition(data: AttendanceSheetData, safe: SafeText): TDocumentDefinitions {
  return {
    version: '1.7',
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${SHEET.title} : ${data.session.title}`),
      creator: 'Pupitre',
      producer: 'pdfmake',
      creationDate: NO_DATE,
      modDate: NO_DATE,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 10, lineHeight: 1 },
    styles: STYLES,
    footer: (page, pageCount) => printable(runningFooter(data, page, pageCount), safe),
    content: printable(body(data), safe),
  };
}

function body({ candidates, certification, members, organisation, session }: AttendanceSheetData): Content[] {
  const where = [formatIsoDate(session.date), session.place].filter((part) => part !== '').join(', ');
  return [
    ...(organisation === '' ? [] : [{ text: organisation, style: 'label' }]),
    { text: SHEET.title, style: 'title', margin: [0, 4, 0, 4] },
    { text: session.title, bold: true },
    { text: certification },
    { text: where, margin: [0, 0, 0, 8] },
    hairline(),
    { text: SHEET.candidates, style: 'heading', margin: [0, 10, 0, 4] },
    ruledTable({
      widths: [TIME_WIDTH, '*', '*', SIGNATURE_WIDTH],
      head: [head(SHEET.time), head(SHEET.name), head(SHEET.test), head(SHEET.signature)],
      rows: candidates.map(({ name, said, test, time }) => [
        { text: time, margin: ROOM },
        { text: name, bold: true },
        { text: test },
        { text: said ?? ' ' },
      ]),
    }),
    { text: SHEET.jury, style: 'heading', margin: [0, 16, 0, 4] },
    ruledTable({
      widths: ['*', '*', SIGNATURE_WIDTH],
      head: [head(SHEET.member), head(SHEET.capacity), head(SHEET.signature)],
      rows: members.map(({ capacity, name }): TableCell[] => [
        { text: name, bold: true, margin: ROOM },
        { text: capacity },
        { text: ' ' },
      ]),
    }),
    { text: SHEET.keeper, margin: [0, 18, 0, 0] },
  ];
}

/** Under the first cell of a row. */
const ROOM: [number, number, number, number] = [0, 0, 0, SIGNING_HEIGHT - 12];

function runningFooter({ session }: AttendanceSheetData, page: number, pageCount: number): Content {
  return {
    margin: [PAGE.marginX, 13, PAGE.marginX, 0],
    stack: [
      hairline(),
      {
        columns: [
          { text: `${SHEET.title}, ${session.title}`, width: '*' },
          { text: `Page ${String(page)} sur ${String(pageCount)}`, width: 'auto', noWrap: true },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}
