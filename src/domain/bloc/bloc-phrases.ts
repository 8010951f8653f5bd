/** The lines of a bloc's calculation as phrases: a key and what it is about. Texts are elsewhere, by key. */
import { sayNumber } from '../assessment/reckoning/said-numbers.ts';
import type { NumberStyle } from '../assessment/reckoning/said-numbers.ts';
import type { BlocCalculation, BlocLine, TestLine } from './bloc-calculation.schema.ts';

/** Each phrase with the names of its values. */
export const BLOC_PHRASES = {
  'rule.weighted-mean': ['outOf'],
  'rule.all-required': [],
  'rule.jury': [],
  'held.until': ['reference', 'date'],
  'held.for-life': ['reference'],
  'test.to-come': ['test'],
  'test.absent': ['test'],
  'test.excused': ['test'],
  'test.exempted': ['test'],
  'test.favourable': ['test'],
  'test.unfavourable': ['test'],
  'test.derived-favourable': ['test', 'value', 'outOf'],
  'test.derived-unfavourable': ['test', 'value', 'outOf'],
  'test.number': ['test', 'value', 'outOf'],
  'test.product': ['test', 'value', 'outOf', 'counts', 'weight', 'product'],
  'test.given': ['test'],
  retaken: ['test', 'date'],
  contradiction: ['test'],
  unconfirmed: ['test'],
  unmeasured: ['tests'],
  missing: ['tests'],
  total: ['total', 'over', 'value', 'outOf'],
  'rounding.half-up': ['before', 'step', 'after'],
  'rounding.up': ['before', 'step', 'after'],
  'rounding.down': ['before', 'step', 'after'],
  'threshold.reached': ['value', 'threshold'],
  'threshold.missed': ['value', 'threshold'],
  'eliminatory.result': ['test', 'value', 'below'],
  'eliminatory.mark': ['test'],
  'proposal.validated': [],
  'proposal.refused': [],
  'proposal.jury': [],
  'proposal.none': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type BlocPhraseKey = keyof typeof BLOC_PHRASES;

export interface BlocPhrase {
  readonly key: BlocPhraseKey;
  readonly values: Readonly<Record<string, string>>;
  /** 0 for what a calculation begins and ends with, 1 for a step of it. */
  readonly depth: 0 | 1;
}

/** What ids, days and numbers are called where the phrases are read. */
export interface BlocNames extends NumberStyle {
  readonly test: (testId: string) => string;
  /** Of an ISO calendar date. */
  readonly date: (day: string) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Every line of a calculation, in its order. */
export function blocPhrases(
  { lines }: Pick<BlocCalculation, 'lines'>,
  names: BlocNames,
): readonly BlocPhrase[] {
  return lines.map((line) => phraseOf(line, names));
}

function phraseOf(line: BlocLine, names: BlocNames): BlocPhrase {
  const number = (text: string) => sayNumber(text, names);
  const tests = (ids: readonly string[]) => names.list(ids.map(names.test));
  switch (line.kind) {
    case 'rule':
      return line.aggregation === 'weighted-mean'
        ? phrase(0, 'rule.weighted-mean', { outOf: number(line.outOf ?? '1') })
        : phrase(0, `rule.${line.aggregation}`, {});
    case 'held':
      return line.validUntil === null
        ? phrase(0, 'held.for-life', { reference: line.reference })
        : phrase(0, 'held.until', { reference: line.reference, date: names.date(line.validUntil) });
    case 'test':
      return testPhrase(line, names);
    case 'retaken':
      return phrase(1, 'retaken', { test: names.test(line.testId), date: names.date(line.date) });
    case 'contradiction':
      return phrase(1, 'contradiction', { test: names.test(line.testId) });
    case 'unconfirmed':
      return phrase(1, 'unconfirmed', { test: names.test(line.testId) });
    case 'unmeasured':
      return phrase(1, 'unmeasured', { tests: tests(line.testIds) });
    case 'missing':
      return phrase(1, 'missing', { tests: tests(line.testIds) });
    case 'total': {
      const { outOf, over, total, value } = line;
      const said = { total: number(total), over: number(over), value: number(value), outOf: number(outOf) };
      return phrase(1, 'total', said);
    }
    case 'rounding': {
      const { after, before, mode, step } = line;
      const said = { before: number(before), step: number(step), after: number(after) };
      return phrase(1, `rounding.${mode}`, said);
    }
    case 'threshold': {
      const said = { value: number(line.value), threshold: number(line.threshold) };
      return phrase(1, line.isReached ? 'threshold.reached' : 'threshold.missed', said);
    }
    case 'eliminatory': {
      const test = names.test(line.testId);
      if (line.value === null || line.below === null) return phrase(1, 'eliminatory.mark', { test });
      const said = { test, value: number(line.value), below: number(line.below) };
      return phrase(1, 'eliminatory.result', said);
    }
    case 'proposal':
      return phrase(0, `proposal.${line.proposal ?? 'none'}`, {});
  }
}

function testPhrase(line: TestLine, names: BlocNames): BlocPhrase {
  const test = names.test(line.testId);
  if (line.state !== 'done') return phrase(1, `test.${line.state}`, { test });
  const number = (text: string) => sayNumber(text, names);
  const { counts, isDerived, outcome, outOf, product, value, weight } = line;
  if (value !== null && outOf !== null) {
    const said = { test, value: number(value), outOf: number(outOf) };
    if (counts !== null && weight !== null && product !== null) {
      const times = { counts: number(counts), weight: number(weight), product: number(product) };
      return phrase(1, 'test.product', { ...said, ...times });
    }
    if (isDerived && outcome !== null) return phrase(1, `test.derived-${outcome}`, said);
    if (outcome === null) return phrase(1, 'test.number', said);
  }
  return outcome === null ? phrase(1, 'test.given', { test }) : phrase(1, `test.${outcome}`, { test });
}

function phrase<Key extends BlocPhraseKey>(
  depth: BlocPhrase['depth'],
  key: Key,
  values: Readonly<Record<(typeof BLOC_PHRASES)[Key][number], string>>,
): BlocPhrase {
  return { key, values, depth };
}
