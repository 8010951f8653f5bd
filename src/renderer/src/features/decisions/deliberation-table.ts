/** The table of a deliberation: which candidates are shown and in which order, and where a key leads in it. */
import type { BlocAttention, BlocCell, TableRow } from '../../../../shared/areas/decisions.ts';

export const TABLE_FILTERS = ['open', 'attention', 'all'] as const;
/** To be decided; to be looked at first, for something contradicts or is overdue; all of them. */
export type TableFilter = (typeof TABLE_FILTERS)[number];

const URGENT: ReadonlySet<BlocAttention> = new Set([
  'to-settle',
  'outdated',
  'contradiction',
  'divergent',
  'overdue',
]);

/** Whether nothing is asked of the jury any more. */
export function isSettled({ attention }: Pick<BlocCell, 'attention'>): boolean {
  return attention === 'decided' || attention === 'closed';
}

/** Whether a bloc waits for the jury: there is something to decide on. */
export function isOpen(bloc: Pick<BlocCell, 'attention' | 'evidence'>): boolean {
  if (isSettled(bloc)) return false;
  return bloc.attention !== 'undecided' || bloc.evidence.some(({ status }) => status !== 'withdrawn');
}

/** Whether a bloc says something that nobody may overlook. */
export function isUrgent({ attention }: Pick<BlocCell, 'attention'>): boolean {
  return URGENT.has(attention);
}

/**
 * Whether the jury may validate without deliberating: the rule does, or leaves it to a jury to whom every test is favourable; and
 * nothing is missing or says otherwise.
 */
export function isReady({ attention, calculation: { absent, lines, missing, proposal } }: BlocCell): boolean {
  if (attention !== 'undecided' || missing.length > 0 || absent.length > 0) return false;
  if (proposal === 'validated') return true;
  const tests = lines.flatMap((line) => (line.kind === 'test' ? [line] : []));
  const isEliminated = lines.some(({ kind }) => kind === 'eliminatory');
  return (
    proposal === 'jury' &&
    !isEliminated &&
    tests.length > 0 &&
    tests.every(({ outcome, state }) => state === 'exempted' || outcome === 'favourable')
  );
}

type Shown = Pick<TableRow, 'blocs' | 'enrolmentId' | 'isGone' | 'name'>;

export function fits(filter: TableFilter, { blocs, isGone }: Shown): boolean {
  switch (filter) {
    case 'open':
      return isGone || blocs.some(isOpen);
    case 'attention':
      return isGone || blocs.some(isUrgent);
    case 'all':
      return true;
  }
}

/** Rows that are shown: those that fit and whose name holds the text, in the order that they had before. */
export function shownRows<Row extends Shown>(
  rows: readonly Row[],
  {
    filter,
    order,
    text,
  }: { readonly filter: TableFilter; readonly order: readonly string[]; readonly text: string },
): readonly Row[] {
  const words = folded(text);
  const placeOf = ({ enrolmentId }: Shown) => {
    const place = order.indexOf(enrolmentId);
    return place === -1 ? order.length : place;
  };
  return rows
    .filter((row) => fits(filter, row) && folded(row.name).includes(words))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

export interface OpenCell {
  readonly enrolmentId: string;
  readonly blocId: string;
}

/** The bloc that comes after that one among those to be decided, and from the first again; null when none is left. */
export function nextOpen(rows: readonly Shown[], from: OpenCell | null): OpenCell | null {
  const cells = rows.flatMap(({ blocs, enrolmentId }) =>
    blocs.map((cell) => ({ enrolmentId, blocId: cell.blocId, isWaiting: isOpen(cell) })),
  );
  const at = cells.findIndex(
    ({ blocId, enrolmentId }) => blocId === from?.blocId && enrolmentId === from.enrolmentId,
  );
  const next = [...cells.slice(at + 1), ...cells.slice(0, Math.max(0, at))].find(
    ({ isWaiting }) => isWaiting,
  );
  return next === undefined ? null : { enrolmentId: next.enrolmentId, blocId: next.blocId };
}

/** A place in the table: the first column is the candidate's. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key passes over. */
  readonly page: number;
}

/** Where a key leads; null when it leads nowhere. */
export function placeAfterKey(
  { ctrlKey, key }: { readonly key: string; readonly ctrlKey: boolean },
  { column, row }: Place,
  { columns, page, rows }: Extent,
): Place | null {
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(nextRow, rows - 1)),
    column: Math.max(0, Math.min(nextColumn, columns - 1)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(row - page, column);
    case 'Home':
      return at(ctrlKey ? 0 : row, 0);
    case 'End':
      return at(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
