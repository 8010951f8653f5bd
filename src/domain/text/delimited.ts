/**
 * Tables as text: cells apart by a semicolon, a comma or a tab, in quotes when they hold one, a quote or a line break. Own
 * code, since whoever mends a file needs the line of each row, which rows that run over several lines shift.
 */
export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface DelimitedRow {
  /** On which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface DelimitedTable {
  /** Those that hold something. */
  readonly rows: readonly DelimitedRow[];
  /** Line of a quote that nothing closes: what comes after it was read as one cell. */
  readonly unclosedLine: number | null;
}

/** Rows of a table; a quote inside a cell that does not begin with one stands for itself. */
export function parseDelimited(text: string, delimiter: Delimiter): DelimitedTable {
  const rows: DelimitedRow[] = [];
  let cells: string[] = [];
  let [line, rowLine, offset] = [1, 1, 0];
  let unclosedLine: number | null = null;

  const endRow = () => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: rowLine, cells });
    cells = [];
  };
  while (offset <= text.length) {
    const cell = text.charAt(offset) === '"' ? quotedCell(text, offset) : plainCell(text, offset, delimiter);
    if (!cell.isClosed) unclosedLine ??= line;
    // What stands between a closing quote and the next sign belongs to the cell.
    const rest = plainCell(text, cell.end, delimiter);
    cells.push(cell.value + rest.value);
    line += cell.value.split(LINE_END).length - 1;
    offset = rest.end;
    const sign = text.charAt(offset);
    if (sign === delimiter) {
      offset += 1;
      continue;
    }
    endRow();
    offset += text.startsWith('\r\n', offset) ? 2 : 1;
    line += 1;
    rowLine = line;
  }
  return { rows, unclosedLine };
}

/** The sign that the first row has most of outside quotes. */
export function guessDelimiter(text: string): Delimiter {
  const [first = ''] = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .trimStart()
    .split(LINE_END);
  const countOf = (delimiter: Delimiter) => first.split(delimiter).length;
  return DELIMITERS.reduce((held, delimiter) => (countOf(delimiter) > countOf(held) ? delimiter : held));
}

const LINE_END = /\r\n|\n|\r/;

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly isClosed: boolean;
}

function plainCell(text: string, start: number, delimiter: Delimiter): Cell {
  let end = start;
  while (end < text.length && !'\r\n'.includes(text.charAt(end)) && text.charAt(end) !== delimiter) end += 1;
  return { value: text.slice(start, end), end, isClosed: true };
}

function quotedCell(text: string, start: number): Cell {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { value: parts.join('') + text.slice(from), end: text.length, isClosed: false };
    parts.push(text.slice(from, quote));
    if (text.charAt(quote + 1) !== '"') return { value: parts.join(''), end: quote + 1, isClosed: true };
    parts.push('"');
    from = quote + 2;
  }
}
