/**
 * Content `pupitre.minutes/1`, as version 0.1.0 signed it. Released: it never changes, since what was signed with it must
 * stay readable for ever. A test holds its digest; what is new goes into the next version of the content.
 */
import { z } from 'zod';
import { drawRecordSchema } from '../roleplay/draw.schema.ts';

export const instantSchema = z.number().int();
const durationSchema = z.number().min(0);
export const textSchema = z.string();

const voteSchema = z.strictObject({
  for: z.number().int().min(0),
  against: z.number().int().min(0),
  abstained: z.number().int().min(0),
});

const dissentSchema = z.strictObject({ jurorName: textSchema, opinion: textSchema });

export const memberSchema1 = z.strictObject({
  id: textSchema,
  name: textSchema,
  capacity: textSchema,
  college: z.enum(['employers', 'employees', 'professional', 'training', 'other']),
  isPresident: z.boolean(),
  isExternal: z.boolean(),
  isConsultative: z.boolean(),
  presence: z.enum(['on-site', 'remote', 'absent']),
  declaration: z
    .strictObject({ kind: z.enum(['no-link', 'withdrawn']), reason: textSchema, at: instantSchema })
    .nullable(),
});

export const phaseSchema1 = z.strictObject({
  id: textSchema,
  title: textSchema,
  baseMs: durationSchema,
  grantedMs: durationSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  elapsedMs: durationSchema,
  overtimeMs: durationSchema,
  suspendedMs: durationSchema,
});

/** One line of the conduct log, already reduced to what the minutes print. */
export const conductEntrySchema1 = z.strictObject({
  at: instantSchema,
  author: textSchema,
  type: z.enum([
    'pause',
    'resumption',
    'start-undone',
    'extra-time',
    'incident',
    'clock-jump',
    'interruption',
    'ruling',
    'unlocking',
    'reopening',
  ]),
  phaseTitle: textSchema.nullable(),
  /** Length in milliseconds of the pause, gap, jump or extra time, where there is one; a jump may be negative. */
  lengthMs: z.number().nullable(),
  /** A closed code that qualifies the entry: incident category, ruling, cause of a jump. */
  detail: textSchema.nullable(),
  text: textSchema,
});

const levelSchema = z.strictObject({
  id: textSchema,
  label: textSchema,
  weight: z.number().min(0).max(1),
  shape: z.enum(['full', 'half', 'empty']),
});

export const markSchema1 = z.strictObject({
  jurorId: textSchema,
  levelId: textSchema,
  observed: z.number().int().min(0),
  partly: z.number().int().min(0),
  notObserved: z.number().int().min(0),
  notApplicable: z.number().int().min(0),
});

export const criterionSchema1 = z.strictObject({
  id: textSchema,
  title: textSchema,
  /** Sealed initial marks; one entry for each member who marks. */
  marks: z.array(markSchema1),
});

export const competenceSchema1 = z.strictObject({
  id: textSchema,
  label: textSchema,
  statement: textSchema,
  criteria: z.array(criterionSchema1),
  /** Level that stands after deliberation; null only when the candidate was absent. */
  resultLevelId: textSchema.nullable(),
  changes: z.array(
    z.strictObject({
      at: instantSchema,
      before: textSchema.nullable(),
      after: textSchema,
      reason: textSchema,
      vote: voteSchema.nullable(),
      dissents: z.array(dissentSchema),
    }),
  ),
});

const roleplaySchema = z.strictObject({
  subject: z.strictObject({
    id: textSchema,
    version: z.number().int().min(1),
    title: textSchema,
    /** SHA-256 (hex) of the canonical subject, as drawn. */
    digest: textSchema,
  }),
  draw: drawRecordSchema,
  /** Who played what; a member who only observed has no role. */
  roles: z.array(z.strictObject({ jurorName: textSchema, roleName: textSchema.nullable() })),
  /** Stages and moves as the jury stamped them. */
  timeline: z.array(
    z.strictObject({
      at: instantSchema,
      phaseId: textSchema,
      /** Time played in that phase when it was stamped. */
      elapsedMs: durationSchema,
      kind: z.enum(['stage', 'move']),
      id: textSchema,
      label: textSchema,
      author: textSchema,
    }),
  ),
});

/** Archived minutes as another document names them. */
export const citedMinutesSchema = z.strictObject({
  number: textSchema,
  /** SHA-256 (hex) of the canonical content, and of the file as sealed. */
  contentDigest: textSchema,
  pdfSha256: textSchema,
  archivedAt: instantSchema,
});

