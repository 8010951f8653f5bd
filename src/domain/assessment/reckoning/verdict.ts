/** From a computed number to an outcome: rounding, once; the threshold; what nothing else saves; the mention. */
import type { Rule } from '../../certification/rule.schema.ts';
import { aggregate, levelIdAt, valueOn } from './aggregate.ts';
import type { Aggregated, Part } from './aggregate.ts';
import type { CalculationLine, TestResult } from './calculation.schema.ts';
import { eliminatoryResult, shareOf } from './competence.ts';
import { compare, exact, isAtLeast, roundTo, toText } from './exact.ts';
import type { Exact } from './exact.ts';
import { scaleMost } from './mark.ts';

interface Verdict {
  readonly result: TestResult;
  readonly lines: readonly CalculationLine[];
}

/** The result of a part whose competences are all settled, with its steps. */
export function verdictOf(part: Part, isFromSession: boolean): Verdict {
  const { blocId, rule } = part;
  const computed = aggregate(part);
  const { most, threshold } = computed;
  if (computed.value === null) return withoutVerdict(blocId, rule, ungiven(part), computed.lines);
  const value = rounded(rule, computed.value);
  const isReached = isAtLeast(value, threshold);
  const eliminated = [...eliminatoryLines(part), ...floorLines(part)];
  const isEliminated = eliminated.length > 0;
  const mention = isEliminated ? null : mentionOf(rule, value);
  const outcome = isReached && !isEliminated ? 'favourable' : 'unfavourable';
  return {
    result: {
      blocId,
      aggregation: rule.aggregation.kind,
      value: toText(value),
      most: toText(most),
      threshold: toText(threshold),
      outcome,
      mention: mention?.label ?? null,
      isEliminated,
    },
    lines: [
      ruleLine(blocId, rule),
      ...computed.lines,
      ...roundingLines(blocId, rule, computed.value, value),
      thresholdLine(part, computed, value, isFromSession),
      ...eliminated,
      ...(mention === null ? [] : [mentionLine(blocId, mention)]),
      { kind: 'outcome', blocId, outcome },
    ],
  };
}

/** The result of a part of which something has no result yet. */
export function withoutVerdict(
  blocId: string | null,
  rule: Rule,
  missing: readonly string[],
  steps: readonly CalculationLine[] = [],
): Verdict {
  return {
    result: {
      blocId,
      aggregation: rule.aggregation.kind,
      value: null,
      most: null,
      threshold: null,
      outcome: null,
      mention: null,
      isEliminated: false,
    },
    lines: [
      ruleLine(blocId, rule),
      ...steps,
      { kind: 'missing', blocId, competenceIds: [...missing] },
      { kind: 'outcome', blocId, outcome: null },
    ],
  };
}

/** The competence of a global rating that the jury has not settled. */
function ungiven({ all, rule: { aggregation } }: Part): readonly string[] {
  if (aggregation.kind !== 'global-rating') return [];
  return all.flatMap(({ competence: { criteria, id } }) =>
    criteria.some((criterion) => criterion.id === aggregation.criterionId) ? [id] : [],
  );
}

function ruleLine(blocId: string | null, { aggregation }: Rule): CalculationLine {
  const outOf = aggregation.kind === 'weighted-mean' ? toText(exact(aggregation.outOf)) : null;
  return { kind: 'rule', blocId, aggregation: aggregation.kind, outOf };
}

function rounded({ rounding }: Rule, value: Exact): Exact {
  return rounding === undefined ? value : roundTo(value, exact(rounding.step), rounding.mode);
}

function roundingLines(
  blocId: string | null,
  { rounding }: Rule,
  before: Exact,
  after: Exact,
): readonly CalculationLine[] {
  if (rounding === undefined) return [];
  const { mode, step } = rounding;
  return [
    {
      kind: 'rounding',
      blocId,
      before: toText(before),
      step: toText(exact(step)),
      mode,
      after: toText(after),
    },
  ];
}

function thresholdLine(
  { blocId }: Part,
  { threshold, thresholdLevelId }: Aggregated,
  value: Exact,
  isFromSession: boolean,
): CalculationLine {
  return {
    kind: 'threshold',
    blocId,
    value: toText(value),
    threshold: toText(threshold),
    levelId: thresholdLevelId,
    isReached: isAtLeast(value, threshold),
    isFromSession,
  };
}

/** One line for each mark or result under what nothing else saves; targets of other tests are theirs. */
function eliminatoryLines(part: Part): readonly CalculationLine[] {
  return (part.rule.eliminatory ?? []).flatMap(({ below, targetId }) => {
    const found = targetOf(part, targetId);
    if (found === null) return [];
    const { most, scale, target, value } = found;
    const limit = valueOn(scale, most, below, part.scales);
    if (isAtLeast(value, limit)) return [];
    return [
      {
        kind: 'eliminatory',
        blocId: part.blocId,
        targetId,
        target,
        value: toText(value),
        levelId: levelIdAt(scale, value),
        below: toText(limit),
        belowLevelId: levelIdAt(scale, limit),
      } satisfies CalculationLine,
    ];
  });
}

/** A competence, or a criterion, and what the jury gave it; a competence that is its own criterion is a competence. */
function targetOf({ grids, rule, settled }: Part, targetId: string) {
  const figures = settled.find(({ competence }) => competence.id === targetId);
  if (figures !== undefined) {
    const { on, standing } = figures;
    return { target: 'competence', scale: on.scale, most: on.most, value: standing } as const;
  }
  for (const holder of settled) {
    const criterion = holder.competence.criteria.find(({ id }) => id === targetId);
    const value = criterion === undefined ? null : eliminatoryResult(holder, criterion, grids, rule);
    if (criterion !== undefined && value !== null) {
      const { scale } = criterion;
      return { target: 'criterion', scale, most: scaleMost(scale), value } as const;
    }
  }
  return null;
}

function floorLines({ blocId, rule, settled }: Part): readonly CalculationLine[] {
  if (rule.compensation === undefined) return [];
  const floor = exact(rule.compensation.floor);
  return settled.flatMap((figures) => {
    const share = shareOf(figures, figures.standing);
    if (figures.isBonus || isAtLeast(share, floor)) return [];
    const competenceId = figures.competence.id;
    return [
      {
        kind: 'floor',
        blocId,
        competenceId,
        share: toText(share),
        floor: toText(floor),
      } satisfies CalculationLine,
    ];
  });
}

type Mention = NonNullable<Rule['mentions']>[number];

/** The highest range that the value reaches, in whatever order the file names them. */
function mentionOf({ mentions = [] }: Rule, value: Exact): Mention | null {
  const reached = mentions.filter(({ from }) => isAtLeast(value, exact(from)));
  return reached.toSorted((a, b) => compare(exact(b.from), exact(a.from)))[0] ?? null;
}

function mentionLine(blocId: string | null, { from, label }: Mention): CalculationLine {
  return { kind: 'mention', blocId, label, from: toText(exact(from)) };
}
