/** From the results of competences to one number, by each kind of rule; rounding and thresholds come after. */
import type { Certification } from '../../certification/certification.schema.ts';
import type { Aggregation, Rule } from '../../certification/rule.schema.ts';
import type { MarkScale } from '../../certification/scale.schema.ts';
import type { Grid } from '../assessment.types.ts';
import type { CalculationLine } from './calculation.schema.ts';
import { criterionResult, shareOf } from './competence.ts';
import type { CompetenceFigures } from './competence.ts';
import {
  divide,
  exact,
  fromText,
  isAtLeast,
  isExactText,
  multiply,
  ONE,
  sum,
  toText,
  ZERO,
} from './exact.ts';
import type { Exact } from './exact.ts';
import { levelAt, levelOf, markFault, markValue, scaleMost } from './mark.ts';

/** A competence that has a result. */
export interface SettledCompetence extends CompetenceFigures {
  readonly standing: Exact;
}

/** What one result is computed from. */
export interface Part {
  readonly blocId: string | null;
  readonly settled: readonly SettledCompetence[];
  /** Of the whole test, for a global rating that stands outside the bloc. */
  readonly all: readonly CompetenceFigures[];
  readonly grids: readonly Grid[];
  readonly rule: Rule;
  readonly scales: Certification['scales'];
}

export interface Aggregated {
  /** Null when it cannot be computed: a global rating that nobody gave, nothing but bonuses to divide by. */
  readonly value: Exact | null;
  /** What the value is out of. */
  readonly most: Exact;
  readonly threshold: Exact;
  /** Of the threshold, where it is a level. */
  readonly thresholdLevelId: string | null;
  readonly lines: readonly CalculationLine[];
}

/** The number that a rule gives, not rounded yet, with its steps. */
export function aggregate(part: Part): Aggregated {
  const { aggregation } = part.rule;
  switch (aggregation.kind) {
    case 'mean-share':
      return weighted(part, { outOf: 1, threshold: aggregation.threshold });
    case 'weighted-mean':
      return weighted(part, { outOf: aggregation.outOf, threshold: aggregation.threshold });
    case 'sum':
      return weighted(part, { outOf: null, threshold: aggregation.threshold });
    case 'share-at-level':
      return reached(part, aggregation.atLeast, exact(aggregation.threshold), ({ competence }) =>
        exact(competence.weight),
      );
    case 'all-required':
      // A bonus is not required, and makes up for nothing.
      return reached(part, aggregation.atLeast, ONE, ({ isBonus }) => (isBonus ? ZERO : ONE));
    case 'global-rating':
      return globalRating(part, aggregation);
  }
}

/**
 * A level or a number on a scale. A level that the scale does not have is brought to it by its share, from the scale of the
 * certification that has it. Throws RangeError on an unknown level.
 */
export function valueOn(
  scale: MarkScale | null,
  most: Exact,
  atLeast: string | number,
  scales: Part['scales'],
): Exact {
  if (typeof atLeast === 'number') return exact(atLeast);
  if (scale !== null && markFault(scale, atLeast) === null) return markValue(scale, atLeast);
  const other = scales.find((known) => known.kind !== 'numeric' && levelOf(known, atLeast) !== undefined);
  if (other !== undefined) return multiply(divide(markValue(other, atLeast), scaleMost(other)), most);
  if (isExactText(atLeast)) return fromText(atLeast);
  throw new RangeError(`no level "${atLeast}" in the certification`);
}

/** Id of the level that counts exactly that, or null. */
export function levelIdAt(scale: MarkScale | null, value: Exact): string | null {
  return scale === null ? null : (levelAt(scale, value)?.id ?? null);
}

interface Weighing {
  /** Each competence counts by its share of its most, brought to that; null: by its points, which nothing divides. */
  readonly outOf: number | null;
  readonly threshold: number;
}

