/**
 * Geometry of the state marks, as plain path data. The levels of a scale are drawn as the minutes draw them; the other signs are
 * the screen's own, in the same hand. Shapes differ by outline and fill, never by colour alone: they survive greyscale print.
 */
import { LEVEL_FIELD, LEVEL_SHAPES, outlinePath } from '../../../domain/assessment/level-shapes.ts';
import type { LevelFigure } from '../../../domain/assessment/level-shapes.ts';

export type MarkShape =
  | keyof typeof LEVEL_SHAPES
  | 'not-observed'
  | 'not-applicable'
  | 'untouched'
  | 'touched'
  | 'marked'
  | 'withdrawn';

/** A state by its shape, or a level by what tells it from the others of its scale. */
export type Sign =
  | MarkShape
  | { readonly kind: 'shape'; readonly shape: MarkShape }
  | { readonly kind: 'letters'; readonly letters: string };

export interface MarkPath {
  /** SVG path data. */
  readonly d: string;
  /** `cut` takes its stroke out of what was drawn before. */
  readonly paint: LevelFigure['paint'];
  readonly strokeWidth?: number;
  /** SVG dash pattern, with round caps. */
  readonly dash?: string;
}

/** Width and height of the field. */
export const MARK_FIELD = LEVEL_FIELD;

const [RING] = LEVEL_SHAPES.half.map(pathOf) as [MarkPath];
const DOTTED: MarkPath = { ...RING, strokeWidth: 1.3, dash: '0.01 2.96' };

/** Paths of each shape, in drawing order. */
export const MARK_SHAPES: Readonly<Record<MarkShape, readonly MarkPath[]>> = {
  full: LEVEL_SHAPES.full.map(pathOf),
  half: LEVEL_SHAPES.half.map(pathOf),
  empty: LEVEL_SHAPES.empty.map(pathOf),
  'not-observed': [{ d: 'M2.3 8H13.7', paint: 'stroke', strokeWidth: 1.6, dash: '2.28 2.28' }],
  'not-applicable': [{ d: 'M4.7 12.7L11.3 3.3', paint: 'stroke', strokeWidth: 1.3 }],
  untouched: [DOTTED],
  touched: [DOTTED, { d: 'M8 5.9A2.1 2.1 0 1 1 8 10.1A2.1 2.1 0 1 1 8 5.9Z', paint: 'fill' }],
  marked: [RING, { d: 'M8 4.9A3.1 3.1 0 1 1 8 11.1A3.1 3.1 0 1 1 8 4.9Z', paint: 'fill' }],
  withdrawn: [RING, { d: 'M2 8H14', paint: 'stroke', strokeWidth: 1.5 }],
};

/** What a sign is drawn as: letters, or one of the shapes. */
export function drawnAs(sign: Sign): { readonly letters: string } | { readonly shape: MarkShape } {
  if (typeof sign === 'string') return { shape: sign };
  return sign.kind === 'shape' ? { shape: sign.shape } : { letters: sign.letters };
}

export function pathOf(figure: LevelFigure): MarkPath {
  const { paint, strokeWidth } = figure;
  return { d: outlinePath(figure), paint, ...(strokeWidth === undefined ? {} : { strokeWidth }) };
}
