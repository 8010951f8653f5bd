/** Which rows of a long list are drawn: those in sight, some around them, and the one that has the focus. */

export interface RowWindow {
  /** Indexes of the rows to draw, in order. */
  readonly drawn: readonly number[];
  /** First and last of those in sight and around; -1 for the last of an empty list. */
  readonly first: number;
  readonly last: number;
}

export interface Sight {
  readonly count: number;
  /** Of every row alike, in px. */
  readonly rowHeight: number;
  readonly scrollTop: number;
  /** Of what shows rows, in px. */
  readonly height: number;
  /** Row that has the focus, or would have it: it stays drawn wherever the list is scrolled to. */
  readonly active: number;
}

/** Rows drawn beyond what is in sight, on either side. */
const AROUND = 4;

/** The rows to draw. */
export function rowWindow({ active, count, height, rowHeight, scrollTop }: Sight): RowWindow {
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + AROUND);
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - AROUND, last));
  const drawn = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (active < 0 || active >= count || (active >= first && active <= last)) return { drawn, first, last };
  return { drawn: active < first ? [active, ...drawn] : [...drawn, active], first, last };
}

/** Row to which a key moves from `active`; null when the key moves nowhere. */
export function rowAfterKey(key: string, active: number, count: number, pageRows: number): number | null {
  const to = (index: number) => Math.max(0, Math.min(index, count - 1));
  switch (key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active - 1);
    case 'PageDown':
      return to(active + pageRows);
    case 'PageUp':
      return to(active - pageRows);
    case 'Home':
      return to(0);
    case 'End':
      return to(count - 1);
    default:
      return null;
  }
}

/** Where to scroll so that a row is wholly in sight; where it stands already when it is. */
export function scrollTopFor(
  index: number,
  { height, rowHeight, scrollTop }: Pick<Sight, 'height' | 'rowHeight' | 'scrollTop'>,
): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
