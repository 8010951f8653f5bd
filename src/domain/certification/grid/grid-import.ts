/**
 * Grids that come from elsewhere: a CSV file, or a paste from a spreadsheet or a word processor, to competences with their
 * criteria, indicators, weights and descriptors.
 */
import { guessDelimiter, parseDelimited } from '../../text/delimited.ts';
import type { DelimitedRow } from '../../text/delimited.ts';
import type { LevelledScale } from '../scale.schema.ts';
import { BULLET, createCleaning } from './clean-cell.ts';
import { isHeader, PARTS, readColumns } from './grid-columns.ts';
import type { Columns } from './grid-columns.ts';
import { gatherRows } from './grid-tree.ts';
import type { GridRow } from './grid-tree.ts';
import type { GridFault, GridImport } from './grid.types.ts';

export interface GridOptions {
  /** Scale whose levels the columns of descriptors name; null: one is made from those columns. */
  readonly scale: LevelledScale | null;
}

/**
 * A CSV file's text (`readTextFile`): a header, then one row for each indicator or criterion. Columns in any order: bloc,
 * compétence, critère, indicateur, poids; any other one describes a level.
 */
export function readGridCsv(text: string, { scale }: GridOptions): GridImport {
  const { rows, unclosedLine } = parseDelimited(text, guessDelimiter(text));
  if (unclosedLine !== null) return unclosed(unclosedLine);
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) return nothing();
  if (!isHeader(header)) {
    const message = 'la première ligne doit nommer les colonnes, dont « compétence »';
    return refused([{ line: header.line, column: null, code: 'no-competence-column', message }]);
  }
  return readTable(body, readColumns(header, scale));
}

/**
 * Cells of a spreadsheet, with or without their header, or lines of a word processor: the outermost ones are competences,
 * those within are criteria, those within again are indicators.
 */
export function readGridPaste(text: string, options: GridOptions): GridImport {
  const { rows, unclosedLine } = parseDelimited(text, '\t');
  const isTable = rows.some(({ cells }) => cells.filter((cell) => !isMargin(cell)).length > 1);
  if (!isTable) return readOutline(text);
  if (unclosedLine !== null) return unclosed(unclosedLine);
  const [first, ...others] = rows;
  if (first === undefined) return nothing();
  return isHeader(first)
    ? readTable(others, readColumns(first, options.scale))
    : readTable(rows, columnsWithoutHeader(rows));
}

/** Neither a blank nor the sign of a list counts as a cell. */
function isMargin(cell: string): boolean {
  return cell.trim() === '' || `${cell.trim()} `.replace(BULLET, '') === '';
}

function refused(faults: readonly GridFault[]): GridImport {
  return { ok: false, faults };
}

function unclosed(line: number): GridImport {
  const message = 'un guillemet ouvre ici une cellule que rien ne ferme';
  return refused([{ line, column: null, code: 'unclosed-quote', message }]);
}

function nothing(): GridImport {
  return refused([{ line: 1, column: null, code: 'nothing', message: 'rien à reprendre dans ce texte' }]);
}

/** Competence, criterion, indicator, in that order; a last column of numbers is their weights. */
function columnsWithoutHeader(rows: readonly DelimitedRow[]): Columns {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const last = rows.map(({ cells }) => (cells[width - 1] ?? '').trim());
  const hasWeights =
    width > 1 && last.every((cell) => /^(?:\d+(?:[.,]\d+)?)?$/.test(cell)) && last.some(Boolean);
  const worded = PARTS.slice(1, 4).slice(0, hasWeights ? width - 1 : width);
  const parts = Object.fromEntries(worded.map((part, position) => [part, position]));
  const headers = ['compétence', 'critère', 'indicateur'].slice(0, worded.length);
  return {
    headers: hasWeights ? [...headers, 'poids'] : headers,
    parts: hasWeights ? { ...parts, weight: width - 1 } : parts,
    levels: [],
    scale: null,
    faults: [],
  };
}

function readTable(rows: readonly DelimitedRow[], columns: Columns): GridImport {
  const { faults, headers, levels, parts, scale } = columns;
  if (rows.length === 0) return nothing();
  const cleaning = createCleaning();
  const wide = rows.flatMap(({ cells, line }): GridFault[] => {
    const extra = cells.slice(headers.length).some((cell) => cell.trim() !== '');
    if (!extra) return [];
    const message = `${String(cells.length)} cellules pour ${String(headers.length)} colonnes : un séparateur est de trop`;
    return [{ line, column: null, code: 'too-many-cells', message }];
  });
  const read = rows.map(({ cells, line }): GridRow => {
    const cellAt = (position: number | undefined) =>
      position === undefined ? '' : cleaning.clean(cells[position] ?? '', line);
    return {
      line,
      bloc: cellAt(parts.bloc),
      competence: cellAt(parts.competence),
      criterion: cellAt(parts.criterion),
      indicator: cellAt(parts.indicator),
      weight: cellAt(parts.weight),
      descriptors: levels.flatMap(({ levelId, position }) => {
        const text = cellAt(position);
        return text === '' ? [] : [{ levelId, column: headers[position] ?? '', text }];
      }),
    };
  });
  return gathered(read, [...faults, ...wide], { scale, cleaning });
}

function gathered(
  rows: readonly GridRow[],
  before: readonly GridFault[],
  {
    cleaning,
    scale,
  }: { readonly scale: LevelledScale | null; readonly cleaning: ReturnType<typeof createCleaning> },
): GridImport {
  const { faults, part } = gatherRows(rows);
  const all = [...before, ...faults].toSorted((a, b) => a.line - b.line);
  if (all.length > 0) return refused(all);
  return { ok: true, value: { ...part, scale }, notices: cleaning.notices() };
}

const MARGIN = /^[\t \u00a0]*/;
const TAB_WIDTH = 4;

/** How far in a line stands: its margin first, then its sign, in the order in which signs come. */
function readOutline(text: string): GridImport {
  const signs: string[] = [];
  const lines = text.split(/\r\n|\n|\r/).flatMap((raw, index) => {
    if (raw.trim() === '') return [];
    const [margin = ''] = MARGIN.exec(raw) ?? [];
    const [sign = ''] = BULLET.exec(raw.slice(margin.length)) ?? [];
    const mark = sign.trim();
    if (mark !== '' && !signs.includes(mark)) signs.push(mark);
    const width = margin.replaceAll('\t', ' '.repeat(TAB_WIDTH)).length;
    return [{ line: index + 1, raw, depth: width * 100 + (mark === '' ? 0 : signs.indexOf(mark) + 1) }];
  });
  if (lines.length === 0) return nothing();
  const depths = [...new Set(lines.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const cleaning = createCleaning();
  const rows = lines.map(({ depth, line, raw }): GridRow => {
    const text = cleaning.clean(raw, line);
    const rank = depths.indexOf(depth);
    return {
      line,
      bloc: '',
      competence: rank === 0 ? text : '',
      criterion: rank === 1 ? text : '',
      indicator: rank > 1 ? text : '',
      weight: '',
      descriptors: [],
    };
  });
  return gathered(rows, [], { scale: null, cleaning });
}
