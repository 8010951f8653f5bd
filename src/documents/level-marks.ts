/** The scale's levels in print, drawn from the shapes that the screen draws too. */
import type { Column, ContentSvg } from 'pdfmake/interfaces';
import { LEVEL_FIELD, LEVEL_SHAPES } from '../domain/assessment/level-shapes.ts';
import type { LevelFigure } from '../domain/assessment/level-shapes.ts';
import type { MinutesContent1 } from '../domain/minutes/minutes.schema.ts';
import { INK } from './minutes-layout.ts';

type Level = MinutesContent1['scale'][number];

const PAPER = '#ffffff';
const FIELD = String(LEVEL_FIELD);
const MIDDLE = String(LEVEL_FIELD / 2);

/** A level's sign in print: what is cut out shows the paper. */
function markup(shape: Level['shape']): string {
  const body = LEVEL_SHAPES[shape].map(figureMarkup).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${FIELD}" height="${FIELD}" viewBox="0 0 ${FIELD} ${FIELD}">${body}</svg>`;
}

function figureMarkup({ outline, paint, strokeWidth }: LevelFigure): string {
  const drawn =
    'path' in outline
      ? `path d="${outline.path}"`
      : `circle cx="${MIDDLE}" cy="${MIDDLE}" r="${String(outline.radius)}"`;
  if (paint === 'fill') return `<${drawn} fill="${INK}"/>`;
  const colour = paint === 'cut' ? PAPER : INK;
  return `<${drawn} fill="none" stroke="${colour}" stroke-width="${String(strokeWidth)}"/>`;
}

/** Finds a level of the scale; undefined for an id that the scale does not have. */
export function levelOf(content: MinutesContent1, levelId: string | null): Level | undefined {
  return content.scale.find(({ id }) => id === levelId);
}

/** The level's label, or its id when the scale does not have it. */
export function levelLabel(content: MinutesContent1, levelId: string): string {
  return levelOf(content, levelId)?.label ?? levelId;
}

/** A level's shape on its own, `size` points wide. */
export function levelShape(shape: Level['shape'], size: number): ContentSvg {
  return { svg: markup(shape), width: size };
}

/** A level's shape followed by its label; `width` is that of the label's column. */
export function levelWithLabel(
  level: Level,
  style: { fontSize: number; bold?: boolean },
  width: 'auto' | '*' = '*',
): Column {
  const size = style.fontSize * 0.95;
  return {
    width,
    columns: [
      { stack: [levelShape(level.shape, size)], width: size, margin: [0, style.fontSize * 0.16, 0, 0] },
      { text: level.label, ...style, width },
    ],
    columnGap: 3.5,
  };
}
