/** Which part of a long list of entries of any height is drawn: it grows as more is asked for, and never beyond a bound. */

export interface ListPart {
  readonly offset: number;
  readonly limit: number;
}

export interface PartSize {
  /** Drawn at first, and added at each asking for more. */
  readonly step: number;
  /** Drawn at most: beyond it what came first gives way. */
  readonly most: number;
}

/** As the list opens. */
export function firstPart({ step }: PartSize): ListPart {
  return { offset: 0, limit: step };
}

/** With what follows; the first entries give way where there are too many. */
export function withMore({ limit, offset }: ListPart, { most, step }: PartSize): ListPart {
  const end = offset + limit + step;
  const start = Math.max(offset, end - most);
  return { offset: start, limit: end - start };
}

/** With what comes before; the last entries give way where there are too many. */
export function withBefore({ limit, offset }: ListPart, { most, step }: PartSize): ListPart {
  const start = Math.max(0, offset - step);
  return { offset: start, limit: Math.min(most, offset + limit - start) };
}
