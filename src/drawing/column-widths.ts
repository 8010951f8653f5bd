/**
 * Columns never grow out of their table. pdfmake gives a flexible column at least the width of its longest word, however
 * narrow the page; a link or a long name would push the columns after it off the paper. Here the word is cut instead,
 * which pdfmake does by itself once its column is narrower. The widths of columns that fit are not touched.
 */
import { columnCalculator, LayoutBuilder } from './pdfmake-parts.ts';

/** A column as pdfmake measures it, in points. */
export interface MeasuredColumn {
  readonly width?: number | string | null;
  _minWidth: number;
  _calcWidth?: number;
}

type BuildColumnWidths = (
  columns: readonly MeasuredColumn[],
  availableWidth: number,
  ...rest: readonly unknown[]
) => void;

interface Calculator {
  buildColumnWidths: BuildColumnWidths;
  isAutoColumn(column: MeasuredColumn): boolean;
  isStarColumn(column: MeasuredColumn): boolean;
}

/** What is left to a flexible column when all are too wide, in points: enough for one character. */
const LEAST_WIDTH = 12;

/** Far less than anyone sees, far more than adding widths loses. In points. */
const ROUNDING = 0.001;

type Layout = (this: unknown, content: object, ...rest: readonly unknown[]) => unknown;

/** Contents whose columns are left as pdfmake measures them. */
const asMeasured = new WeakSet();
let isInstalled = false;
/** Whether the content that is being laid out is one of those: laying out is one piece of work. */
let isLeft = false;

/** Has the columns of that content left alone, as version 0.1.0 drew them. */
export function columnsAsMeasured<Content>(content: Content): Content {
  if (typeof content === 'object' && content !== null) asMeasured.add(content);
  return content;
}

/** Makes pdfmake, which is one object for the whole process, keep columns inside their table. */
export function keepColumnsInside(): void {
  if (isInstalled) return;
  isInstalled = true;
  const calculator = columnCalculator as Calculator;
  tellWhatIsLeft();
  const original = calculator.buildColumnWidths;
  calculator.buildColumnWidths = (columns, availableWidth, ...rest) => {
    if (isLeft) {
      original(columns, availableWidth, ...rest);
      return;
    }
    const flexible = columns.filter(
      (column) => calculator.isAutoColumn(column) || calculator.isStarColumn(column),
    );
    const fixedWidth = columns
      .filter((column) => !flexible.includes(column))
      .reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 0), 0);
    const stars = flexible.filter((column) => calculator.isStarColumn(column));
    shrink(flexible, stars, availableWidth - fixedWidth);
    original(columns, availableWidth, ...rest);
    // As wide as its text to the last digit, a column would lose a letter of it to the rounding of a sum.
    for (const column of columns) {
      if (calculator.isAutoColumn(column)) column._calcWidth = (column._calcWidth ?? 0) + ROUNDING;
    }
  };
}

function tellWhatIsLeft(): void {
  const { prototype } = LayoutBuilder as { readonly prototype: { layoutDocument: Layout } };
  const { layoutDocument } = prototype;
  prototype.layoutDocument = function told(content, ...rest) {
    isLeft = asMeasured.has(content);
    try {
      return layoutDocument.call(this, content, ...rest);
    } finally {
      isLeft = false;
    }
  };
}

/**
 * Lowers the least widths of columns until they fit in `room`, the widest first. Columns that share what is left, `stars`, are all as
 * wide as the widest of them needs.
 */
export function shrink(
  columns: readonly MeasuredColumn[],
  stars: readonly MeasuredColumn[],
  room: number,
): void {
  const widest = Math.max(0, ...stars.map(({ _minWidth }) => _minWidth));
  const needed = columns.map((column) => (stars.includes(column) ? widest : column._minWidth));
  const total = needed.reduce((sum, width) => sum + width, 0);
  if (total < room || columns.length === 0) return;
  const limit = fairLimit(needed, room);
  for (const column of columns) column._minWidth = Math.min(column._minWidth, limit);
}

/** The width that each of the widest gets, once those that need less have what they need. */
function fairLimit(widths: readonly number[], room: number): number {
  let left = room;
  let count = widths.length;
  for (const width of [...widths].sort((a, b) => a - b)) {
    if (width * count > left) break;
    left -= width;
    count -= 1;
  }
  // A hair less than the share, so that pdfmake sees that all of them fit.
  return Math.max(LEAST_WIDTH, left / Math.max(1, count) - 0.01);
}