/** A value that was corrected: an RFC 6901 pointer into the content, and what stood there before and after. */
export const differenceSchema = z.strictObject({
  path: textSchema,
  label: textSchema,
  before: z.union([textSchema, z.number(), z.null()]),
  after: z.union([textSchema, z.number(), z.null()]),
});

/** What a rectification corrects: the minutes that stood until then, why, and every difference from them. */
export const rectificationSchema = citedMinutesSchema.extend({
  /** The minutes from which a series of rectifications started, when those rectified here are not they. */
  first: citedMinutesSchema.exactOptional(),
  reason: textSchema,
  differences: z.array(differenceSchema).min(1),
});

/** The content that the members sign. Its canonical form (RFC 8785) gives the printed digest. */
export const contentSchema1 = z.strictObject({
  schema: z.literal('pupitre.minutes/1'),
  number: textSchema,
  revision: z.number().int().min(1),
  status: z.enum(['proposition', 'decision']),
  /** IANA zone in which the instants are printed. */
  timeZone: textSchema,
  lockedAt: instantSchema,
  certification: z.strictObject({
    id: textSchema,
    title: textSchema,
    version: textSchema,
    digest: textSchema,
  }),
  session: z.strictObject({
    id: textSchema,
    title: textSchema,
    date: textSchema,
    place: textSchema,
    organisation: textSchema,
    rules: z.strictObject({ minMembers: z.number(), quorum: z.number(), minExternalShare: z.number() }),
    blocValidityYears: z.number().int().min(1).nullable(),
  }),
  candidate: z.strictObject({
    lastName: textSchema,
    firstName: textSchema,
    birthDate: textSchema,
    birthPlace: textSchema,
    company: textSchema,
    trainingBody: textSchema,
    tutor: textSchema,
  }),
  identity: z
    .strictObject({
      document: z.enum(['identity-card', 'passport', 'residence-permit', 'driving-licence', 'other', 'none']),
      note: textSchema,
      at: instantSchema,
    })
    .nullable(),
  attendance: z.strictObject({
    status: z.enum(['present', 'late', 'absent-justified', 'absent-unjustified']),
    note: textSchema,
    at: instantSchema,
  }),
  bloc: z.strictObject({ id: textSchema, label: textSchema, title: textSchema }),
  test: z.strictObject({
    id: textSchema,
    title: textSchema,
    kind: textSchema,
    evaluator: z.strictObject({
      sourceText: textSchema,
      chosen: z.enum(['jury', 'tutor']).nullable(),
      contradiction: textSchema.nullable(),
    }),
    caseTitle: textSchema,
    attachments: z.array(
      z.strictObject({ name: textSchema, sha256: textSchema, byteCount: z.number().int() }),
    ),
  }),
  /** Null for a test without a subject to play; absent from minutes older than role plays. */
  roleplay: roleplaySchema.nullable().exactOptional(),
  /** Head of the digest chain when the content was locked: number of records and SHA-256 (hex). */
  chain: z.strictObject({ seq: z.number().int().min(0), digest: textSchema }).exactOptional(),
  /** Root certificate of those who sign, RFC 4514 subject and SHA-256 (hex); absent from minutes older than certificates. */
  authority: z.strictObject({ subject: textSchema, sha256: textSchema }).exactOptional(),
  /** Only in a rectification. */
  rectification: rectificationSchema.exactOptional(),
  /** Accommodation measures as granted; the medical reason is never stored. */
  accommodation: z.array(textSchema),
  members: z.array(memberSchema1).min(1),
  phases: z.array(phaseSchema1),
  conduct: z.array(conductEntrySchema1),
  scale: z.array(levelSchema),
  competences: z.array(competenceSchema1),
  /** Tests of the bloc that this jury did not assess, with an imported result if there is one. */
  notAssessed: z.array(
    z.strictObject({ testId: textSchema, title: textSchema, result: textSchema.nullable() }),
  ),
  proposal: z.strictObject({
    share: z.number().min(0).max(1).nullable(),
    threshold: z.number().min(0).max(1),
    isThresholdConfirmed: z.boolean(),
    outcome: z.enum(['favourable', 'unfavourable']).nullable(),
  }),
  decision: z.strictObject({
    outcome: z.enum(['validated', 'refused', 'not-assessed']),
    reason: textSchema,
    recommendations: textSchema,
    vote: voteSchema.nullable(),
    dissents: z.array(dissentSchema),
    hasCastingVote: z.boolean(),
    at: instantSchema,
  }),
  software: z.strictObject({ name: z.literal('Pupitre'), version: textSchema }),
});

/** Content of minutes as version 0.1.0 made them: see the field comments for shapes and units (epoch ms, ms, IANA zone). */
export type MinutesContent1 = z.infer<typeof contentSchema1>;
