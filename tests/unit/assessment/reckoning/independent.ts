/**
 * The rules reckoned a second time, from their words alone, in fractions of its own that are never reduced. It imports nothing:
 * what it has in common with the domain is the text of marks and numbers.
 */

/** Numerator and denominator, the latter above 0. */
type Q = readonly [bigint, bigint];

export interface Scale {
  readonly id: string;
  /** Value of each level; null for a numeric scale, whose marks are numbers. */
  readonly levels: Readonly<Record<string, number>> | null;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}
interface Criterion {
  readonly id: string;
  readonly scale: Scale;
  readonly weight: number;
  readonly isBonus: boolean;
}
export interface Competence {
  readonly id: string;
  readonly weight: number;
  readonly scale: Scale | null;
  readonly criteria: readonly Criterion[];
}
type Aggregation =
  | { readonly kind: 'mean-share'; readonly threshold: number }
  | { readonly kind: 'share-at-level'; readonly atLeast: number; readonly threshold: number }
  | { readonly kind: 'weighted-mean'; readonly outOf: number; readonly threshold: number }
  | { readonly kind: 'sum'; readonly threshold: number }
  | { readonly kind: 'all-required'; readonly atLeast: number }
  | { readonly kind: 'global-rating'; readonly criterionId: string; readonly atLeast: number };
export interface Rule {
  readonly jurors: 'majority' | 'mean';
  readonly ties: 'jury' | 'lower' | 'higher';
  readonly criteria: 'mean' | 'sum' | 'nearest-level';
  readonly aggregation: Aggregation;
  readonly eliminatory: readonly { readonly targetId: string; readonly below: number }[];
  readonly floor: number | null;
  readonly rounding: { readonly step: number; readonly mode: 'half-up' | 'up' | 'down' } | null;
  readonly mentions: readonly { readonly from: number; readonly label: string }[];
}
export interface Marks {
  readonly competences: readonly Competence[];
  readonly rule: Rule;
  /** Marks by criterion, one record a juror. */
  readonly jurors: readonly Readonly<Record<string, string>>[];
  /** What the jury made of a competence: a level of its scale, or a number. */
  readonly deliberated: Readonly<Record<string, string>>;
}
export interface Verdict {
  readonly value: Q | null;
  readonly outcome: 'favourable' | 'unfavourable' | null;
  readonly isEliminated: boolean;
  readonly mention: string | null;
}

export const q = (text: string): Q => {
  const [top = '', bottom] = text.split('/');
  if (bottom !== undefined) return [BigInt(top), BigInt(bottom)];
  const [whole = '', places = ''] = top.split('.');
  return [BigInt(whole + places), BigInt('1' + '0'.repeat(places.length))];
};
const of = (value: number): Q => q(String(value));
const zero: Q = [0n, 1n];
export const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
const minus = (a: Q, [c, d]: Q) => plus(a, [-c, d]);
export const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
const per = ([a, b]: Q, [c, d]: Q): Q => (c < 0n ? [-a * d, b * -c] : [a * d, b * c]);
export const isLess = ([a, b]: Q, [c, d]: Q) => a * d < c * b;
export const isSame = ([a, b]: Q, [c, d]: Q) => a * d === c * b;
const total = (values: readonly Q[]) => values.reduce(plus, zero);
const sorted = (values: readonly Q[]) =>
  values.toSorted((a, b) => (isLess(a, b) ? -1 : isSame(a, b) ? 0 : 1));

const wholeOf = (scale: Scale): Q =>
  scale.levels === null ? of(scale.max) : (sorted(Object.values(scale.levels).map(of)).at(-1) ?? zero);
const read = (scale: Scale | null, text: string): Q => {
  const level = scale?.levels?.[text];
  return level === undefined ? q(text) : of(level);
};

