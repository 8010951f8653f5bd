/**
 * What content `/2` says of a test and of what it gave. Three things are kept apart: the result of a test, which is here; the
 * decision on a bloc, which is only where the certification lets this test alone decide it; the outcome of the certification,
 * which is never here. Marks and numbers are exact text, so that any scale can hold them.
 */
import { z } from 'zod';
import { calculationSchema } from '../assessment/reckoning/calculation.schema.ts';
import { ruleSchema } from '../certification/rule.schema.ts';
import {
  competenceSchema1,
  contentSchema1,
  criterionSchema1,
  instantSchema,
  markSchema1,
  textSchema,
} from './content-1.schema.ts';

const outcomesSchema = z.strictObject({
  favourable: textSchema,
  unfavourable: textSchema,
  none: textSchema,
});

const certificationSchema = contentSchema1.shape.certification.extend({
  /** Of the wording, BCP 47. */
  language: textSchema,
  /** The certification's own words: what a bloc is called, outcomes of a test and of a bloc. */
  words: z.strictObject({
    bloc: z.strictObject({ one: textSchema, many: textSchema }),
    test: outcomesSchema,
    blocOutcome: outcomesSchema,
  }),
});

const sessionSchema = contentSchema1.shape.session.extend({
  rules: contentSchema1.shape.session.shape.rules.extend({
    /** Members present who do not vote sign as well. */
    isCountersigned: z.boolean(),
  }),
  /** The session's own threshold, out of what the rule is out of; null for the rule's. */
  threshold: z.number().nullable(),
  /** False for a rule or a threshold that is an analogy, to be confirmed. */
  isThresholdConfirmed: z.boolean(),
  /** Why scale, threshold or jury rules are not those of the certification; null when they are. */
  departure: textSchema.nullable(),
});

const blocSchema = contentSchema1.shape.bloc.extend({
  /** What this test weighs among those of the bloc; null where the certification gives no coefficient to any. */
  share: textSchema.nullable(),
});

const testSchema = contentSchema1.shape.test.extend({
  results: z.enum(['whole', 'per-bloc']),
  /** The certification lets this test alone decide its blocs: its minutes state a decision. */
  isDeciding: z.boolean(),
  /** What it weighs in the certification, where it bears on no bloc and coefficients are given; null otherwise. */
  share: textSchema.nullable(),
  /** What the candidate was handed, where the test says so and was held; without a subject to play, which stands apart. */
  handouts: z
    .strictObject({
      text: z.strictObject({ title: textSchema, text: textSchema }).nullable(),
      /** The question, the list that it comes from, and each draw of the system's chance, which its seed replays. */
      question: z
        .strictObject({
          text: textSchema,
          among: z.array(textSchema).min(1),
          draws: z.array(
            z.strictObject({
              at: instantSchema,
              among: z.array(textSchema).min(1),
              seed: textSchema,
              text: textSchema,
            }),
          ),
        })
        .nullable(),
    })
    .exactOptional(),
});

const levelSchema = z.strictObject({
  id: textSchema,
  label: textSchema,
  short: textSchema,
  value: z.number(),
  descriptor: textSchema.exactOptional(),
  /** What tells it from every other level of the scale, in any colour. */
  sign: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shape'), shape: z.enum(['full', 'half', 'empty']) }),
    z.strictObject({ kind: z.literal('letters'), letters: textSchema }),
  ]),
});

const named = { id: textSchema, title: textSchema };
const levelled = { ...named, levels: z.array(levelSchema).min(2), most: z.number().exactOptional() };

/** A scale on which something was marked or a result is said; levels from best to worst. */
const scaleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('levels'), ...levelled }),
  z.strictObject({ kind: z.literal('checklist'), ...levelled }),
  z.strictObject({ kind: z.literal('global'), ...levelled }),
  z.strictObject({
    kind: z.literal('numeric'),
    ...named,
    min: z.number(),
    max: z.number(),
    step: z.number(),
    decimals: z.number().int().min(0),
  }),
]);

const markSchema = markSchema1.omit({ levelId: true }).extend({
  /** A level's id, or a decimal. */
  mark: textSchema,
  /** False for the sealed mark of a member who withdrew for a link: kept, printed, never computed. */
  isCounted: z.boolean(),
});

export const changeSchema2 = competenceSchema1.shape.changes.element.extend({
  /**
   * False for a result deliberated with a member whom a link took away, or without a member whose withdrawal was taken
   * back: kept, printed, and deliberated again.
   */
  isCounted: z.boolean(),
  /** Whether the president's casting vote settled a tied vote on it. */
  hasCastingVote: z.boolean(),
});

const competenceSchema = competenceSchema1.omit({ resultLevelId: true }).extend({
  /** Blocs of the test that it belongs to. */
  blocIds: z.array(textSchema),
  weight: z.number(),
  /** On which its result is said; null for points or a share. */
  resultScaleId: textSchema.nullable(),
  criteria: z.array(
    criterionSchema1.extend({
      scaleId: textSchema,
      weight: z.number(),
      isBonus: z.boolean(),
      /** What a level means on this criterion. */
      descriptors: z.array(z.strictObject({ levelId: textSchema, text: textSchema })),
      marks: z.array(markSchema),
    }),
  ),
  /** What stands after deliberation, a level's id or an exact number; null only where nothing was assessed. */
  result: textSchema.nullable(),
  changes: z.array(changeSchema2),
});

export const TEST_OUTCOMES = ['favourable', 'unfavourable', 'not-assessed'] as const;
export const testOutcomeSchema = z.enum(TEST_OUTCOMES);

/** The result of the test, which the jury gives in its sovereignty, apart from what is computed. */
export const resultSchema2 = contentSchema1.shape.decision.extend({
  outcome: testOutcomeSchema,
  /** One for each bloc, where the test gives one for each; empty otherwise. */
  blocs: z.array(
    z.strictObject({
      blocId: textSchema,
      outcome: z.enum(['favourable', 'unfavourable']),
      reason: textSchema,
    }),
  ),
});

/** Another test of the same blocs, as it was known when the content was locked. */
const otherTestSchema = z.strictObject({
  testId: textSchema,
  title: textSchema,
  /** Who assesses it, as the certification names them. */
  evaluator: textSchema,
  blocIds: z.array(textSchema),
  /** `done`: minutes of it are archived here; `imported`: its result was entered; `to-come`: nothing is known of it here. */
  state: z.enum(['to-come', 'done', 'imported']),
  /** Its archived minutes and the day of the session in which it was held, ISO calendar date. */
  minutes: z.strictObject({ number: textSchema, date: textSchema }).nullable(),
  /** Its result, as it was entered. */
  imported: textSchema.nullable(),
});

/** Members of content `/2` about the certification, the test and what it gave. */
export const assessmentShape2 = {
  certification: certificationSchema,
  session: sessionSchema,
  /** Blocs that the test bears on; empty for a test of the certification as a whole. */
  blocs: z.array(blocSchema),
  test: testSchema,
  scales: z.array(scaleSchema),
  competences: z.array(competenceSchema),
  otherTests: z.array(otherTestSchema),
  /** By which the proposal was computed, as the certification has it. */
  rule: ruleSchema,
  calculation: calculationSchema,
  result: resultSchema2,
} as const;
