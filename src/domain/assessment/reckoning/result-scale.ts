/** What the result of a competence is said on: a scale, points, or a share; and what a jury may choose there. */
import type { AssessedCompetence, AssessedCriterion } from '../../certification/assessed.ts';
import type { Rule } from '../../certification/rule.schema.ts';
import type { MarkScale, NumericScale } from '../../certification/scale.schema.ts';
import {
  exact,
  fromText,
  isEqual,
  isExactText,
  multiply,
  ONE,
  sum,
  toDecimals,
  toNumber,
  toText,
} from './exact.ts';
import type { Exact } from './exact.ts';
import {
  choicesOf,
  levelAt,
  levelOf,
  markFault,
  markLabel,
  markValue,
  scaleLeast,
  scaleMost,
  scaleSpan,
} from './mark.ts';
import type { MarkChoices, MarkFault } from './mark.ts';

export interface ResultScale {
  /** Null: points or a share, which `free` frames. */
  readonly scale: MarkScale | null;
  /** What counts as the whole. */
  readonly most: Exact;
  /** From the least to the most that can be reached. */
  readonly span: Exact;
  /** Numbers that a jury may choose where there is no scale. */
  readonly free: NumericScale;
}

/** Decimals with which a jury states points or a share that no scale frames. */
const FREE_DECIMALS = 2;
const FREE_STEP = 0.01;

/**
 * The scale that the competence names, that of its only criterion, or the one that its criteria share; else a share. For
 * a sum: points, which a scale frames only where there is one criterion.
 */
export function resultScaleOf(competence: AssessedCompetence, method: Rule['criteria']): ResultScale {
  const [first] = competence.criteria;
  const shared = competence.criteria.every(({ scale }) => scale.id === first?.scale.id)
    ? first?.scale
    : undefined;
  if (method !== 'sum') return onScale(competence.scale ?? shared) ?? free(ONE, ONE, exact(0));
  const isPlain = competence.criteria.length === 1 && first?.weight === 1;
  return (isPlain ? onScale(shared) : null) ?? pointsOf(countedCriteria(competence));
}

/** Criteria of which a competence's whole is made: all but the bonuses, or all where there is nothing else. */
export function countedCriteria({
  criteria,
}: Pick<AssessedCompetence, 'criteria'>): readonly AssessedCriterion[] {
  const counted = criteria.filter(({ isBonus }) => !isBonus);
  return counted.length > 0 ? counted : criteria;
}

/** How a result is written down: the id of the level that counts exactly that, else the exact number. */
export function resultText({ scale }: ResultScale, value: Exact): string {
  return (scale === null ? undefined : levelAt(scale, value)?.id) ?? toText(value);
}

/** The number of a result that was written down. Throws RangeError on what is no level and no number. */
export function readResult({ scale }: ResultScale, text: string): Exact {
  const isLevel = scale !== null && scale.kind !== 'numeric' && levelOf(scale, text) !== undefined;
  return isLevel ? markValue(scale, text) : fromText(text);
}

/** How a result reads: the label of its level, or a number with the decimals of its scale (and a point). */
export function resultLabel(on: ResultScale, text: string): string {
  if (on.scale !== null && markFault(on.scale, text) === null) return markLabel(on.scale, text);
  if (!isExactText(text)) return text;
  const decimals = on.scale?.kind === 'numeric' ? on.scale.decimals : FREE_DECIMALS;
  return toDecimals(fromText(text), Math.max(decimals, FREE_DECIMALS));
}

/** What a jury may choose as the result of a competence. */
export function resultChoices({ free: range, scale }: ResultScale): MarkChoices {
  return choicesOf(scale ?? range);
}

/** Why a jury may not choose a result, or null; what the marks gave is always allowed. */
export function resultFault(on: ResultScale, computed: string | null, text: string): MarkFault | null {
  const fault = markFault(on.scale ?? on.free, text);
  if (fault === null || computed === null || !isExactText(text)) return text === computed ? null : fault;
  return isEqual(readResult(on, computed), readResult(on, text)) ? null : fault;
}

function onScale(scale: MarkScale | undefined): ResultScale | null {
  if (scale === undefined) return null;
  const most = scaleMost(scale);
  return { scale, most, span: scaleSpan(scale), free: rangeOf(scaleLeast(scale), most) };
}

function pointsOf(criteria: readonly AssessedCriterion[]): ResultScale {
  const points = (of: (scale: MarkScale) => Exact) =>
    sum(criteria.map(({ scale, weight }) => multiply(of(scale), exact(weight))));
  return free(points(scaleMost), points(scaleSpan), points(scaleLeast));
}

function free(most: Exact, span: Exact, min: Exact): ResultScale {
  return { scale: null, most, span, free: rangeOf(min, most) };
}

function rangeOf(min: Exact, max: Exact): NumericScale {
  return {
    kind: 'numeric',
    id: 'free',
    title: 'free',
    min: toNumber(min),
    max: toNumber(max),
    step: FREE_STEP,
    decimals: FREE_DECIMALS,
  };
}