/** What a competence's result is said on, and what its whole is. */
function frame({ criteria, scale }: Competence, { criteria: method }: Rule): { on: Scale | null; whole: Q } {
  const [first] = criteria;
  const isOneScale = criteria.every((each) => each.scale.id === first?.scale.id);
  if (method === 'sum') {
    if (criteria.length === 1 && first?.weight === 1) return { on: first.scale, whole: wholeOf(first.scale) };
    const isOnlyBonus = criteria.every(({ isBonus }) => isBonus);
    const counted = criteria.filter(({ isBonus }) => isOnlyBonus || !isBonus);
    return { on: null, whole: total(counted.map((each) => times(of(each.weight), wholeOf(each.scale)))) };
  }
  const on = scale ?? (isOneScale ? (first?.scale ?? null) : null);
  return { on, whole: on === null ? [1n, 1n] : wholeOf(on) };
}

/** One juror's result on a competence: a sum, or a mean of the shares brought to the whole; perhaps the nearest level. */
function ofJuror(competence: Competence, rule: Rule, marks: Readonly<Record<string, string>>): Q | null {
  const { on, whole } = frame(competence, rule);
  const isOnlyBonus = competence.criteria.every(({ isBonus }) => isBonus);
  let [sum, weights] = [zero, zero];
  for (const { id, isBonus, scale, weight } of competence.criteria) {
    const text = marks[id];
    if (text === undefined && !isBonus) return null;
    const mark = text === undefined ? zero : read(scale, text);
    const held = isBonus && isLess(mark, zero) ? zero : mark;
    sum = plus(
      sum,
      times(of(weight), rule.criteria === 'sum' ? held : times(whole, per(held, wholeOf(scale)))),
    );
    if (!isBonus || isOnlyBonus) weights = plus(weights, of(weight));
  }
  if (rule.criteria === 'sum') return sum;
  const mean = per(sum, weights);
  return rule.criteria === 'nearest-level' && on !== null ? nearest(on, mean) : mean;
}

/** Of every mark of the scale, from the lowest up, the first that none is nearer than. */
function nearest(scale: Scale, value: Q): Q {
  const steps = Math.round((scale.max - scale.min) / scale.step);
  const marks =
    scale.levels === null
      ? Array.from({ length: steps + 1 }, (_, rank) => plus(of(scale.min), times(of(scale.step), of(rank))))
      : sorted(Object.values(scale.levels).map(of));
  const away = (mark: Q) => (isLess(mark, value) ? minus(value, mark) : minus(mark, value));
  const found = marks.find((mark) => marks.every((other) => !isLess(away(other), away(mark))));
  if (found === undefined) throw new Error('a scale has marks');
  return found;
}

/** All jurors' values to one: their mean, what more than half hold, else a middle one or nothing. */
function together(values: readonly Q[], { jurors, ties }: Rule): Q | null {
  if (values.length === 0) return null;
  if (jurors === 'mean') return per(total(values), of(values.length));
  const major = values.find(
    (value) => values.filter((other) => isSame(other, value)).length > values.length / 2,
  );
  if (major !== undefined) return major;
  if (ties === 'jury') return null;
  const upwards = sorted(values);
  return upwards[ties === 'lower' ? Math.ceil(values.length / 2) - 1 : Math.floor(values.length / 2)] ?? null;
}

function resultOf(competence: Competence, { deliberated, jurors, rule }: Marks): Q | null {
  const text = deliberated[competence.id];
  if (text !== undefined) return read(frame(competence, rule).on, text);
  const values = jurors.map((marks) => ofJuror(competence, rule, marks)).filter((value) => value !== null);
  return together(values, rule);
}

/** The jury's mark on one criterion; where a competence has no other, the competence's result is it. */
function markOf(
  competence: Competence,
  criterion: Criterion,
  given: Marks,
  isElimination: boolean,
): Q | null {
  if (competence.criteria.length === 1) {
    const result = resultOf(competence, given);
    const share = result === null ? null : per(result, frame(competence, given.rule).whole);
    return share === null ? null : times(share, wholeOf(criterion.scale));
  }
  const values = given.jurors.flatMap((marks) => {
    const text = marks[criterion.id];
    return text === undefined ? [] : [read(criterion.scale, text)];
  });
  const rule =
    isElimination && given.rule.ties === 'jury' ? ({ ...given.rule, ties: 'higher' } as const) : given.rule;
  return together(values, rule);
}

