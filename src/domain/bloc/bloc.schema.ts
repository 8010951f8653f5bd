/**
 * Evidence of a bloc, and what a jury decides of it. Three things are kept apart: the result of a test, which is evidence;
 * the decision on a bloc; the outcome of the certification, which follows from the decisions.
 */
import { z } from 'zod';

const text = z.string();

/** What a jury may decide of a bloc. `conditional`: validated, subject to a named document that is still to come. */
export const BLOC_DECISIONS = [
  'validated',
  'refused',
  'conditional',
  'adjourned',
  'absent',
  'excused',
  'abandoned',
  'fraud-suspected',
] as const;
export const blocDecisionSchema = z.enum(BLOC_DECISIONS);
export type BlocDecision = z.infer<typeof blocDecisionSchema>;

/** How far a test of one candidate has come. */
export const TEST_STATES = ['to-come', 'absent', 'excused', 'done', 'exempted'] as const;
export const testStateSchema = z.enum(TEST_STATES);
export type TestState = z.infer<typeof testStateSchema>;

export const EVIDENCE_KINDS = [
  /** Sealed minutes that state the result of a test. */
  'minutes',
  /** Sealed minutes of 0.1.0 that proposed an outcome of a bloc. */
  'earlier-minutes',
  /** A score that was imported or typed. */
  'score',
  /** The grid that a tutor filled in at the workplace. */
  'tutor-grid',
  /** Judged on the candidate's file, without a timed passage. */
  'on-file',
  'exemption',
  'absence',
  /** A mark that the deciding jury entered to compensate, with its reason. */
  'new-mark',
] as const;
export const evidenceKindSchema = z.enum(EVIDENCE_KINDS);

/** What evidence is found by again; digests are SHA-256, hex. */
export const evidenceReferenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minutes'), number: text, digest: text, sessionId: text }),
  z.strictObject({ kind: z.literal('file'), name: text, sha256: text }),
  z.strictObject({ kind: z.literal('text'), text }),
]);

export const evidenceSchema = z.strictObject({
  id: text,
  testId: text,
  /** The blocs that it is about; empty: each that its test bears on. */
  blocIds: z.array(text),
  kind: evidenceKindSchema,
  /** Day on which it was given, ISO. */
  date: text,
  /** Who answers for it, as they are named. */
  author: text,
  state: testStateSchema,
  result: z.strictObject({
    /** Exact number, and what it is out of; null where there is no number. */
    value: text.nullable(),
    outOf: text.nullable(),
    outcome: z.enum(['favourable', 'unfavourable']).nullable(),
    /** As it was given ("B2", "16 / 20"); empty where the number says it all. */
    mark: text,
  }),
  /** A mark of it was under what nothing else saves. */
  isEliminatory: z.boolean(),
  reference: evidenceReferenceSchema.nullable(),
  /** `to-be-confirmed` (an authority that nobody has accepted yet) and `withdrawn` ground nothing. */
  status: z.enum(['usable', 'to-be-confirmed', 'withdrawn']),
  /** Why it was entered as it was, or withdrawn. */
  note: text,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What a bloc that is validated conditionally still waits for: a document by a day, never something to assess. */
export const conditionSchema = z.strictObject({
  document: text,
  /** ISO calendar date. */
  dueOn: text,
  /** Whether the president lifts it alone; the jury sits again otherwise. */
  isLiftedByPresident: z.boolean(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** Minutes whose ruling another one replaces, by their number and the digest of their content. */
export const rulingReferenceSchema = z.strictObject({ number: text, digest: text });
export type RulingReference = z.infer<typeof rulingReferenceSchema>;

/** A bloc that a candidate holds already. Dates are ISO; `validUntil` null is for life. */
export interface HeldBloc {
  readonly blocId: string;
  readonly source: 'archive' | 'declared';
  readonly reference: string;
  readonly heldOn: string;
  readonly validUntil: string | null;
}

/** Whether a bloc that is held counts on that day. */
export function isHeldOn(
  { heldOn, validUntil }: Pick<HeldBloc, 'heldOn' | 'validUntil'>,
  day: string,
): boolean {
  return heldOn <= day && (validUntil === null || day <= validUntil);
}
