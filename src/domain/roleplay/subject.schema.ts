/**
 * Shape of a role play's subject (`pupitre.subject/1`): what the candidate is given, and what only the jury may know.
 * Which is which is decided in `candidate-sheet.ts` alone. Faults across fields are in `subject.checks.ts`.
 */
import { z } from 'zod';
import { code, kebab, line, list, prose } from '../file-fields.ts';
import { SALES_STAGE_IDS } from './sales-stages.ts';

/** The only file format this version reads; a new format gets a new number. */
export const SUBJECT_SCHEMA = 'pupitre.subject/1';

/** Longest role play that a moment can point into, in minutes. */
const MAX_MINUTE = 600;

const labelledValueSchema = z.strictObject({ label: line, value: line }).readonly();

const salesStageSchema = z.enum(SALES_STAGE_IDS);

const momentSchema = z.discriminatedUnion(
  'kind',
  [
    /** Minutes elapsed since the play started. */
    z.strictObject({ kind: z.literal('minute'), minute: z.int().min(0).max(MAX_MINUTE) }).readonly(),
    z.strictObject({ kind: z.literal('stage'), stage: salesStageSchema }).readonly(),
  ],
  { error: 'valeur attendue : « minute » ou « stage »' },
);

/** What a player brings up, in the player's words. */
const moveSchema = z
  .strictObject({
    id: kebab,
    kind: z.enum(['objection', 'complaint', 'question', 'request']),
    text: prose,
    moment: momentSchema,
  })
  .readonly();

/** The card of one juror who plays. */
const roleSchema = z
  .strictObject({
    id: kebab,
    name: line,
    brief: prose,
    knows: list(line, 0),
    mustNotSay: list(line, 0),
    moves: list(moveSchema, 0),
  })
  .readonly();

const customerSchema = z
  .strictObject({
    name: line,
    role: line,
    company: line,
    motives: list(line, 1),
    /** What the CRM holds about the customer and the jury alone knows, but for the lines that `crm` repeats. */
    history: list(line, 0),
    disability: z.strictObject({ situation: prose, expectedAdaptation: prose }).readonly().exactOptional(),
  })
  .readonly();

/** The product or offer sheet that the candidate holds. */
const offerSchema = z
  .strictObject({ title: line, lines: list(labelledValueSchema, 1), notes: prose.exactOptional() })
  .readonly();

const goodAnswerSchema = z.strictObject({ criterionId: code, text: prose }).readonly();

/** Handed to the candidate with the offer. */
const documentSchema = z.strictObject({ title: line, text: prose }).readonly();

export const subjectSchema = z
  .strictObject({
    schema: z.literal(SUBJECT_SCHEMA),
    id: kebab,
    version: z.int().min(1),
    title: line,
    referentielId: kebab,
    blocId: code,
    competenceIds: list(code, 1),
    /** For the candidate: who they are, for whom they work, what is expected, what they may use. */
    candidateContext: prose,
    offer: offerSchema,
    /** Extract of the CRM that the candidate sees. */
    crm: list(labelledValueSchema, 1).exactOptional(),
    customer: customerSchema,
    roles: list(roleSchema, 1),
    stages: list(salesStageSchema, 1),
    goodAnswers: list(goodAnswerSchema, 1),
    documents: list(documentSchema, 1).exactOptional(),
  })
  .readonly();

export type Subject = z.infer<typeof subjectSchema>;
/** What its author writes; format, id and version are given when it is stored. */
export type SubjectDraft = Omit<Subject, 'schema' | 'id' | 'version'>;
export type SubjectRole = z.infer<typeof roleSchema>;
export type SubjectMove = z.infer<typeof moveSchema>;
export type MoveKind = SubjectMove['kind'];
export type MoveMoment = z.infer<typeof momentSchema>;
export type SubjectCustomer = z.infer<typeof customerSchema>;
export type SubjectOffer = z.infer<typeof offerSchema>;
export type SubjectDocument = z.infer<typeof documentSchema>;
export type GoodAnswer = z.infer<typeof goodAnswerSchema>;
export type LabelledValue = z.infer<typeof labelledValueSchema>;
