/** Pieces that the candidate's sheet and the jury's cards are made of. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { LabelledValue } from '../../../domain/roleplay/subject.schema.ts';
import { head, INK, ruledTable } from '../../../documents/minutes-layout.ts';

/** Points that must be left on the page under a heading. */
const HEADING_ROOM = 60;
const BOX_SIZE = 8;

/** The heading of a part; it never stands alone at the foot of a page. */
export function partHeading(text: string): Content {
  return { text, style: 'heading', headlineLevel: HEADING_ROOM, margin: [0, 9, 0, 3] };
}

/** Wording of one or more paragraphs. */
export function paragraphs(text: string): Content {
  return { stack: text.split('\n').map((paragraph): Content => ({ text: paragraph, margin: [0, 0, 0, 2] })) };
}

/** A list with dashes, as French printers set it. */
export function dashed(texts: readonly string[]): Content {
  return {
    stack: texts.map((text): Content => ({
      columns: [
        { text: '–', width: 9 },
        { text, width: '*' },
      ],
      margin: [0, 0, 0, 1],
    })),
  };
}

/** Rows of a label and its value between hairlines. */
export function labelledTable(heads: readonly [string, string], rows: readonly LabelledValue[]): Content {
  return ruledTable({
    widths: [190, '*'],
    head: heads.map((text) => head(text)),
    rows: rows.map(({ label, value }): TableCell[] => [label, value]),
  });
}

/** An empty box to tick by hand. */
export function tickBox(): Content {
  return {
    canvas: [{ type: 'rect', x: 0, y: 2, w: BOX_SIZE, h: BOX_SIZE, lineWidth: 0.6, lineColor: INK }],
  };
}
