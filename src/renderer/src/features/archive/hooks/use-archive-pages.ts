/** What the archive finds, read a page at a time. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ArchiveRow } from '../../../../../shared/areas/archive.ts';
import { partOfPage, usePagedRows } from '../../../lib/paged-rows.ts';
import { archivePage } from '../queries.ts';
import type { ArchiveQuery } from '../queries.ts';

/** The first page; what stood there stays while another search is read. */
export function useFirstPage(query: ArchiveQuery) {
  return useQuery({ ...archivePage({ ...query, ...partOfPage(0) }), placeholderData: keepPreviousData });
}

/** Rows by their places, and what to tell which places are drawn. */
export function useArchiveRows(query: ArchiveQuery) {
  return usePagedRows<ArchiveRow>(useFirstPage(query).data, (part) => archivePage({ ...query, ...part }));
}
