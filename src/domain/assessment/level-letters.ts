/**
 * The letters of a level that no shape can tell, in a frame of the same field as the shapes (`level-shapes.ts`): drawn by the
 * screen and by the minutes from these numbers. The frame is as wide as its letters.
 */
import { LEVEL_FIELD } from './level-shapes.ts';
import type { LevelFigure } from './level-shapes.ts';

export interface LetteredSign {
  readonly letters: string;
  readonly width: number;
  readonly height: number;
  readonly frame: LevelFigure;
  /** Of letters that are set around the middle, in strong type. */
  readonly fontSize: number;
  readonly middle: number;
  readonly baseline: number;
}

const FONT_SIZE = 9;
const BASELINE = 11.2;
const PADDING = 2.6;
const CORNER = 2.4;
/** From the edge of the field to the middle of the frame's stroke. */
const INSET = 1;
const STROKE = 1.1;

/** Advances of strong sans letters, in em: rather too wide than too narrow. */
const ADVANCE = { wide: 0.98, narrow: 0.42, usual: 0.7 };
const WIDE = /[MWmwÆŒ@%—]/u;
const NARROW = /[IJfijlrt1.,:;'’!|()[\] -]/u;

/** The figure of a level's letters. */
export function letteredSign(letters: string): LetteredSign {
  const text = Array.from(letters).reduce((sum, letter) => sum + advanceOf(letter), 0) * FONT_SIZE;
  const width = Math.max(LEVEL_FIELD, Math.ceil(text + 2 * PADDING));
  return {
    letters,
    width,
    height: LEVEL_FIELD,
    frame: { paint: 'stroke', outline: { path: framePath(width) }, strokeWidth: STROKE },
    fontSize: FONT_SIZE,
    middle: width / 2,
    baseline: BASELINE,
  };
}

function advanceOf(letter: string): number {
  if (WIDE.test(letter)) return ADVANCE.wide;
  return NARROW.test(letter) ? ADVANCE.narrow : ADVANCE.usual;
}

/** A rectangle with round corners. */
function framePath(width: number): string {
  const [left, top] = [INSET, INSET];
  const [right, bottom] = [width - INSET, LEVEL_FIELD - INSET];
  const corner = (x: number, y: number) => ['A', CORNER, CORNER, 0, 0, 1, x, y];
  return [
    ['M', left + CORNER, top, 'H', right - CORNER],
    corner(right, top + CORNER),
    ['V', bottom - CORNER],
    corner(right - CORNER, bottom),
    ['H', left + CORNER],
    corner(left, bottom - CORNER),
    ['V', top + CORNER],
    [...corner(left + CORNER, top), 'Z'],
  ]
    .map((step) => step.join(' '))
    .join(' ');
}
