/** Columns of a grid by their headers, and the scale whose levels the other columns describe. */
import type { DelimitedRow } from '../../text/delimited.ts';
import type { LevelledScale, MarkLevel } from '../scale.schema.ts';
import { cleanCell } from './clean-cell.ts';
import type { GridFault } from './grid.types.ts';

export const PARTS = ['bloc', 'competence', 'criterion', 'indicator', 'weight'] as const;
export type Part = (typeof PARTS)[number];

export interface Columns {
  readonly headers: readonly string[];
  /** Position of each part that the grid has. */
  readonly parts: Readonly<Partial<Record<Part, number>>>;
  /** Positions of descriptors, with the level of each. */
  readonly levels: readonly { readonly position: number; readonly levelId: string }[];
  readonly scale: LevelledScale | null;
  readonly faults: readonly GridFault[];
}

const HEADERS: Readonly<Record<Part, RegExp>> = {
  bloc: /^(?:blocs?|ccp|unites?|domaines?|block)$/,
  competence: /^(?:competences?|skills?)$/,
  criterion: /^(?:criteres?|criteria|criterion)$/,
  indicator: /^(?:indicateurs?|indicators?)$/,
  weight: /^(?:poids|coefficients?|coef\.?|ponderation|weight)$/,
};

const MAX_LEVELS = 10;

/** Whether a row is the header of a grid. */
export function isHeader({ cells }: DelimitedRow): boolean {
  return cells.some((cell) => partOf(cell) === 'competence');
}

/** Reads a header; a column of none of the parts describes a level: of `scale`, or of one made from those columns. */
export function readColumns({ cells, line }: DelimitedRow, scale: LevelledScale | null): Columns {
  const headers = cells.map((cell) => cleanCell(cell).text);
  const parts: Partial<Record<Part, number>> = {};
  const faults: GridFault[] = [];
  const others: number[] = [];
  for (const [position, header] of headers.entries()) {
    const part = partOf(header);
    if (part === null) {
      if (header !== '') others.push(position);
    } else if (parts[part] === undefined) parts[part] = position;
    else {
      const message = `la colonne « ${header} » figure deux fois`;
      faults.push({ line, column: header, code: 'column-twice', message });
    }
  }
  const named = others.map((position) => headers[position] ?? '');
  const used = scale ?? madeScale(named);
  if (scale === null && (named.length > MAX_LEVELS || named.length === 1)) {
    const message = `colonnes de niveaux : 2 à ${String(MAX_LEVELS)} attendues (${named.join(', ')})`;
    faults.push({ line, column: named[0] ?? null, code: 'bad-levels', message });
  }
  const levels = others.flatMap((position) => {
    const header = headers[position] ?? '';
    const level = used?.levels.find((known) => isNamed(known, header));
    if (level !== undefined) return [{ position, levelId: level.id }];
    const message = `« ${header} » n’est ni une colonne connue ni un niveau de l’échelle`;
    faults.push({ line, column: header, code: 'bad-levels', message });
    return [];
  });
  const repeated = levels.filter(
    ({ levelId }, index) => levels.findIndex((level) => level.levelId === levelId) !== index,
  );
  for (const { position } of repeated) {
    const header = headers[position] ?? '';
    const message = `la colonne « ${header} » figure deux fois`;
    faults.push({ line, column: header, code: 'column-twice', message });
  }
  return { headers, parts, levels, scale: scale === null && levels.length > 0 ? used : null, faults };
}

function partOf(header: string): Part | null {
  const word = cleanCell(header).text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');
  return PARTS.find((part) => HEADERS[part].test(word)) ?? null;
}

function isNamed({ id, label, short }: MarkLevel, header: string): boolean {
  const fold = (word: string) => word.normalize('NFC').toLocaleLowerCase('fr');
  return [id, label, short].some((name) => fold(name) === fold(header));
}

/** Levels from best to worst, in the order of their columns; the values are the author's to change. */
function madeScale(labels: readonly string[]): LevelledScale | null {
  if (labels.length === 0) return null;
  const isShort = labels.every((label) => label.length <= 6);
  const levels = labels.map((label, rank) => ({
    id: `n${String(rank + 1)}`,
    label,
    short: isShort ? label : String(rank + 1),
    value: labels.length - 1 - rank,
  }));
  return { kind: 'levels', id: 'grille', title: 'Niveaux de la grille', levels };
}
