/** What the archive finds, read a page at a time: the rows that are drawn and no others. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArchiveRow } from '../../../../shared/areas/archive.ts';
import type { ArchiveQuery } from '../../lib/archive-query.ts';
import { archivePage } from '../../lib/queries.ts';
import type { DrawnRows } from '../../ui/index.ts';
import { PAGE_ROWS, pagesOfRows, rowOfPages } from './archive-pages.ts';

/** The first page, whose reading says how the search goes; what stood there stays while another search is read. */
export function useFirstPage(query: ArchiveQuery) {
  return useQuery({ ...archivePage(pageOf(query, 0)), placeholderData: keepPreviousData });
}

/** Rows by their places, and what to tell which places are drawn. */
export function useArchiveRows(query: ArchiveQuery) {
  const first = useFirstPage(query);
  const [drawn, setDrawn] = useState<DrawnRows>({ first: 0, last: -1, active: 0 });
  const { active, first: top, last } = drawn;
  const pages = [...new Set([...pagesOfRows(top, last), ...pagesOfRows(active, active)])].filter(
    (page) => page > 0,
  );
  const others = useQueries({ queries: pages.map((page) => archivePage(pageOf(query, page))) });
  const held = new Map(pages.map((page, index) => [page, others[index]?.data?.rows]));
  held.set(0, first.data?.rows);
  return {
    rowAt: (index: number): ArchiveRow | undefined => rowOfPages(held, index),
    onWindowChange: setDrawn,
  };
}

function pageOf(query: ArchiveQuery, page: number): ArchiveQuery {
  return { ...query, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
}
