/**
 * A computed proposal with its trace, as minutes of content `pupitre.minutes/2` hold it: each line is one step, in reading
 * order. Numbers are exact text: a decimal, or a fraction where decimals do not end. Nothing is said in words, which
 * `calculation-words.ts` asks for by key.
 */
import { z } from 'zod';
import { code, line } from '../../file-fields.ts';
import { fromText, isExactText, toText } from './exact.ts';

/** One text for each number, so that the same calculation is the same bytes. */
const exactText = z.string().refine((text) => isExactText(text) && toText(fromText(text)) === text, {
  message: 'nombre exact attendu : 13.5 ou 2/3, sous sa forme la plus courte',
});

/** A level's id where a value is exactly that of a level. */
const levelId = code.nullable();
/** Of the bloc that a result is for; null for the test as a whole. */
const blocId = code.nullable();
const outcome = z.enum(['favourable', 'unfavourable']).nullable();

const METHODS = ['mean', 'sum', 'nearest-level'] as const;
const AGGREGATIONS = [
  'mean-share',
  'share-at-level',
  'weighted-mean',
  'sum',
  'all-required',
  'global-rating',
] as const;

/** What is marked of a competence, on which scale, and what each criterion weighs. */
const competenceLine = z.strictObject({
  kind: z.literal('competence'),
  competenceId: code,
  method: z.enum(METHODS),
  /** On which its result is said; null: points or, for a mean of several scales, a share. */
  scaleId: code.nullable(),
  most: exactText,
  criteria: z.array(
    z.strictObject({
      criterionId: code,
      scaleId: code,
      most: exactText,
      weight: exactText,
      isBonus: z.boolean(),
    }),
  ),
});

/** One juror's marks of a competence and what they give. */
const jurorLine = z.strictObject({
  kind: z.literal('juror'),
  competenceId: code,
  jurorId: z.string(),
  terms: z.array(
    z.strictObject({
      criterionId: code,
      /** A level's id, or a decimal. */
      mark: z.string(),
      /** What the mark counts on the scale of the competence's result. */
      counts: exactText,
      weight: exactText,
      product: exactText,
    }),
  ),
  total: exactText,
  /** Sum of the weights by which the total is divided; null for a sum. */
  over: exactText.nullable(),
  /** Before the nearest level is taken. */
  mean: exactText,
  value: exactText,
  levelId,
});

/** From the jurors to one result; null while the jury has to settle it. */
const resultLine = z.strictObject({
  kind: z.literal('result'),
  competenceId: code,
  by: z.enum(['none', 'unanimous', 'majority', 'mean', 'lower', 'higher', 'jury']),
  value: exactText.nullable(),
  levelId,
});

/** The jury changed or settled a result in deliberation. */
const deliberatedLine = z.strictObject({
  kind: z.literal('deliberated'),
  competenceId: code,
  value: exactText,
  levelId,
});

/** From here on, how the competences give one result. */
const ruleLine = z.strictObject({
  kind: z.literal('rule'),
  blocId,
  aggregation: z.enum(AGGREGATIONS),
  outOf: exactText.nullable(),
});

/** Competences that have no result yet: nothing is computed. */
const missingLine = z.strictObject({ kind: z.literal('missing'), blocId, competenceIds: z.array(code) });

/** A competence's result, what of it counts (a share, a mark out of the rule's, or points), and its product with its weight. */
const productLine = z.strictObject({
  kind: z.literal('product'),
  blocId,
  competenceId: code,
  value: exactText,
  levelId,
  most: exactText,
  counts: exactText,
  weight: exactText,
  product: exactText,
  isBonus: z.boolean(),
});

/** Whether a competence reaches what the rule asks of each. */
const reachLine = z.strictObject({
  kind: z.literal('reach'),
  blocId,
  competenceId: code,
  value: exactText,
  levelId,
  atLeast: exactText,
  atLeastLevelId: levelId,
  weight: exactText,
  isReached: z.boolean(),
  isBonus: z.boolean(),
});

/** The global rating that alone decides. */
const globalLine = z.strictObject({
  kind: z.literal('global'),
  blocId,
  criterionId: code,
  value: exactText,
  levelId,
});

/** Points of the competences beside a global rating; they decide nothing. */
const besideLine = z.strictObject({
  kind: z.literal('beside'),
  blocId,
  total: exactText,
  most: exactText,
});

/** The sum, what divides it (null: nothing does), and the result before rounding with what it is out of. */
const totalLine = z.strictObject({
  kind: z.literal('total'),
  blocId,
  total: exactText,
  over: exactText.nullable(),
  value: exactText,
  most: exactText,
});

const roundingLine = z.strictObject({
  kind: z.literal('rounding'),
  blocId,
  before: exactText,
  step: exactText,
  mode: z.enum(['half-up', 'up', 'down']),
  after: exactText,
});

const thresholdLine = z.strictObject({
  kind: z.literal('threshold'),
  blocId,
  value: exactText,
  threshold: exactText,
  /** Where the threshold is a level of the global rating's scale. */
  levelId,
  isReached: z.boolean(),
  /** The session changed the certification's own. */
  isFromSession: z.boolean(),
});

/** A mark or a result under which nothing else saves. */
const eliminatoryLine = z.strictObject({
  kind: z.literal('eliminatory'),
  blocId,
  targetId: code,
  target: z.enum(['criterion', 'competence']),
  value: exactText,
  levelId,
  below: exactText,
  belowLevelId: levelId,
});

/** A competence that falls shorter than others may make up for. */
const floorLine = z.strictObject({
  kind: z.literal('floor'),
  blocId,
  competenceId: code,
  share: exactText,
  floor: exactText,
});

const mentionLine = z.strictObject({
  kind: z.literal('mention'),
  blocId,
  label: line,
  from: exactText,
});

const outcomeLine = z.strictObject({ kind: z.literal('outcome'), blocId, outcome });

/** What this test weighs among those of its bloc, or among those of the certification as a whole. */
const blocShareLine = z.strictObject({
  kind: z.literal('bloc-share'),
  blocId,
  weight: exactText,
  over: exactText,
  share: exactText,
});

const calculationLineSchema = z.discriminatedUnion('kind', [
  competenceLine,
  jurorLine,
  resultLine,
  deliberatedLine,
  ruleLine,
  missingLine,
  productLine,
  reachLine,
  globalLine,
  besideLine,
  totalLine,
  roundingLine,
  thresholdLine,
  eliminatoryLine,
  floorLine,
  mentionLine,
  outcomeLine,
  blocShareLine,
]);

const testResultSchema = z.strictObject({
  blocId,
  aggregation: z.enum(AGGREGATIONS),
  /** Rounded; null while a competence has no result. */
  value: exactText.nullable(),
  /** What the value is out of: 1 for a share. */
  most: exactText.nullable(),
  threshold: exactText.nullable(),
  outcome,
  mention: line.nullable(),
  /** A mark or a result was under what nothing else saves, or what others may make up for. */
  isEliminated: z.boolean(),
});

export const calculationSchema = z.strictObject({
  /** One for the whole test, or one for each of its blocs. */
  results: z.array(testResultSchema).min(1),
  /** Of each bloc that the test bears on; of the certification (null) when it bears on none. */
  blocShares: z.array(z.strictObject({ blocId, share: exactText })),
  lines: z.array(calculationLineSchema),
});

export type Calculation = z.infer<typeof calculationSchema>;
export type CalculationLine = Calculation['lines'][number];
export type TestResult = Calculation['results'][number];
