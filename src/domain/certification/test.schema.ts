/** A test of a certification: over which blocs, judged by whom, in which phases, with what. */
import { z } from 'zod';
import { code, decimal, kebab, line, list, prose } from '../file-fields.ts';
import { ruleSchema } from './rule.schema.ts';

const MAX_PHASE_MS = 24 * 60 * 60 * 1_000;
const MAX_CANDIDATES = 10;

export const EVALUATOR_KINDS = ['jury', 'trainer', 'tutor', 'automatic', 'other'] as const;

const evaluatorSchema = z.strictObject({ text: line, kind: z.enum(EVALUATOR_KINDS) }).readonly();

/** The source names another assessor elsewhere: the administrator must then choose, nothing is presumed. */
const contradictionSchema = z
  .strictObject({
    with: line,
    choices: z
      .array(z.enum(['jury', 'tutor']))
      .min(2)
      .readonly(),
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
    /** In another room, without the jury. */
    isElsewhere: z.boolean().exactOptional(),
    /** Whether this phase leads the jury to the competences that have no observation yet. */
    promptsUncovered: z.boolean(),
  })
  .readonly();

/** What a test is played with, and cannot start without: a role play's subject, a drawn question or text, the candidate's file. */
const materialSchema = z.enum(['role-play-subject', 'drawn-question', 'text', 'candidate-file']);

export const testSchema = z
  .strictObject({
    id: code,
    /** Free: a certification may bring a kind of test that the app has never seen. */
    kind: kebab,
    title: line,
    /** The heading of the source, when it carries more than the title. */
    sourceLabel: line.exactOptional(),
    description: prose.exactOptional(),
    deliverable: deliverableSchema.exactOptional(),
    place: line.exactOptional(),
    duration: line.exactOptional(),
    /** The blocs that it bears on; empty: the certification as a whole. */
    blocIds: list(code, 0),
    /** Absent: every competence of its blocs, or of the certification. */
    competenceIds: list(code, 1).exactOptional(),
    evaluators: list(evaluatorSchema, 1),
    contradiction: contradictionSchema.exactOptional(),
    phases: list(phaseSchema, 0),
    /** The jury's own time to deliberate; shown, never enforced. */
    deliberationMs: z.int().min(1).max(MAX_PHASE_MS).exactOptional(),
    /** Candidates who pass together; absent: one. */
    candidates: z
      .strictObject({ min: z.int().min(1).max(MAX_CANDIDATES), max: z.int().min(1).max(MAX_CANDIDATES) })
      .readonly()
      .exactOptional(),
    materials: list(materialSchema, 1).exactOptional(),
    /** Scale of its criteria; one that a competence or a criterion names goes before it. */
    scaleId: code.exactOptional(),
    /** Absent: the certification's. */
    rule: ruleSchema.exactOptional(),
    /** Coefficient within its bloc, or within the certification; absent: 1. */
    weight: decimal.positive().exactOptional(),
    /** One result for the whole test, or one for each bloc. */
    results: z.enum(['whole', 'per-bloc']),
    /** This test alone decides its blocs: its minutes state a decision. */
    isDeciding: z.boolean(),
  })
  .readonly();

export type Test = z.infer<typeof testSchema>;
export type TestPhase = z.infer<typeof phaseSchema>;
export type Material = z.infer<typeof materialSchema>;
export type Evaluator = z.infer<typeof evaluatorSchema>;
export type EvaluatorChoice = z.infer<typeof contradictionSchema>['choices'][number];
