/** Marks and results on the scales of content `/2`, as print says them. */
import type { Content } from 'pdfmake/interfaces';
import { toText } from '../domain/assessment/reckoning/exact.ts';
import { markFault, markLabel } from '../domain/assessment/reckoning/mark.ts';
import { resultLabel } from '../domain/assessment/reckoning/result-scale.ts';
import type { MinutesContent2 } from '../domain/minutes/minutes.schema.ts';
import { resultScaleIn } from '../domain/minutes/recalculation.ts';
import { formatDecimal, formatExact, formatExactShare } from './exact-format.ts';
import { levelShape } from './level-marks.ts';
import type { SpokenIn } from './wording-language.ts';

type Scale = MinutesContent2['scales'][number];
export type LevelledScale = Exclude<Scale, { kind: 'numeric' }>;
export type Level = LevelledScale['levels'][number];
type Competence = MinutesContent2['competences'][number];
type Style = SpokenIn & { readonly fontSize: number; readonly bold?: boolean };

/** The scale of that id, or undefined. */
export function scaleOf({ scales }: MinutesContent2, scaleId: string | null): Scale | undefined {
  return scales.find(({ id }) => id === scaleId);
}

/** The level that a mark names on that scale, or undefined. */
export function levelOn(scale: Scale | undefined, mark: string | null): Level | undefined {
  return scale === undefined || scale.kind === 'numeric'
    ? undefined
    : scale.levels.find(({ id }) => id === mark);
}

/** A mark in words: the label of its level, or the number with the decimals of its scale. */
export function markText(scale: Scale | undefined, mark: string): string {
  if (scale === undefined || markFault(scale, mark) !== null) return formatExact(mark);
  return scale.kind === 'numeric' ? formatDecimal(markLabel(scale, mark)) : markLabel(scale, mark);
}

/** A competence's result in words: the label of its level, or a number with what it is out of. */
export function resultWords(content: MinutesContent2, competence: Competence, result: string): string {
  const on = resultScaleIn(content, competence);
  const level = levelOn(scaleOf(content, competence.resultScaleId), result);
  if (level !== undefined) return level.label;
  const most = toText(on.most);
  if (on.scale === null && most === '1') return formatExactShare(result);
  return `${formatDecimal(resultLabel(on, result))} sur ${formatExact(most)}`;
}

/** What tells a level from every other one: its shape, or its letters. */
export function signContent({ sign }: Level, size: number): Content {
  return sign.kind === 'shape'
    ? levelShape(sign.shape, size)
    : { text: sign.letters, bold: true, fontSize: size * 1.05, lineHeight: 0.95 };
}

/** Width that a sign takes, in points. */
export function signWidth({ sign }: Level, size: number): number {
  return sign.kind === 'shape' ? size : sign.letters.length * size * 0.8;
}

/** A level's sign followed by its label. */
export function signWithLabel(level: Level, style: Style, width: 'auto' | '*' = '*') {
  const size = style.fontSize * 0.95;
  return {
    width,
    columns: [
      {
        stack: [signContent(level, size)],
        width: signWidth(level, size),
        margin: [0, level.sign.kind === 'shape' ? style.fontSize * 0.16 : 0, 0, 0] as [
          number,
          number,
          number,
          number,
        ],
      },
      { text: level.label, ...style, width },
    ],
    columnGap: 3.5,
  };
}
