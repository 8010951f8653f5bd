/** Grids that were filled in on paper: what was typed in afterwards and when, and the scan of the sheet. Content `/2`. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatBytes } from '../french-format.ts';
import { head, ruledTable } from '../minutes-layout.ts';
import { counted } from '../minutes-wording.ts';
import type { PrintContext2, Section } from '../print-context.ts';
import { PAPER_2 } from '../wording-2.ts';

type PaperGrid = NonNullable<PrintContext2['content']['paperGrids']>[number];

/** Nothing where no paper served. */
export function paperSections(context: PrintContext2): Section[] {
  const { members, paperGrids = [] } = context.content;
  if (paperGrids.length === 0) return [];
  const rows = paperGrids.map((grid): TableCell[] => [
    { text: members.find(({ id }) => id === grid.jurorId)?.name ?? grid.jurorId },
    { text: entriesText(grid, context) },
    scanText(grid) as TableCell,
  ]);
  return [
    {
      title: PAPER_2.title,
      room: 80,
      body: [
        ruledTable({
          widths: [110, '*', 190],
          head: [head(PAPER_2.member), head(PAPER_2.entries), head(PAPER_2.scan)],
          rows,
        }),
      ],
    },
  ];
}

function entriesText({ entries }: PaperGrid, { instants }: PrintContext2): string {
  if (entries === null) return PAPER_2.noEntries;
  const { firstAt, lastAt, markCount, observationCount } = entries;
  const what = [
    ...(markCount === 0 ? [] : [counted(markCount, 'appréciation', 'appréciations')]),
    ...(observationCount === 0 ? [] : [counted(observationCount, 'observation', 'observations')]),
  ].join(' et ');
  const [first, last] = [instants.moment(firstAt), instants.moment(lastAt)];
  return PAPER_2.typed(what, first, first === last ? null : last);
}

function scanText({ scan }: PaperGrid): Content {
  if (scan === null) return { text: PAPER_2.noScan };
  return {
    stack: [
      `${scan.name} (${formatBytes(scan.byteCount)})`,
      { text: `SHA-256 : ${scan.sha256}`, style: 'tiny' },
    ],
  };
}