function roundedBy(value: Q, rounding: Rule['rounding']): Q {
  if (rounding === null) return value;
  const step = of(rounding.step);
  const [top, bottom] = per(value, step);
  const under = top >= 0n ? top / bottom : -((-top + bottom - 1n) / bottom);
  const rest: Q = [top - under * bottom, bottom];
  const isUp = rounding.mode === 'up' ? rest[0] > 0n : rounding.mode === 'half-up' && !isLess(rest, [1n, 2n]);
  return times([isUp ? under + 1n : under, 1n], step);
}

export function independent(given: Marks): Verdict {
  const { competences, rule } = given;
  const nothing: Verdict = { value: null, outcome: null, isEliminated: false, mention: null };
  const settled: { competence: Competence; result: Q; share: Q; whole: Q; isBonus: boolean }[] = [];
  for (const competence of competences) {
    const result = resultOf(competence, given);
    if (result === null) return nothing;
    const { whole } = frame(competence, rule);
    const isBonus = competence.criteria.every((each) => each.isBonus);
    settled.push({ competence, result, share: per(result, whole), whole, isBonus });
  }
  const computed = numberOf(given, settled);
  if (computed === null) return nothing;
  const value = roundedBy(computed.value, rule.rounding);
  const isOut = rule.eliminatory.some(({ below, targetId }) => {
    const own = settled.find(({ competence }) => competence.id === targetId);
    if (own !== undefined) return isLess(own.result, of(below));
    return competences.some((competence) => {
      const criterion = competence.criteria.find(({ id }) => id === targetId);
      const mark = criterion === undefined ? null : markOf(competence, criterion, given, true);
      return mark !== null && isLess(mark, of(below));
    });
  });
  const { floor } = rule;
  const isUnder =
    floor !== null && settled.some(({ isBonus, share }) => !isBonus && isLess(share, of(floor)));
  const isEliminated = isOut || isUnder;
  const mentions = rule.mentions
    .filter(({ from }) => !isLess(value, of(from)))
    .toSorted((a, b) => a.from - b.from);
  return {
    value,
    outcome: isEliminated || isLess(value, computed.threshold) ? 'unfavourable' : 'favourable',
    isEliminated,
    mention: isEliminated ? null : (mentions.at(-1)?.label ?? null),
  };
}

function numberOf(
  given: Marks,
  settled: readonly { competence: Competence; result: Q; share: Q; whole: Q; isBonus: boolean }[],
): { value: Q; threshold: Q } | null {
  const { aggregation } = given.rule;
  const weight = ({ competence }: { competence: Competence }) => of(competence.weight);
  const required = settled.filter(({ isBonus }) => !isBonus);
  const weights = total(required.map(weight));
  const mean = (outOf: number, threshold: number) => {
    if (required.length === 0) return null;
    const sum = total(settled.map((each) => times(weight(each), each.share)));
    return { value: times(of(outOf), per(sum, weights)), threshold: of(threshold) };
  };
  switch (aggregation.kind) {
    case 'mean-share':
      return mean(1, aggregation.threshold);
    case 'weighted-mean':
      return mean(aggregation.outOf, aggregation.threshold);
    case 'sum':
      return {
        value: total(settled.map((each) => times(weight(each), each.result))),
        threshold: of(aggregation.threshold),
      };
    case 'share-at-level': {
      if (required.length === 0) return null;
      const reaching = settled.filter(({ share }) => !isLess(share, of(aggregation.atLeast)));
      return { value: per(total(reaching.map(weight)), weights), threshold: of(aggregation.threshold) };
    }
    case 'all-required': {
      if (required.length === 0) return null;
      const reaching = required.filter(({ share }) => !isLess(share, of(aggregation.atLeast)));
      return { value: [BigInt(reaching.length), BigInt(required.length)], threshold: [1n, 1n] };
    }
    case 'global-rating': {
      const holder = given.competences.find(({ criteria }) =>
        criteria.some(({ id }) => id === aggregation.criterionId),
      );
      const criterion = holder?.criteria.find(({ id }) => id === aggregation.criterionId);
      if (holder === undefined || criterion === undefined) throw new Error('no global rating');
      const value = markOf(holder, criterion, given, false);
      return value === null ? null : { value, threshold: of(aggregation.atLeast) };
    }
  }
}
