/**
 * Content `pupitre.session-minutes/1`: what a jury decided of every candidate of a session, bloc by bloc, with the minutes that
 * it stands on. Version 0.2.0 released it: it never changes. Instants are epoch ms, days ISO calendar dates, numbers exact text
 * (`13.5`, `2/3`), digests SHA-256 in hex.
 */
import { z } from 'zod';
import { blocCalculationSchema } from '../bloc/bloc-calculation.schema.ts';
import {
  blocDecisionSchema,
  conditionSchema,
  evidenceSchema,
  rulingReferenceSchema,
} from '../bloc/bloc.schema.ts';
import {
  citedMinutesSchema,
  conductEntrySchema1,
  contentSchema1,
  instantSchema,
  rectificationSchema,
  textSchema,
} from '../minutes/content-1.schema.ts';
import { contentSchema2 } from '../minutes/content-2.schema.ts';

const dayText = textSchema;
const decisionShape = contentSchema1.shape.decision.shape;
const shape2 = contentSchema2.shape;

/** What the jury of this session decided of a bloc. */
const rulingSchema = z.strictObject({
  kind: z.enum(['decision', 'lifting', 'revocation']),
  /** Null for a revocation, which leaves nothing. */
  outcome: blocDecisionSchema.nullable(),
  reason: textSchema,
  recommendations: textSchema,
  /** Only where the outcome is conditional. */
  condition: conditionSchema.nullable(),
  vote: decisionShape.vote,
  hasCastingVote: z.boolean(),
  dissents: decisionShape.dissents,
  /** Names of those who answered for it with their PIN. */
  decidedBy: z.array(textSchema),
  at: instantSchema,
  /** The sealed decisions that it replaces. */
  supersedes: z.array(rulingReferenceSchema),
});

const rowSchema = z.strictObject({
  blocId: textSchema,
  /** Held before and still valid: it counts, and is not decided again. `validUntil` null is for life. */
  held: z.strictObject({ reference: textSchema, heldOn: dayText, validUntil: dayText.nullable() }).nullable(),
  /** Null where this jury decided nothing. */
  ruling: rulingSchema.nullable(),
  evidence: z.array(evidenceSchema),
  calculation: blocCalculationSchema,
});

const candidateSchema = z.strictObject({
  enrolmentId: textSchema,
  birthName: textSchema,
  /** Empty when it is the birth name. */
  usualName: textSchema,
  firstName: textSchema,
  /** Empty when it is not known. */
  birthDate: dayText,
  birthPlace: textSchema,
  accommodation: z.array(textSchema),
  /** One for each bloc that is decided on, in the certification's order. */
  rows: z.array(rowSchema),
  /** Outcome of the certification, over every bloc; null while it cannot be told. */
  whole: z.strictObject({
    outcome: z.enum(['total', 'partial', 'none']).nullable(),
    value: textSchema.nullable(),
    outOf: textSchema.nullable(),
    mention: textSchema.nullable(),
  }),
});

/** An absence of a candidate at a test, as it was stated. */
const absenceSchema = z.strictObject({
  candidate: textSchema,
  testTitle: textSchema,
  date: dayText,
  isJustified: z.boolean(),
  note: textSchema,
});

const incidentSchema = z.strictObject({
  candidate: textSchema,
  testTitle: textSchema,
  at: instantSchema,
  detail: conductEntrySchema1.shape.detail,
  text: textSchema,
});

/** Minutes that this document stands on. */
const annexSchema = z.strictObject({
  number: textSchema,
  /** Of its content. */
  digest: textSchema,
  kind: z.enum(['minutes', 'session-minutes']),
  /** Whose and of what they are; empty for the minutes of a session. */
  candidate: textSchema,
  testTitle: textSchema,
  date: dayText,
  /** Archived on this installation, or imported and checked with that result. */
  verified: z.enum(['here', 'authentic', 'to-be-confirmed']),
  /** Subject of the authority that they are signed under; null when they name none. */
  authority: textSchema.nullable(),
});

const certificationSchema = shape2.certification.extend({
  words: shape2.certification.shape.words.extend({
    /** Outcomes of the certification as a whole. */
    whole: z.strictObject({ total: textSchema, partial: textSchema, none: textSchema }),
  }),
  /** Register and code under which it is known. */
  references: z.array(z.strictObject({ register: textSchema, code: textSchema })),
});

const memberSchema = shape2.members.element.omit({ declaration: true }).extend({
  /** Names of the candidates with whom the member declared a link: they had no part in what was decided of them. */
  withdrawnFrom: z.array(textSchema),
  /** Names of the candidates whom the member assessed before, in another jury, and decided on; absent for none. */
  evaluated: z.array(textSchema).exactOptional(),
});

/** The content that the members of the jury sign. Its canonical form (RFC 8785) gives the printed digest. */
export const sessionContentSchema1 = z.strictObject({
  schema: z.literal('pupitre.session-minutes/1'),
  number: textSchema,
  revision: z.number().int().min(1),
  /** Of a proposition every row is a proposal, and grounds no decision. */
  status: z.enum(['proposition', 'decision']),
  /** IANA zone in which the instants are printed. */
  timeZone: textSchema,
  lockedAt: instantSchema,
  certification: certificationSchema,
  /** Blocs and tests of the certification that the rows name. */
  blocs: z.array(
    z.strictObject({
      id: textSchema,
      label: textSchema,
      title: textSchema,
      /** Years that it stays valid; null for life, or where the session does not say. */
      validityYears: z.number().int().min(1).nullable(),
    }),
  ),
  tests: z.array(z.strictObject({ id: textSchema, title: textSchema })),
  session: shape2.session.omit({ threshold: true, blocValidityYears: true, isThresholdConfirmed: true }),
  members: z.array(memberSchema).min(1),
  /** What the jury that decided lacked of the session's rules. */
  composition: shape2.composition,
  candidates: z.array(candidateSchema).min(1),
  absences: z.array(absenceSchema),
  incidents: z.array(incidentSchema),
  annex: z.array(annexSchema),
  chain: contentSchema1.shape.chain.unwrap(),
  /** Absent from a draft alone. */
  authority: contentSchema1.shape.authority,
  seal: shape2.seal,
  /** The minutes of this session that came before, to which these add what was decided since; null for the first. */
  complements: citedMinutesSchema.nullable(),
  /** Only in a rectification. */
  rectification: rectificationSchema.exactOptional(),
  software: contentSchema1.shape.software,
});
