/** Rows of a long list, read a page at a time: those that are drawn and no others. */
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListPage } from '../../../shared/view-parts.ts';
import type { DrawnRows, ListPart } from '../ui/index.ts';
import { PAGE_ROWS, pagesOfRows, rowOfPages } from './list-pages.ts';

/** Pages that were scrolled past are soon let go of: so long, in milliseconds. */
export const SCROLLED_PAST_MS = 30_000;

/** How one page is read. */
export interface PageReading<Row> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<ListPage<Row>>;
  readonly gcTime: number;
}

/** The rows of that page, by its number. */
export function partOfPage(page: number): ListPart {
  return { offset: page * PAGE_ROWS, limit: PAGE_ROWS };
}

/** Rows by their places, and what to tell which places are drawn. The first page is read apart: it says how the search goes. */
export function usePagedRows<Row>(
  first: ListPage<Row> | undefined,
  readingOf: (part: ListPart) => PageReading<Row>,
) {
  const [drawn, setDrawn] = useState<DrawnRows>({ first: 0, last: -1, active: 0 });
  const { active, first: top, last } = drawn;
  const pages = [...new Set([...pagesOfRows(top, last), ...pagesOfRows(active, active)])].filter(
    (page) => page > 0,
  );
  const others = useQueries({ queries: pages.map((page) => readingOf(partOfPage(page))) });
  const held = new Map(pages.map((page, index) => [page, others[index]?.data?.rows]));
  held.set(0, first?.rows);
  return {
    rowAt: (index: number): Row | undefined => rowOfPages(held, index),
    /** Among the rows that are held. */
    find: (isIt: (row: Row) => boolean): Row | undefined =>
      [...held.values()].flatMap((rows) => rows ?? []).find(isIt),
    onWindowChange: setDrawn,
  };
}
