/**
 * The computed proposal for a bloc with its trace: lines of data, each one step. Numbers are exact text. What they say is asked
 * for by key (`bloc-phrases.ts`).
 */
import { z } from 'zod';
import { fromText, isExactText, toText } from '../assessment/reckoning/exact.ts';
import { testStateSchema } from './bloc.schema.ts';

const text = z.string();
const exactText = text.refine((value) => isExactText(value) && toText(fromText(value)) === value);

export const BLOC_AGGREGATIONS = ['weighted-mean', 'all-required', 'jury'] as const;
export const PROPOSALS = ['validated', 'refused', 'jury'] as const;

const ruleLine = z.strictObject({
  kind: z.literal('rule'),
  aggregation: z.enum(BLOC_AGGREGATIONS),
  outOf: exactText.nullable(),
});

/** A bloc that is held and valid counts, and is not decided again. */
const heldLine = z.strictObject({ kind: z.literal('held'), reference: text, validUntil: text.nullable() });

/** A test with what stands of it. */
const testLine = z.strictObject({
  kind: z.literal('test'),
  testId: text,
  evidenceId: text.nullable(),
  state: testStateSchema,
  value: exactText.nullable(),
  outOf: exactText.nullable(),
  outcome: z.enum(['favourable', 'unfavourable']).nullable(),
  /** The outcome is what the test's own threshold makes of its number: nobody gave one. */
  isDerived: z.boolean(),
  /** Brought to what the rule is out of, and its product with its weight; null where no number is reckoned with. */
  counts: exactText.nullable(),
  weight: exactText.nullable(),
  product: exactText.nullable(),
});

/** An earlier result of the same test, which a later one replaces. */
const retakenLine = z.strictObject({
  kind: z.literal('retaken'),
  testId: text,
  evidenceId: text,
  date: text,
});

/** Evidence of one test that does not say the same. */
const contradictionLine = z.strictObject({
  kind: z.literal('contradiction'),
  testId: text,
  evidenceIds: z.array(text).min(2),
});

/** Evidence that grounds nothing yet. */
const unconfirmedLine = z.strictObject({ kind: z.literal('unconfirmed'), testId: text, evidenceId: text });

/** Tests of which a rule needs a number, and that have none. */
const unmeasuredLine = z.strictObject({ kind: z.literal('unmeasured'), testIds: z.array(text).min(1) });

const missingLine = z.strictObject({ kind: z.literal('missing'), testIds: z.array(text).min(1) });

const totalLine = z.strictObject({
  kind: z.literal('total'),
  total: exactText,
  over: exactText,
  value: exactText,
  outOf: exactText,
});

const roundingLine = z.strictObject({
  kind: z.literal('rounding'),
  before: exactText,
  step: exactText,
  mode: z.enum(['half-up', 'up', 'down']),
  after: exactText,
});

const thresholdLine = z.strictObject({
  kind: z.literal('threshold'),
  value: exactText,
  threshold: exactText,
  isReached: z.boolean(),
});

/** A result under which nothing else saves; `below` null: a mark within the test was. */
const eliminatoryLine = z.strictObject({
  kind: z.literal('eliminatory'),
  testId: text,
  value: exactText.nullable(),
  below: exactText.nullable(),
});

const proposalLine = z.strictObject({ kind: z.literal('proposal'), proposal: z.enum(PROPOSALS).nullable() });

export const blocCalculationSchema = z.strictObject({
  /** What the rule gives: `jury` where it leaves it to the jury; null while something is missing or contradicts. */
  proposal: z.enum(PROPOSALS).nullable(),
  /** Of a weighted mean, rounded. */
  value: exactText.nullable(),
  outOf: exactText.nullable(),
  /** Tests of which nothing stands yet. */
  missing: z.array(text),
  /** Tests at which the candidate was absent or excused. */
  absent: z.array(text),
  contradictions: z.array(z.strictObject({ testId: text, evidenceIds: z.array(text) })),
  lines: z.array(
    z.discriminatedUnion('kind', [
      ruleLine,
      heldLine,
      testLine,
      retakenLine,
      contradictionLine,
      unconfirmedLine,
      unmeasuredLine,
      missingLine,
      totalLine,
      roundingLine,
      thresholdLine,
      eliminatoryLine,
      proposalLine,
    ]),
  ),
});

export type BlocCalculation = z.infer<typeof blocCalculationSchema>;
export type BlocLine = BlocCalculation['lines'][number];
export type TestLine = Extract<BlocLine, { kind: 'test' }>;
