import type { ArchiveRow } from '../../../../shared/areas/archive.ts';

const SORT_KEYS = {
  number: (row: ArchiveRow) => row.number,
  date: (row: ArchiveRow) => `${row.date} ${row.number}`,
  candidate: (row: ArchiveRow) => row.candidate,
  test: (row: ArchiveRow) => `${row.blocId} ${row.testTitle}`,
  session: (row: ArchiveRow) => row.sessionTitle,
} as const;

export type ArchiveSortColumn = keyof typeof SORT_KEYS;

export interface ArchiveSort {
  readonly columnId: ArchiveSortColumn;
  readonly direction: 'ascending' | 'descending';
}

export const LATEST_FIRST: ArchiveSort = { columnId: 'date', direction: 'descending' };

/** Narrows a table's free column id to one that the archive sorts by. */
export function isSortColumn(columnId: string): columnId is ArchiveSortColumn {
  return Object.hasOwn(SORT_KEYS, columnId);
}

/** Rows in the order asked; names as a French reader expects them, accents apart. */
export function sortRows(
  rows: readonly ArchiveRow[],
  { columnId, direction }: ArchiveSort,
): readonly ArchiveRow[] {
  const compare = new Intl.Collator('fr', { numeric: true }).compare;
  const key = SORT_KEYS[columnId];
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(key(a), key(b)));
}
