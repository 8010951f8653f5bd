/** Paper, styles and table rulings of the minutes: ink on paper, hairlines, one family. Lengths in points. */
import type { Content, ContentText, CustomTableLayout, StyleDictionary, TableCell } from 'pdfmake/interfaces';

export const PAGE = { width: 595.28, marginX: 54, marginTop: 68, marginBottom: 54 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.marginX;

export const INK = '#1a1815';
export const MUTED = '#57514a';
export const HAIRLINE = '#b5aea4';

const SMALL_CAPS = ['smcp'];

export const STYLES: StyleDictionary = {
  title: { fontSize: 21, bold: true },
  number: { fontSize: 11, color: INK },
  status: { fontSize: 16, bold: true, characterSpacing: 1.2 },
  draft: { fontSize: 9, italics: true, color: MUTED },
  heading: { fontSize: 12.5, bold: true, fontFeatures: SMALL_CAPS as never, characterSpacing: 0.35 },
  label: { fontSize: 9, color: MUTED, fontFeatures: SMALL_CAPS as never, characterSpacing: 0.25 },
  columnHead: { fontSize: 8.6, color: MUTED, fontFeatures: SMALL_CAPS as never, characterSpacing: 0.2 },
  small: { fontSize: 8 },
  tiny: { fontSize: 6.8, color: MUTED },
  running: { fontSize: 8, color: MUTED },
  outcome: { fontSize: 16, bold: true },
};

const isTableEdge = (line: number, rowCount: number) => line === 0 || line === rowCount;

/** Ruled table: a firm line above and below, hairlines between rows, none upright. */
const RULED: CustomTableLayout = {
  hLineWidth: (line, node) => {
    const headerRows = node.table.headerRows ?? 0;
    return isTableEdge(line, node.table.body.length) || line === headerRows ? 0.7 : 0.35;
  },
  hLineColor: (line, node) => {
    const headerRows = node.table.headerRows ?? 0;
    return isTableEdge(line, node.table.body.length) || line === headerRows ? INK : HAIRLINE;
  },
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 4),
  paddingRight: (column, node) => (column === (node.table.widths?.length ?? 0) - 1 ? 0 : 4),
  paddingTop: () => 2.6,
  paddingBottom: () => 2.6,
};

/** Label and value rows, no line at all. */
const PLAIN: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: (column, node) => (column === (node.table.widths?.length ?? 0) - 1 ? 0 : 8),
  paddingTop: () => 1.1,
  paddingBottom: () => 1.1,
};

/** No line and no padding: a table inside a row of another table. */
export const FLUSH: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** What a table is to who hears it: columns under heads, values beside their labels, or a mere arrangement. */
export function tableKind(layout: unknown): 'columns' | 'facts' | 'arrangement' {
  if (layout === RULED) return 'columns';
  return layout === PLAIN ? 'facts' : 'arrangement';
}

/** Rows of a label and its value; values may be any content. */
export function facts(rows: readonly (readonly [string, Content])[], labelWidth = 96): Content {
  return {
    layout: PLAIN,
    table: {
      widths: [labelWidth, '*'],
      body: rows.map(([label, value]): TableCell[] => [{ text: label, style: 'label' }, value as TableCell]),
    },
  };
}

/** Two lists of facts side by side. */
export function twoColumns(left: Content, right: Content): Content {
  return { columns: [left, right], columnGap: 22 };
}

/** A table whose head is repeated on each page and whose rows are never split. */
export function ruledTable(options: {
  widths: (number | string)[];
  head: TableCell[];
  rows: TableCell[][];
}): Content {
  return {
    layout: RULED,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: options.widths,
      body: [options.head, ...options.rows],
    },
  };
}

/** A column's head. */
export function head(text: string, alignment: 'left' | 'center' | 'right' = 'left'): ContentText {
  return { text, style: 'columnHead', alignment };
}

/** A thin line across the text. */
export function hairline(): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.35, lineColor: HAIRLINE }],
  };
}
