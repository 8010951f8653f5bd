/**
 * Shape of a certification file (`pupitre.certification/2`), which is also the shape in which the app holds every
 * certification: a file of format 1 is read into it (`from-referentiel.ts`).
 *
 * The wording is regulatory: schemas check it and never alter it. Faults that span several fields are in
 * `certification.checks.ts`.
 */
import { z } from 'zod';
import { code, decimal, kebab, languageTag, line, list, prose, semver, webAddress } from '../file-fields.ts';
import { blocRuleSchema, juryRuleSchema, ruleSchema, wholeRuleSchema } from './rule.schema.ts';
import { scaleSchema } from './scale.schema.ts';
import { testSchema } from './test.schema.ts';

export const CERTIFICATION_SCHEMA = 'pupitre.certification/2';

const actionSchema = z.strictObject({ id: code, text: line }).readonly();

const activitySchema = z
  .strictObject({ id: code, sourceLabel: line, title: line, actions: list(actionSchema, 0) })
  .readonly();

const indicatorSchema = z.strictObject({ id: code, text: line }).readonly();

const criterionSchema = z
  .strictObject({
    id: code,
    title: line,
    indicators: list(indicatorSchema, 0),
    /** Goes before the scale of its competence and of the test. */
    scaleId: code.exactOptional(),
    /** Within its competence; absent: 1. */
    weight: decimal.positive().exactOptional(),
    /** Adds when it is reached and never counts in what could be reached. */
    isBonus: z.literal(true).exactOptional(),
    /** What a level means on this criterion. */
    descriptors: list(z.strictObject({ levelId: code, text: prose }).readonly(), 1).exactOptional(),
  })
  .readonly();

const competenceSchema = z
  .strictObject({
    id: code,
    sourceLabel: line,
    statement: line,
    activityId: code.exactOptional(),
    /** None: what is judged is the competence itself, under its own id. */
    criteria: list(criterionSchema, 0),
    scaleId: code.exactOptional(),
    /** Within a test; absent: 1. */
    weight: decimal.positive().exactOptional(),
  })
  .readonly();

const blocSchema = z
  .strictObject({
    id: code,
    sourceLabel: line,
    title: line,
    activities: list(activitySchema, 0),
    /** A competence may belong to several blocs; a bloc may have none. */
    competenceIds: list(code, 0),
    /** Coefficient within the certification; absent: 1. */
    weight: decimal.positive().exactOptional(),
    rule: blocRuleSchema.exactOptional(),
    /** Years that it stays valid; null is for life; absent: the source does not say. */
    validityYears: z.int().min(1).max(50).nullable().exactOptional(),
  })
  .readonly();

const outcomesSchema = z.strictObject({ favourable: line, unfavourable: line, none: line }).readonly();

/** Words of this certification, printed as they are whatever the interface's language. */
const wordsSchema = z
  .strictObject({
    /** What a bloc is called: bloc, CCP, unité, domaine. */
    bloc: z.strictObject({ one: line, many: line }).readonly(),
    /** Outcomes of a test, of a bloc, of the certification. */
    test: outcomesSchema,
    blocOutcome: outcomesSchema,
    whole: z.strictObject({ total: line, partial: line, none: line }).readonly(),
  })
  .readonly();

const referenceSchema = z
  .strictObject({
    register: z.enum(['RNCP', 'RS', 'other']),
    code: line,
    certifier: line.exactOptional(),
    url: webAddress.exactOptional(),
  })
  .readonly();

export const certificationSchema = z
  .strictObject({
    schema: z.literal(CERTIFICATION_SCHEMA),
    id: kebab,
    version: semver,
    title: line,
    shortTitle: line,
    /** Of the wording, BCP 47. */
    language: languageTag,
    /** A ready model: to be adapted before use, and shown as such. */
    isModel: z.literal(true).exactOptional(),
    source: z
      .strictObject({ title: line, note: prose.exactOptional(), url: webAddress.exactOptional() })
      .readonly(),
    references: list(referenceSchema, 0),
    words: wordsSchema,
    /** The first one serves wherever nothing names another. Empty (format 1): the session's own. */
    scales: list(scaleSchema, 0),
    competences: list(competenceSchema, 0),
    blocs: list(blocSchema, 1),
    tests: list(testSchema, 1),
    /** Of each test that has none of its own. */
    rule: ruleSchema,
    /** False: analogies, shown as to be confirmed. */
    isRuleConfirmed: z.boolean(),
    whole: wholeRuleSchema,
    jury: juryRuleSchema,
    /** Remaining times, in milliseconds, at which the panel is reminded; absent: the app's. */
    reminderMs: z.array(z.int().min(0)).max(6).readonly().exactOptional(),
  })
  .readonly();

export type Certification = z.infer<typeof certificationSchema>;
export type Bloc = Certification['blocs'][number];
export type Competence = z.infer<typeof competenceSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type Words = Certification['words'];
