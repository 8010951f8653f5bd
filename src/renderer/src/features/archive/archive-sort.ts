import { ARCHIVE_SORT_COLUMNS } from '../../../../shared/areas/archive.ts';
import type { ArchiveQuery } from './queries.ts';

export type ArchiveSort = NonNullable<ArchiveQuery['sort']>;

export const LATEST_FIRST: ArchiveSort = { columnId: 'date', direction: 'descending' };

/** Narrows a table's free column id to one that the archive sorts by. */
export function isSortColumn(columnId: string): columnId is ArchiveSort['columnId'] {
  return ARCHIVE_SORT_COLUMNS.some((column) => column === columnId);
}
