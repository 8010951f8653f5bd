/** Pages of a list that is read in parts. */

/** Rows read at once: what a large screen shows, and some around. */
export const PAGE_ROWS = 50;

/** Pages that hold the rows from one place to another; none when the last place comes before the first. */
export function pagesOfRows(first: number, last: number): readonly number[] {
  if (last < first) return [];
  const from = Math.floor(first / PAGE_ROWS);
  return Array.from({ length: Math.floor(last / PAGE_ROWS) - from + 1 }, (_, index) => from + index);
}

/** The row at that place; undefined while its page is not read. */
export function rowOfPages<Row>(
  pages: ReadonlyMap<number, readonly Row[] | undefined>,
  index: number,
): Row | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}
