/** Grids of a session on paper, one after the other: each member's for each candidate, on sheets that say whose they are. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { paperCode } from '../../domain/assessment/paper-grid.ts';
import { formatIsoDate } from '../../documents/french-format.ts';
import { headerName } from '../../documents/header-name.ts';
import { INK, STYLES } from '../../documents/minutes-layout.ts';
import { FONT_FAMILY } from '../../drawing/faces.ts';
import { createPdfWriter } from '../../drawing/pdf-writer.ts';
import type { PdfWriter } from '../../drawing/pdf-writer.ts';
import { printable } from '../../drawing/printable.ts';
import type { SafeText } from '../../drawing/safe-text.ts';
import { taggedDefinition } from '../../drawing/tags/tagged-definition.ts';
import { loadFaces } from './font-files.ts';
import { blankGridPart, GRID } from './sections/blank-grid-part.ts';
import type { BlankGrid } from './sections/blank-grid-part.ts';

export interface BlankGridsData {
  readonly organisation: string;
  /** ISO calendar date. */
  readonly session: { readonly title: string; readonly date: string; readonly place: string };
  /** In the order in which they are printed. */
  readonly grids: readonly BlankGrid[];
}

export interface BlankGridsRenderer {
  render(data: BlankGridsData): Promise<Uint8Array>;
}

const PAGE = { width: 595.28, marginX: 40, top: 112, bottom: 44 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.marginX;
/** pdfmake draws modules of whole points: two to each, up to 41 modules. */
const CODE_SIZE = 82;
const HEADER_WIDTH = TEXT_WIDTH - CODE_SIZE - 12;

/** Blank sheets have no date of their own, and equal sessions give equal bytes. */
const NO_DATE = new Date(0);

/** Loads the fonts once; `fontsDir` differs between a checkout and a package. */
export function createBlankGridsRenderer(options: { fontsDir: string }): BlankGridsRenderer {
  let loaded: PdfWriter | null = null;
  const writer = () => (loaded ??= createPdfWriter(loadFaces(options.fontsDir)));
  return {
    render: async (data) => writer().write(gridsDefinition(data, writer().safe)),
  };
}

function gridsDefinition(data: BlankGridsData, safe: SafeText): TDocumentDefinitions {
  const { grids, session } = data;
  const when = [formatIsoDate(session.date), session.place].filter((part) => part !== '').join(', ');
  const parts = grids.map((grid, rank): Content => ({
    stack: blankGridPart(grid, when, titleId(rank)),
    ...(rank === 0 ? {} : { pageBreak: 'before' as const }),
  }));
  const definition = taggedDefinition(
    {
      version: '1.7',
      language: 'fr-FR',
      displayTitle: true,
      pageSize: 'A4',
      pageMargins: [PAGE.marginX, PAGE.top, PAGE.marginX, PAGE.bottom],
      info: {
        title: safe(`${GRID.title} : ${session.title}`),
        creator: 'Pupitre',
        producer: 'pdfmake',
        creationDate: NO_DATE,
        modDate: NO_DATE,
      },
      defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 9.5, lineHeight: 1 },
      styles: STYLES,
      content: printable(parts, safe),
    },
    false,
  );
  const sheetOf = createSheets(definition.content);
  const around = (part: typeof sheetHead) => (page: number, pageCount: number) => {
    const sheet = sheetOf(page, pageCount);
    const grid = grids[sheet.rank];
    return grid === undefined ? null : printable(part(data, grid, sheet), safe);
  };
  return { ...definition, header: around(sheetHead), footer: around(sheetFoot) };
}

/** A page among those of its grid, from 1. */
interface Sheet {
  readonly rank: number;
  readonly number: number;
  readonly count: number;
}

/** Where its title came to stand, once pdfmake has laid out the pages. */
interface Title {
  readonly id?: string;
  readonly positions?: readonly { readonly pageNumber: number }[];
}

const titleId = (rank: number) => `grid-${String(rank)}`;

/** Which grid a page is of: titles are looked up when the head of the first page is drawn, which is after all of them. */
function createSheets(content: unknown): (page: number, pageCount: number) => Sheet {
  const titles: Title[] = [];
  const gather = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(gather);
    if (typeof node !== 'object' || node === null) return;
    const { id, stack } = node as Title & { readonly stack?: unknown };
    if (id !== undefined) titles.push(node);
    gather(stack);
  };
  gather(content);
  return (page, pageCount) => {
    const starts = titles.map(({ positions }) => {
      const [first] = positions ?? [];
      if (first === undefined) throw new TypeError('a title of a grid stands on no page');
      return first.pageNumber;
    });
    const rank = starts.findLastIndex((start) => start <= page);
    const start = starts[rank] ?? 1;
    return { rank, number: page - start + 1, count: (starts[rank + 1] ?? pageCount + 1) - start };
  };
}

/** Whose sheet it is, and of whom, also where it lies alone. */
function sheetHead({ organisation }: BlankGridsData, grid: BlankGrid, { number }: Sheet): Content {
  return {
    margin: [PAGE.marginX, 24, PAGE.marginX, 0],
    columns: [
      {
        width: '*',
        stack: [
          ...(organisation === '' ? [] : [{ text: headerName(organisation, HEADER_WIDTH), style: 'label' }]),
          { text: headerName(grid.candidate, HEADER_WIDTH), bold: true, fontSize: 9 },
          { text: headerName(grid.test, HEADER_WIDTH), fontSize: 9 },
          { text: headerName(grid.juror.name, HEADER_WIDTH), bold: true, fontSize: 9 },
        ],
      },
      {
        qr: paperCode(grid, number),
        fit: CODE_SIZE,
        eccLevel: 'M',
        foreground: INK,
        padding: 0,
        alignment: 'right',
        width: CODE_SIZE,
      },
    ],
    columnGap: 12,
  };
}

function sheetFoot({ session }: BlankGridsData, grid: BlankGrid, { count, number }: Sheet): Content {
  return {
    margin: [PAGE.marginX, 16, PAGE.marginX, 0],
    columns: [
      { text: headerName(`${session.title}, ${formatIsoDate(session.date)}`, TEXT_WIDTH / 2), width: '*' },
      {
        text: `${headerName(grid.juror.name, TEXT_WIDTH / 3)}, page ${String(number)} sur ${String(count)}`,
        width: 'auto',
        alignment: 'right',
      },
    ],
    columnGap: 12,
    style: 'running',
  };
}
