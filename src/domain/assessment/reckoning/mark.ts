/** Marks on a scale. A mark is text: the id of a level, or a decimal such as "13.5" on a numeric scale. */
import type { LevelledScale, MarkLevel, MarkScale, NumericScale } from '../../certification/scale.schema.ts';
import {
  add,
  compare,
  divide,
  exact,
  fromText,
  greatest,
  isAtLeast,
  isEqual,
  least,
  roundTo,
  subtract,
  toDecimals,
} from './exact.ts';
import type { Exact } from './exact.ts';

export type MarkFault = 'unknown-level' | 'not-a-number' | 'out-of-range' | 'off-step';

/** What a jury may choose from: levels, or a number within a range. */
export type MarkChoices =
  | { readonly kind: 'levels'; readonly levels: readonly MarkLevel[] }
  | {
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly decimals: number;
    };

/** Digits that a range and six decimals can need; what is longer is no mark. */
const MARK_NUMBER = /^-?\d{1,7}(?:\.\d{1,6})?$/;

/** Why a mark does not stand on a scale, or null. */
export function markFault(scale: MarkScale, mark: string): MarkFault | null {
  if (scale.kind !== 'numeric') return levelOf(scale, mark) === undefined ? 'unknown-level' : null;
  if (!MARK_NUMBER.test(mark)) return 'not-a-number';
  const [value, min] = [fromText(mark), exact(scale.min)];
  if (compare(value, min) < 0 || compare(value, exact(scale.max)) > 0) return 'out-of-range';
  return divide(subtract(value, min), exact(scale.step)).over === 1n ? null : 'off-step';
}

/** What a mark counts. Throws RangeError on a mark that does not stand on the scale. */
export function markValue(scale: MarkScale, mark: string): Exact {
  const fault = markFault(scale, mark);
  if (fault !== null) throw new RangeError(`no mark of the scale "${scale.id}": ${fault}`);
  return scale.kind === 'numeric' ? fromText(mark) : exact(levelOf(scale, mark)?.value ?? 0);
}

/** How a mark reads: the label of its level, or the number with the decimals of its scale (and a point). */
export function markLabel(scale: MarkScale, mark: string): string {
  if (scale.kind !== 'numeric') return levelOf(scale, mark)?.label ?? mark;
  return MARK_NUMBER.test(mark) ? toDecimals(fromText(mark), scale.decimals) : mark;
}

/** The level of that id, or undefined. */
export function levelOf({ levels }: Pick<LevelledScale, 'levels'>, levelId: string): MarkLevel | undefined {
  return levels.find(({ id }) => id === levelId);
}

/** The level that counts exactly that, or undefined: between two levels, and on a numeric scale. */
export function levelAt(scale: MarkScale, value: Exact): MarkLevel | undefined {
  if (scale.kind === 'numeric') return undefined;
  return scale.levels.find((level) => isEqual(exact(level.value), value));
}

/** What counts as the whole of a scale: shares are shares of it. */
export function scaleMost(scale: MarkScale): Exact {
  if (scale.kind === 'numeric') return exact(scale.max);
  return scale.most === undefined ? greatest(valuesOf(scale)) : exact(scale.most);
}

/** The mark that counts least. */
export function scaleLeast(scale: MarkScale): Exact {
  return scale.kind === 'numeric' ? exact(scale.min) : least(valuesOf(scale));
}

/** From the mark that counts least to the one that counts most. */
export function scaleSpan(scale: MarkScale): Exact {
  const top = scale.kind === 'numeric' ? exact(scale.max) : greatest(valuesOf(scale));
  return subtract(top, scaleLeast(scale));
}

/** What the marks of a scale are chosen from. */
export function choicesOf(scale: MarkScale): MarkChoices {
  if (scale.kind !== 'numeric') return { kind: 'levels', levels: scale.levels };
  const { min, max, step, decimals } = scale;
  return { kind: 'range', min, max, step, decimals };
}

/** The value of a mark that is nearest to a number; between two as near, the lower. */
export function nearestMark(scale: MarkScale, value: Exact): Exact {
  if (scale.kind === 'numeric') return nearestStep(scale, value);
  const distance = (mark: Exact) =>
    compare(mark, value) < 0 ? subtract(value, mark) : subtract(mark, value);
  return valuesOf(scale).reduce((held, mark) => {
    const difference = compare(distance(mark), distance(held));
    return difference < 0 || (difference === 0 && compare(mark, held) < 0) ? mark : held;
  });
}

function nearestStep(scale: NumericScale, value: Exact): Exact {
  const [min, max, step] = [exact(scale.min), exact(scale.max), exact(scale.step)];
  const top = add(min, roundTo(subtract(max, min), step, 'down'));
  if (isAtLeast(value, top)) return top;
  if (isAtLeast(min, value)) return min;
  const under = add(min, roundTo(subtract(value, min), step, 'down'));
  const over = add(under, step);
  return compare(subtract(over, value), subtract(value, under)) < 0 ? over : under;
}

function valuesOf({ levels }: LevelledScale): readonly [Exact, ...Exact[]] {
  const [first, ...others] = levels.map(({ value }) => exact(value));
  if (first === undefined) throw new RangeError('a scale has levels');
  return [first, ...others];
}
