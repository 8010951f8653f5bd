/**
 * Rules of a certification as data: a small closed set, never code. What a rule computes, and the trace that it leaves, is
 * in `domain/assessment/reckoning`.
 */
import { z } from 'zod';
import { code, decimal, line, list } from '../file-fields.ts';
import { COLLEGES } from '../jury/jury.types.ts';

/** A share from 0 to 1. */
const share = decimal.min(0).max(1);

/** What a mark, a result or a total must reach: a level of its scale, or a number. */
const atLeastSchema = z.union([code, decimal]);

/** From competences to one result. A threshold is reached when it is equalled. */
const aggregationSchema = z.discriminatedUnion('kind', [
  /** Weighted mean of what each competence reached of its most, 0 to 1. */
  z.strictObject({ kind: z.literal('mean-share'), threshold: share }).readonly(),
  /** Weighted share of the competences that reach a level (or a share of their most, when a number). */
  z.strictObject({ kind: z.literal('share-at-level'), atLeast: atLeastSchema, threshold: share }).readonly(),
  /** Weighted mean brought to a mark out of `outOf`. */
  z
    .strictObject({ kind: z.literal('weighted-mean'), outOf: decimal.positive(), threshold: decimal })
    .readonly(),
  /** Sum of the points, each times its weight. */
  z.strictObject({ kind: z.literal('sum'), threshold: decimal }).readonly(),
  /** Every competence reaches that level (or that share of its most, when a number). */
  z.strictObject({ kind: z.literal('all-required'), atLeast: atLeastSchema }).readonly(),
  /** The global rating alone decides, a number being one of its own scale; what is summed stays beside it. */
  z.strictObject({ kind: z.literal('global-rating'), criterionId: code, atLeast: atLeastSchema }).readonly(),
]);

/**
 * Below that mark or result, nothing else saves: of a criterion, of a competence. A number is one of its own scale (points, for a
 * sum), never a share.
 */
const eliminatorySchema = z.strictObject({ targetId: code, below: atLeastSchema }).readonly();

export const ruleSchema = z
  .strictObject({
    /** From the jurors' marks to one result: the level of more than half, or the mean of all. */
    jurors: z.enum(['majority', 'mean']),
    /** When the jurors have no majority: they settle it, or the lower or higher of the middle marks stands. */
    ties: z.enum(['jury', 'lower', 'higher']),
    /** From criteria to a competence: their weighted mean or sum, or (format 1) the level nearest to the mean. */
    criteria: z.enum(['mean', 'sum', 'nearest-level']),
    aggregation: aggregationSchema,
    eliminatory: list(eliminatorySchema, 1).exactOptional(),
    /** How far a competence may fall short and be made up for by others: a share of its most. Absent: without limit. */
    compensation: z.strictObject({ floor: share }).readonly().exactOptional(),
    /** Once, on the final result, before it is held against the threshold. */
    rounding: z
      .strictObject({ step: decimal.positive(), mode: z.enum(['half-up', 'up', 'down']) })
      .readonly()
      .exactOptional(),
    /** Names of ranges of the result, from that value up. */
    mentions: list(z.strictObject({ from: decimal, label: line }).readonly(), 1).exactOptional(),
  })
  .readonly();

/** From the results of a bloc's tests to a proposal for it; tests weigh by their coefficient. */
export const blocRuleSchema = z
  .strictObject({
    aggregation: z.discriminatedUnion('kind', [
      z
        .strictObject({ kind: z.literal('weighted-mean'), outOf: decimal.positive(), threshold: decimal })
        .readonly(),
      z.strictObject({ kind: z.literal('all-required') }).readonly(),
      /** The evidence is laid side by side; the jury alone weighs it. */
      z.strictObject({ kind: z.literal('jury') }).readonly(),
    ]),
    /** A result under it, out of the same, makes the bloc unfavourable whatever the mean. */
    eliminatoryBelow: decimal.exactOptional(),
    rounding: ruleSchema.unwrap().shape.rounding,
  })
  .readonly();

/** From blocs to the certification. */
export const wholeRuleSchema = z
  .strictObject({
    aggregation: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all-blocs') }).readonly(),
      z
        .strictObject({ kind: z.literal('weighted-mean'), outOf: decimal.positive(), threshold: decimal })
        .readonly(),
    ]),
    mentions: ruleSchema.unwrap().shape.mentions,
  })
  .readonly();

/** Composition and conduct of the jury, as the certification wants them. */
export const juryRuleSchema = z
  .strictObject({
    minMembers: z.int().min(1).max(20),
    maxMembers: z.int().min(1).max(20).exactOptional(),
    quorum: z.int().min(1).max(20),
    isPresidentRequired: z.boolean(),
    minExternalShare: share,
    /** Colleges that sit as consultative only: they sign, they do not vote. */
    excludedVotingColleges: list(z.enum(COLLEGES), 0),
    /** Colleges that must count the same number of voting members. */
    parity: z.array(z.enum(COLLEGES)).min(2).max(5).readonly().exactOptional(),
    hasCastingVote: z.boolean(),
    /** Every member present signs, those who do not vote too. */
    isCountersigned: z.boolean(),
    arrivalsMayMark: z.boolean().exactOptional(),
  })
  .readonly();

export type Rule = z.infer<typeof ruleSchema>;
export type Aggregation = Rule['aggregation'];
export type BlocRule = z.infer<typeof blocRuleSchema>;
export type JuryRule = z.infer<typeof juryRuleSchema>;
