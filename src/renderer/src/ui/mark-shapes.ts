/**
 * Geometry of the state marks, as plain path data on a 24 x 24 field, so that screen and minutes draw the
 * same signs. Shapes differ by outline and fill, never by colour alone: they survive greyscale print.
 */
export type MarkShape =
  | 'full'
  | 'half'
  | 'empty'
  | 'not-observed'
  | 'not-applicable'
  | 'untouched'
  | 'touched'
  | 'marked'
  | 'withdrawn';

export interface MarkPath {
  /** SVG path data. */
  readonly d: string;
  /** `fill` uses the even-odd rule; `stroke` has round caps and joins. */
  readonly paint: 'fill' | 'stroke';
  readonly strokeWidth?: number;
  /** SVG dash pattern. */
  readonly dash?: string;
}

export const MARK_FIELD = 24;

const RING = 'M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z';
const DISC = 'M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z';
const TICK = 'M6.09 13.31L10.55 17.78L17.96 9.36L16.24 7.84L10.45 14.42L7.71 11.69Z';

/** Paths of each shape, in drawing order. */
export const MARK_SHAPES: Readonly<Record<MarkShape, readonly MarkPath[]>> = {
  full: [{ d: `${DISC}${TICK}`, paint: 'fill' }],
  half: [
    { d: 'M12 3A9 9 0 0 0 12 21Z', paint: 'fill' },
    { d: RING, paint: 'stroke', strokeWidth: 2 },
  ],
  empty: [
    { d: RING, paint: 'stroke', strokeWidth: 2 },
    { d: 'M8.5 8.5L15.5 15.5M15.5 8.5L8.5 15.5', paint: 'stroke', strokeWidth: 2.2 },
  ],
  'not-observed': [{ d: 'M3.5 12H20.5', paint: 'stroke', strokeWidth: 2.4, dash: '3.4 3.4' }],
  'not-applicable': [{ d: 'M7 19L17 5', paint: 'stroke', strokeWidth: 2 }],
  untouched: [{ d: RING, paint: 'stroke', strokeWidth: 2, dash: '0.01 4.04' }],
  touched: [
    { d: RING, paint: 'stroke', strokeWidth: 2, dash: '0.01 4.04' },
    { d: 'M12 8.8A3.2 3.2 0 1 1 12 15.2A3.2 3.2 0 1 1 12 8.8Z', paint: 'fill' },
  ],
  marked: [
    { d: RING, paint: 'stroke', strokeWidth: 2 },
    { d: 'M12 7.4A4.6 4.6 0 1 1 12 16.6A4.6 4.6 0 1 1 12 7.4Z', paint: 'fill' },
  ],
  withdrawn: [
    { d: RING, paint: 'stroke', strokeWidth: 1.6 },
    { d: 'M3 12H21', paint: 'stroke', strokeWidth: 2.2 },
  ],
};
