/**
 * Shape of a référentiel file (`pupitre.referentiel/1`).
 *
 * The wording is regulatory: schemas check it and never alter it (no trim, no case change), so what is stored,
 * shown and printed is what the file says. Faults that span several fields are in `referentiel.checks.ts`. The format
 * messages are in French: they are the reasons that `certification:check` prints.
 */
import { z } from 'zod';
import { code, kebab, line, list, prose, semver } from '../file-fields.ts';

/** The only file format this version reads; a new format gets a new number. */
export const REFERENTIEL_SCHEMA = 'pupitre.referentiel/1';

const MAX_PHASE_MS = 24 * 60 * 60 * 1_000;

const actionSchema = z.strictObject({ id: code, text: line }).readonly();

const activitySchema = z
  .strictObject({ id: code, sourceLabel: line, title: line, actions: list(actionSchema, 0) })
  .readonly();

const indicatorSchema = z.strictObject({ id: code, text: line }).readonly();

// A criterion may stand alone: many référentiels give criteria without indicators.
const criterionSchema = z
  .strictObject({ id: code, title: line, indicators: list(indicatorSchema, 0) })
  .readonly();

const competenceSchema = z
  .strictObject({
    id: code,
    sourceLabel: line,
    activityId: code,
    statement: line,
    criteria: list(criterionSchema, 1),
  })
  .readonly();

const evaluatorRoleSchema = z.enum(['platform', 'tutor', 'jury']);

const evaluatorChoiceSchema = z.enum(['jury', 'tutor']);

const evaluatorSchema = z
  .strictObject({
    text: line,
    role: evaluatorRoleSchema,
    /** Set when the source names another assessor elsewhere: the administrator must then choose, nothing is presumed. */
    contradiction: z
      .strictObject({ with: line, choices: list(evaluatorChoiceSchema, 2) })
      .readonly()
      .exactOptional(),
  })
  .readonly();

/** What the candidate hands in before the test; reads introduction, items, then the test's description. */
const deliverableSchema = z
  .strictObject({ title: line, introduction: prose.exactOptional(), items: list(line, 1) })
  .readonly();

const phaseSchema = z
  .strictObject({
    id: kebab,
    title: line,
    durationMs: z.int().min(1).max(MAX_PHASE_MS),
    kind: z.enum(['preparation', 'performance', 'questions']),
    /** Whether this phase leads the jury to the competences that have no observation yet. */
    promptsUncovered: z.boolean(),
  })
  .readonly();

/** What a test needs beyond phases and grid: `subject` is a subject to choose or draw, and to play. */
const testExtraSchema = z.enum(['subject']);

const testSchema = z
  .strictObject({
    id: code,
    /** Free: a certification may bring a kind of test that the app has never seen. */
    kind: kebab,
    title: line,
    /** The heading of the source, when it carries more than the title. */
    sourceLabel: line.exactOptional(),
    description: prose,
    deliverable: deliverableSchema.exactOptional(),
    place: line,
    evaluator: evaluatorSchema,
    duration: line,
    isJuryTest: z.boolean(),
    phases: list(phaseSchema, 0),
    /** Absent: the test covers every competence of its bloc. */
    competenceIds: list(code, 1).exactOptional(),
    extras: list(testExtraSchema, 1).exactOptional(),
  })
  .readonly();

const blocSchema = z
  .strictObject({
    id: code,
    sourceLabel: line,
    title: line,
    activities: list(activitySchema, 1),
    competences: list(competenceSchema, 1),
    tests: list(testSchema, 1),
  })
  .readonly();

export const referentielSchema = z
  .strictObject({
    schema: z.literal(REFERENTIEL_SCHEMA),
    id: kebab,
    version: semver,
    title: line,
    shortTitle: line,
    language: z.literal('fr'),
    source: z.strictObject({ title: line, note: prose.exactOptional() }).readonly(),
    blocs: list(blocSchema, 1),
  })
  .readonly();

export type Referentiel = z.infer<typeof referentielSchema>;
export type Bloc = z.infer<typeof blocSchema>;
export type Test = z.infer<typeof testSchema>;
