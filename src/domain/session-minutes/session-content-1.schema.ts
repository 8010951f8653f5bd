/**
 * Content `pupitre.session-minutes/1`: what a jury decided of every candidate of a session, bloc by bloc, with the minutes that
 * it stands on. It may still grow until version 0.2.0 is declared in CHANGELOG.md; from then on it never changes. Instants are
 * epoch ms, days ISO calendar dates, numbers exact text (`13.5`, `2/3`), digests SHA-256 in hex.
 */
import { z } from 'zod';
import {
  conductEntrySchema1,
  contentSchema1,
  instantSchema,
  textSchema,
} from '../minutes/content-1.schema.ts';
import { contentSchema2 } from '../minutes/content-2.schema.ts';
import { differenceSchema, citedMinutesSchema } from '../minutes/content-1.schema.ts';

const exactText = textSchema;
const dayText = textSchema;

const decisionShape = contentSchema1.shape.decision.shape;

/** What a jury can decide of a bloc. */
export const BLOC_OUTCOMES = [
  'validated',
  'refused',
  'conditional',
  'adjourned',
  'absent',
  'excused',
  'abandoned',
  'fraud-suspected',
] as const;

const evidenceSchema = z.strictObject({
  /** Null for evidence of a bloc that no test of the certification gives, such as a mark entered to compensate. */
  testId: textSchema.nullable(),
  title: textSchema,
  state: z.enum(['to-come', 'absent', 'excused', 'done', 'exempted']),
  /** Null while it is to come. */
  kind: z
    .enum([
      'minutes',
      'score',
      'tutor-grid',
      'on-file',
      'exemption',
      'absence',
      'new-mark',
      'earlier-minutes',
    ])
    .nullable(),
  date: dayText.nullable(),
  /** Who assessed: a jury, a tutor, a training body. */
  author: textSchema,
  result: z.strictObject({
    value: exactText.nullable(),
    outOf: exactText.nullable(),
    outcome: z.enum(['favourable', 'unfavourable', 'not-assessed']).nullable(),
    /** As its source words it, where that is neither a number nor an outcome. */
    mark: textSchema,
  }),
  isEliminatory: z.boolean(),
  /** Why a mark was entered or a test is exempted, or the reference of it. */
  note: textSchema,
  /** Number of the minutes that it comes from, which the annex holds; null for other evidence. */
  number: textSchema.nullable(),
  /** SHA-256 (hex) of the content of those minutes or of the file it was read from; null for what was entered by hand. */
  digest: textSchema.nullable(),
});

const conditionSchema = z.strictObject({
  /** The document that is awaited. */
  document: textSchema,
  /** Until when. */
  until: dayText,
  /** Whether the president lifts it alone, or the jury sits again. */
  isLiftedByPresident: z.boolean(),
});

/** The computed proposal and its steps, each a phrase by key, as documents and screens word it. */
const calculationSchema = z.strictObject({
  proposal: z.enum(['validated', 'refused', 'jury']).nullable(),
  result: exactText.nullable(),
  outOf: exactText.nullable(),
  lines: z.array(z.strictObject({ key: textSchema, values: z.record(z.string(), textSchema) })),
});

const rowSchema = z.strictObject({
  blocId: textSchema,
  /**
   * `decided` here; `held` before, and still valid; `standing`: decided by earlier minutes that stay; `pending`: this jury decided
   * nothing of it.
   */
  state: z.enum(['decided', 'held', 'standing', 'pending']),
  kind: z.enum(['decision', 'lifting', 'revocation']).nullable(),
  outcome: z.enum(BLOC_OUTCOMES).nullable(),
  reason: textSchema,
  recommendations: textSchema,
  /** Only where the outcome is conditional. */
  condition: conditionSchema.nullable(),
  vote: decisionShape.vote,
  hasCastingVote: z.boolean(),
  dissents: decisionShape.dissents,
  /** When it was decided; null where nothing was here. */
  at: instantSchema.nullable(),
  /** Of a bloc held or standing: the reference, since when, and until when it is valid. */
  held: z.strictObject({ reference: textSchema, heldOn: dayText, validUntil: dayText.nullable() }).nullable(),
  evidence: z.array(evidenceSchema),
  calculation: calculationSchema.nullable(),
  /** Numbers of the minutes whose decisions this one replaces. */
  supersedes: z.array(textSchema),
});

