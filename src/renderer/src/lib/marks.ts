/** Marks as screens show them: the levels of a scale, each with what tells it from the others. */
import { markLabel } from '../../../domain/assessment/reckoning/mark.ts';
import { levelSigns } from '../../../domain/certification/level-signs.ts';
import type { MarkScale } from '../../../domain/certification/scale.schema.ts';
import type { MarkOption } from '../ui/index.ts';
import { numberStyle } from './format.ts';

/** The levels of a scale as choices, from the best; none on a numeric scale. */
export function levelsOf(scale: MarkScale): readonly MarkOption[] {
  if (scale.kind === 'numeric') return [];
  const signs = levelSigns(scale);
  return scale.levels.map(({ id, label }) => ({ id, label, sign: signs[id] ?? 'marked' }));
}

/** A mark in words: the label of its level, or its number as the language writes it. */
export function markWords(scale: MarkScale, mark: string, language: string): string {
  const label = markLabel(scale, mark);
  return scale.kind === 'numeric' ? label.replace('.', numberStyle(language).decimalMark) : label;
}
