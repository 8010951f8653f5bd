/** What the keys of a grid do to the competence at hand, whatever its scales. */
import type { AssessedCompetence, AssessedCriterion } from '../../../../../domain/certification/assessed.ts';

/** Digits in the order of what they give: levels from the best, or items. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
export type DigitKey = (typeof DIGITS)[number];

export type DigitAct =
  | { readonly kind: 'mark'; readonly criterionId: string; readonly levelId: string }
  /** The digit is written in the number field of that criterion. */
  | { readonly kind: 'figure'; readonly criterionId: string }
  | { readonly kind: 'observe-nothing' };

type Marks = Readonly<Record<string, string>>;

/**
 * The criterion that keys mark: the one that has the focus, else the first without a mark, else the first; a bonus waits for
 * the others.
 */
export function keyedCriterion(
  { criteria }: Pick<AssessedCompetence, 'criteria'>,
  marks: Marks,
  focusedId: string | null,
): AssessedCriterion | undefined {
  const unmarked = criteria.filter(({ id }) => marks[id] === undefined);
  return (
    criteria.find(({ id }) => id === focusedId) ??
    unmarked.find(({ isBonus }) => !isBonus) ??
    unmarked[0] ??
    criteria[0]
  );
}

/** What a digit does; null for one that means nothing here. */
export function digitAct(
  competence: Pick<AssessedCompetence, 'criteria'>,
  marks: Marks,
  focusedId: string | null,
  digit: DigitKey,
): DigitAct | null {
  const rest: DigitAct | null = digit === '0' ? { kind: 'observe-nothing' } : null;
  const keyed = keyedCriterion(competence, marks, focusedId);
  if (keyed === undefined) return rest;
  const { scale } = keyed;
  if (scale.kind === 'numeric') return { kind: 'figure', criterionId: keyed.id };
  if (scale.kind === 'checklist') {
    const item = keyedItems(competence, marks, focusedId)[DIGITS.indexOf(digit)];
    return item === undefined ? rest : tick(item, marks);
  }
  const level = scale.levels[DIGITS.indexOf(digit)];
  return level === undefined ? rest : { kind: 'mark', criterionId: keyed.id, levelId: level.id };
}

/** Items of a checklist that digits tick: the ten among which the one at hand stands. */
export function keyedItems(
  competence: Pick<AssessedCompetence, 'criteria'>,
  marks: Marks,
  focusedId: string | null,
): readonly AssessedCriterion[] {
  const items = competence.criteria.filter(({ scale }) => scale.kind === 'checklist');
  const keyed = keyedCriterion({ criteria: items }, marks, focusedId);
  const place = items.findIndex(({ id }) => id === keyed?.id);
  const start = Math.max(0, Math.floor(place / DIGITS.length)) * DIGITS.length;
  return items.slice(start, start + DIGITS.length);
}

/** From untouched to done, then down the levels and around. */
function tick({ id, scale }: AssessedCriterion, marks: Marks): DigitAct | null {
  if (scale.kind === 'numeric') return null;
  const { levels } = scale;
  const held = levels.findIndex((level) => level.id === marks[id]);
  const next = levels[(held + 1) % levels.length];
  return next === undefined ? null : { kind: 'mark', criterionId: id, levelId: next.id };
}
