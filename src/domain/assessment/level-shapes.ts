/**
 * The signs of the levels of a scale, drawn by the screen and by the minutes from here: told apart by form alone, so that
 * greyscale print keeps them. Released minutes were drawn from these numbers: they never move.
 */
import type { ScaleLevel } from './assessment.types.ts';

/** Width and height of the field on which they are drawn. */
export const LEVEL_FIELD = 16;
const MIDDLE = LEVEL_FIELD / 2;

/** What is filled or stroked in the sign's colour, or cut out of what was drawn before. */
export interface LevelFigure {
  readonly paint: 'fill' | 'stroke' | 'cut';
  /** A circle around the middle of the field, or SVG path data. */
  readonly outline: { readonly radius: number } | { readonly path: string };
  /** Of a stroke or a cut; butt caps, mitred joins. */
  readonly strokeWidth?: number;
}

const RING: LevelFigure = { paint: 'stroke', outline: { radius: 6.6 }, strokeWidth: 1.1 };

/** Figures of each sign, in drawing order. */
export const LEVEL_SHAPES: Readonly<Record<ScaleLevel['shape'], readonly LevelFigure[]>> = {
  full: [
    { paint: 'fill', outline: { radius: 7.1 } },
    { paint: 'cut', outline: { path: 'M4.6 8.3 L7.1 10.8 L11.5 5.6' }, strokeWidth: 1.7 },
  ],
  half: [RING, { paint: 'fill', outline: { path: 'M8 1.4 A6.6 6.6 0 0 0 8 14.6 Z' } }],
  empty: [
    RING,
    { paint: 'stroke', outline: { path: 'M5.4 5.4 L10.6 10.6 M10.6 5.4 L5.4 10.6' }, strokeWidth: 1.3 },
  ],
};

/** Path data of a figure's outline; a circle in two arcs. */
export function outlinePath({ outline }: LevelFigure): string {
  if ('path' in outline) return outline.path;
  const [top, bottom] = [MIDDLE - outline.radius, MIDDLE + outline.radius].map((y) =>
    String(Number(y.toFixed(3))),
  );
  const [middle, radius] = [String(MIDDLE), String(outline.radius)];
  const arc = (y: string | undefined) => `A${radius} ${radius} 0 1 1 ${middle} ${y ?? ''}`;
  return `M${middle} ${top ?? ''}${arc(bottom)}${arc(top)}Z`;
}
