/** The trace of a competence: what is marked, each juror's marks and what they give, the one result, its deliberation. */
import type { Rule } from '../../certification/rule.schema.ts';
import { levelIdAt } from './aggregate.ts';
import type { CalculationLine } from './calculation.schema.ts';
import type { CompetenceFigures } from './competence.ts';
import { exact, toText } from './exact.ts';
import { scaleMost } from './mark.ts';

/** Steps from the marks of a competence to its result, in reading order. */
export function competenceLines(
  { agreed, competence, deliberated, jurors, on }: CompetenceFigures,
  method: Rule['criteria'],
): readonly CalculationLine[] {
  const competenceId = competence.id;
  const marked: CalculationLine = {
    kind: 'competence',
    competenceId,
    method,
    scaleId: on.scale?.id ?? null,
    most: toText(on.most),
    criteria: competence.criteria.map(({ id, isBonus, scale, weight }) => ({
      criterionId: id,
      scaleId: scale.id,
      most: toText(scaleMost(scale)),
      weight: toText(exact(weight)),
      isBonus,
    })),
  };
  const each = jurors.map(({ jurorId, mean, over, terms, total, value }): CalculationLine => ({
    kind: 'juror',
    competenceId,
    jurorId,
    terms: terms.map(({ counts, criterion, mark, product }) => ({
      criterionId: criterion.id,
      mark,
      counts: toText(counts),
      weight: toText(exact(criterion.weight)),
      product: toText(product),
    })),
    total: toText(total),
    over: over === null ? null : toText(over),
    mean: toText(mean),
    value: toText(value),
    levelId: levelIdAt(on.scale, value),
  }));
  const result: CalculationLine = {
    kind: 'result',
    competenceId,
    by: agreed.by,
    value: agreed.value === null ? null : toText(agreed.value),
    levelId: agreed.value === null ? null : levelIdAt(on.scale, agreed.value),
  };
  if (deliberated === null) return [marked, ...each, result];
  const levelId = levelIdAt(on.scale, deliberated);
  return [
    marked,
    ...each,
    result,
    { kind: 'deliberated', competenceId, value: toText(deliberated), levelId },
  ];
}
