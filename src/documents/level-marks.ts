/** Shapes of the scale's levels, as on screen: told apart by form alone, so that greyscale print keeps them. */
import type { Column, ContentSvg } from 'pdfmake/interfaces';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { INK } from './minutes-layout.ts';

type Level = MinutesContent['scale'][number];

const svg = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${body}</svg>`;

const ring = `<circle cx="8" cy="8" r="6.6" fill="none" stroke="${INK}" stroke-width="1.1"/>`;

const SHAPES: Readonly<Record<Level['shape'], string>> = {
  full: svg(
    `<circle cx="8" cy="8" r="7.1" fill="${INK}"/>` +
      '<path d="M4.6 8.3 L7.1 10.8 L11.5 5.6" fill="none" stroke="#ffffff" stroke-width="1.7"/>',
  ),
  half: svg(`${ring}<path d="M8 1.4 A6.6 6.6 0 0 0 8 14.6 Z" fill="${INK}"/>`),
  empty: svg(
    `${ring}<path d="M5.4 5.4 L10.6 10.6 M10.6 5.4 L5.4 10.6" fill="none" stroke="${INK}" stroke-width="1.3"/>`,
  ),
};

/** Finds a level of the scale; undefined for an id that the scale does not have. */
export function levelOf(content: MinutesContent, levelId: string | null): Level | undefined {
  return content.scale.find(({ id }) => id === levelId);
}

/** The level's label, or its id when the scale does not have it. */
export function levelLabel(content: MinutesContent, levelId: string): string {
  return levelOf(content, levelId)?.label ?? levelId;
}

/** A level's shape on its own, `size` points wide. */
export function levelShape(level: Level, size: number): ContentSvg {
  return { svg: SHAPES[level.shape], width: size };
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
      { stack: [levelShape(level, size)], width: size, margin: [0, style.fontSize * 0.16, 0, 0] },
      { text: level.label, ...style, width },
    ],
    columnGap: 3.5,
  };
}