const candidateSchema = z.strictObject({
  enrolmentId: textSchema,
  birthName: textSchema,
  usualName: textSchema,
  firstName: textSchema,
  birthDate: textSchema,
  birthPlace: textSchema,
  accommodation: z.array(textSchema),
  /** One for each bloc that the candidate is enrolled for, in the certification's order. */
  rows: z.array(rowSchema),
  whole: z.strictObject({
    /** Null where it cannot be told yet. */
    outcome: z.enum(['total', 'partial', 'none']).nullable(),
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
  contentDigest: textSchema,
  /** SHA-256 (hex) of the file as sealed. */
  pdfSha256: textSchema,
  kind: z.enum(['minutes', 'session-minutes']),
  candidate: textSchema,
  testTitle: textSchema,
  date: dayText,
  /** Archived on this installation, or imported and verified before it was used. */
  verified: z.enum(['here', 'imported']),
  /** SHA-256 (hex) of the authority that it rests on; null when it has none. */
  authority: textSchema.nullable(),
});

const shape2 = contentSchema2.shape;

const certificationSchema = shape2.certification.extend({
  words: shape2.certification.shape.words.extend({
    /** Outcomes of the certification as a whole. */
    whole: z.strictObject({ total: textSchema, partial: textSchema, none: textSchema }),
  }),
  /** Register and code under which it is known, such as RNCP; empty for none. */
  references: z.array(z.strictObject({ register: textSchema, code: textSchema })),
});

const memberSchema = shape2.members.element.omit({ declaration: true }).extend({
  /** Names of the candidates with whom the member declared a link, and of whom they did not decide. */
  withdrawnFrom: z.array(textSchema),
});

/** The content that the members of the jury sign. Its canonical form (RFC 8785) gives the printed digest. */
export const sessionContentSchema1 = z.strictObject({
  schema: z.literal('pupitre.session-minutes/1'),
  number: textSchema,
  revision: z.number().int().min(1),
  /** Of a proposition every row is a proposal, and grounds no decision. */
  status: z.enum(['proposition', 'decision']),
  timeZone: textSchema,
  lockedAt: instantSchema,
  certification: certificationSchema,
  /** Blocs of the certification that some candidate is enrolled for. */
  blocs: z.array(
    z.strictObject({
      id: textSchema,
      label: textSchema,
      title: textSchema,
      validityYears: z.number().int().min(1).nullable(),
    }),
  ),
  session: shape2.session.omit({ threshold: true, blocValidityYears: true, isThresholdConfirmed: true }),
  members: z.array(memberSchema).min(1),
  /** What the jury that decided lacked of the session's rules. */
  composition: shape2.composition,
  candidates: z.array(candidateSchema).min(1),
  absences: z.array(absenceSchema),
  incidents: z.array(incidentSchema),
  annex: z.array(annexSchema),
  chain: contentSchema1.shape.chain.unwrap(),
  authority: contentSchema1.shape.authority,
  seal: shape2.seal,
  /** Only in a rectification: which minutes it corrects, why, and each value before and after. */
  rectification: citedMinutesSchema
    .extend({
      first: citedMinutesSchema.exactOptional(),
      reason: textSchema,
      differences: z.array(differenceSchema).min(1),
    })
    .exactOptional(),
  software: contentSchema1.shape.software,
});

/** Content of the minutes of a session, first version. */
export type SessionContent1 = z.infer<typeof sessionContentSchema1>;