function weighted({ blocId, settled }: Part, { outOf, threshold }: Weighing): Aggregated {
  const products = settled.map((figures) => {
    const { competence, isBonus, on, standing } = figures;
    const weight = exact(competence.weight);
    const counts = outOf === null ? standing : multiply(shareOf(figures, standing), exact(outOf));
    return { competence, counts, isBonus, on, standing, weight, product: multiply(counts, weight) };
  });
  const counted = products.filter(({ isBonus }) => !isBonus);
  const total = sum(products.map(({ product }) => product));
  const over = outOf === null ? null : sum(counted.map(({ weight }) => weight));
  const value = over === null ? total : over.top === 0n ? null : divide(total, over);
  const points = sum(counted.map(({ on, weight }) => multiply(on.most, weight)));
  const most = outOf === null ? points : exact(outOf);
  const lines = products.map(
    ({ competence, counts, isBonus, on, product, standing, weight }): CalculationLine => ({
      kind: 'product',
      blocId,
      competenceId: competence.id,
      value: toText(standing),
      levelId: levelIdAt(on.scale, standing),
      most: toText(on.most),
      counts: toText(counts),
      weight: toText(weight),
      product: toText(product),
      isBonus,
    }),
  );
  return {
    value,
    most,
    threshold: exact(threshold),
    thresholdLevelId: null,
    lines: [...lines, ...totalLines({ blocId, total, over, value, most })],
  };
}

/** The share of competences, by their weight, that reach a level. */
function reached(
  { blocId, scales, settled }: Part,
  atLeast: string | number,
  threshold: Exact,
  weightOf: (figures: SettledCompetence) => Exact,
): Aggregated {
  const each = settled.map((figures) => {
    const { isBonus, on, standing } = figures;
    const wanted =
      typeof atLeast === 'number'
        ? multiply(exact(atLeast), on.most)
        : valueOn(on.scale, on.most, atLeast, scales);
    return { figures, isBonus, isReached: isAtLeast(standing, wanted), wanted, weight: weightOf(figures) };
  });
  const total = sum(each.map(({ isReached, weight }) => (isReached ? weight : ZERO)));
  const over = sum(each.map(({ isBonus, weight }) => (isBonus ? ZERO : weight)));
  const value = over.top === 0n ? null : divide(total, over);
  const lines = each.map(
    ({ figures: { competence, on, standing }, isBonus, isReached, wanted, weight }): CalculationLine => ({
      kind: 'reach',
      blocId,
      competenceId: competence.id,
      value: toText(standing),
      levelId: levelIdAt(on.scale, standing),
      atLeast: toText(wanted),
      atLeastLevelId: levelIdAt(on.scale, wanted),
      weight: toText(weight),
      isReached,
      isBonus,
    }),
  );
  return {
    value,
    most: ONE,
    threshold,
    thresholdLevelId: null,
    lines: [...lines, ...totalLines({ blocId, total, over, value, most: ONE })],
  };
}

/** One criterion decides; the points of the other competences are summed beside it. */
function globalRating(
  { all, blocId, grids, rule, scales, settled }: Part,
  { atLeast, criterionId }: Extract<Aggregation, { kind: 'global-rating' }>,
): Aggregated {
  const holder = all.find(({ competence }) => competence.criteria.some(({ id }) => id === criterionId));
  const criterion = holder?.competence.criteria.find(({ id }) => id === criterionId);
  if (holder === undefined || criterion === undefined) {
    throw new RangeError(`the global rating "${criterionId}" is not marked in this test`);
  }
  const others = settled.filter(({ competence }) => competence.id !== holder.competence.id);
  const value = criterionResult(holder, criterion, grids, rule);
  const most = scaleMost(criterion.scale);
  const threshold = valueOn(criterion.scale, most, atLeast, scales);
  const points = (of: (figures: SettledCompetence) => Exact, among: readonly SettledCompetence[]) =>
    sum(among.map((figures) => multiply(of(figures), exact(figures.competence.weight))));
  const beside: CalculationLine = {
    kind: 'beside',
    blocId,
    total: toText(points(({ standing }) => standing, others)),
    most: toText(
      points(
        ({ on }) => on.most,
        others.filter(({ isBonus }) => !isBonus),
      ),
    ),
  };
  const levelId = value === null ? null : levelIdAt(criterion.scale, value);
  const rating: readonly CalculationLine[] =
    value === null ? [] : [{ kind: 'global', blocId, criterionId, value: toText(value), levelId }];
  return {
    value,
    most,
    threshold,
    thresholdLevelId: levelIdAt(criterion.scale, threshold),
    lines: [...(others.length === 0 ? [] : [beside]), ...rating],
  };
}

interface Total {
  readonly blocId: string | null;
  readonly total: Exact;
  readonly over: Exact | null;
  readonly value: Exact | null;
  readonly most: Exact;
}

function totalLines({ blocId, most, over, total, value }: Total): readonly CalculationLine[] {
  if (value === null) return [];
  return [
    {
      kind: 'total',
      blocId,
      total: toText(total),
      over: over === null ? null : toText(over),
      value: toText(value),
      most: toText(most),
    },
  ];
}
