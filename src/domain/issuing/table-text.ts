/**
 * A table of texts for other software. A cell that a spreadsheet would take for a formula gets an apostrophe before it: what a
 * candidate typed as a name never runs.
 */

const FORMULA = /^[\s\u00a0\p{Cf}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** The text as a cell may hold it. */
export function inertCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** CSV of those rows: semicolons, quotes where they are needed, lines of RFC 4180, and a mark of UTF-8 for spreadsheets. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map((cell) => quoted(inertCell(cell))).join(';')}\r\n`).join('')}`;
}

function quoted(text: string): string {
  return /[";\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
