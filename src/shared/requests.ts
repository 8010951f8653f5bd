import { z } from 'zod';
import { OBSERVATIONS } from '../domain/assessment/assessment.types.ts';
import { COLLEGES, PRESENCE_MODES } from '../domain/jury/jury.types.ts';
import type { SubjectDraft } from '../domain/roleplay/subject.schema.ts';
import { cleanTexts } from '../domain/text/clean-text.ts';
import { durationMs } from '../domain/time/time.ts';
import { exactText, lineText, proseText } from './text.requests.ts';

const MAX_SHORT = 200;
const MAX_LONG = 4_000;
const MAX_SIGNATURE_CHARS = 400_000;
/** Above what any import takes, which says so itself; more would travel between processes for nothing. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** A text file as it is on the disk: main reads it, so that there is one way to. */
const fileBytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_FILE_BYTES);

export const idSchema = exactText(64).min(1);
const shortText = lineText(MAX_SHORT);
const requiredShortText = shortText.min(1);
export const longText = proseText(MAX_LONG);
const isoDateSchema = z.iso.date();
export const durationSchema = z
  .number()
  .int()
  .min(0)
  .max(24 * 3_600_000)
  .transform(durationMs);

const pinSchema = z.string().regex(/^\d{4,8}$/);

export const noRequest = z.undefined();
export const passageRef = z.strictObject({ passageId: idSchema });
export const sessionRef = z.strictObject({ sessionId: idSchema });
export const minutesRef = z.strictObject({ minutesId: idSchema });
export const seatRef = z.strictObject({ token: idSchema });

export const preferencesPatch = z.strictObject({
  language: z.enum(['fr', 'en']).exactOptional(),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).exactOptional(),
  organisation: shortText.exactOptional(),
  isSoundOn: z.boolean().exactOptional(),
});

export const referentielRef = z.strictObject({ id: idSchema, version: idSchema });
export const referentielFile = z.strictObject({
  name: requiredShortText,
  bytes: fileBytes,
});

const rulesSchema = z.strictObject({
  minMembers: z.number().int().min(1).max(20),
  quorum: z.number().int().min(1).max(20),
  isPresidentRequired: z.boolean(),
  minExternalShare: z.number().min(0).max(1),
  excludedVotingColleges: z.array(z.enum(COLLEGES)),
  arrivalsMayMark: z.boolean().exactOptional(),
});

const scaleSchema = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        id: idSchema,
        label: requiredShortText,
        weight: z.number().min(0).max(1),
        shape: z.enum(['full', 'half', 'empty']),
      }),
    )
    .min(2)
    .max(6),
});

const settingsSchema = z.strictObject({
  scale: scaleSchema,
  threshold: z.number().min(0).max(1),
  isThresholdConfirmed: z.boolean(),
  reminderMs: z.array(durationSchema).max(6),
  blocValidityYears: z.number().int().min(1).max(50).nullable(),
  preparationMs: durationSchema,
});

/** `sessionId` absent creates the session. */
export const sessionInput = z.strictObject({
  sessionId: idSchema.exactOptional(),
  title: requiredShortText,
  date: isoDateSchema,
  place: requiredShortText,
  status: z.enum(['proposition', 'decision']),
  referentiel: referentielRef,
  blocIds: z.array(idSchema).min(1),
  rules: rulesSchema.exactOptional(),
  settings: settingsSchema.exactOptional(),
});

/** `jurorId` absent adds the member. */
export const memberInput = z.strictObject({
  sessionId: idSchema,
  jurorId: idSchema.exactOptional(),
  name: requiredShortText,
  capacity: requiredShortText,
  college: z.enum(COLLEGES),
  isPresident: z.boolean(),
  isExternal: z.boolean(),
  isConsultative: z.boolean(),
  presence: z.enum(PRESENCE_MODES),
  /** Absent means no. */
  isSubstitute: z.boolean().exactOptional(),
});
export const memberRef = z.strictObject({ jurorId: idSchema });

/** Setting a PIN that replaces another needs the current one. */
export const pinInput = z.strictObject({
  jurorId: idSchema,
  pin: pinSchema,
  currentPin: pinSchema.exactOptional(),
});

const timeMeasureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('third') }),
  z.strictObject({
    kind: z.literal('fraction'),
    numerator: z.number().int().min(1).max(20),
    denominator: z.number().int().min(1).max(20),
  }),
  z.strictObject({ kind: z.literal('fixed'), extraMs: durationSchema }),
]);

const candidateSchema = z.strictObject({
  lastName: requiredShortText,
  firstName: requiredShortText,
  birthDate: z.union([z.literal(''), isoDateSchema]),
  birthPlace: shortText,
  company: shortText,
  trainingBody: shortText,
  tutor: shortText,
});

/** `passageId` absent adds the passage. */
export const passageInput = z.strictObject({
  sessionId: idSchema,
  passageId: idSchema.exactOptional(),
  candidate: candidateSchema,
  blocId: idSchema,
  testId: idSchema,
  caseTitle: shortText,
  accommodation: z.strictObject({
    timeMeasure: timeMeasureSchema,
    otherMeasures: z.array(requiredShortText).max(10),
  }),
  evaluatorChoice: z.enum(['jury', 'tutor']).nullable(),
  plannedTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  importedResults: z.record(idSchema, shortText),
});

export const attachmentInput = z.strictObject({
  passageId: idSchema,
  name: requiredShortText,
  mediaType: shortText,
  bytes: z.instanceof(Uint8Array),
});
export const attachmentRef = z.strictObject({ attachmentId: idSchema });

export const declarationInput = z.discriminatedUnion('kind', [
  z.strictObject({
    passageId: idSchema,
    jurorId: idSchema,
    kind: z.literal('no-link'),
    reason: z.literal(''),
  }),
  z.strictObject({
    passageId: idSchema,
    jurorId: idSchema,
    kind: z.literal('withdrawn'),
    reason: longText.min(1),
  }),
]);

export const seatInput = z.strictObject({ passageId: idSchema, jurorId: idSchema, pin: pinSchema });
export const observationInput = z.strictObject({
  token: idSchema,
  indicatorId: idSchema,
  value: z.enum(OBSERVATIONS).nullable(),
});
export const markInput = z.strictObject({
  token: idSchema,
  criterionId: idSchema,
  levelId: idSchema.nullable(),
});
export const noteInput = z.strictObject({
  token: idSchema,
  competenceId: idSchema.nullable(),
  text: longText.min(1),
});
export const noteRef = z.strictObject({ token: idSchema, noteId: idSchema });

const voteSchema = z
  .strictObject({
    for: z.number().int().min(0).max(20),
    against: z.number().int().min(0).max(20),
    abstained: z.number().int().min(0).max(20),
  })
  .nullable();
const dissentsSchema = z.array(z.strictObject({ jurorId: idSchema, opinion: longText })).max(20);

export const resultInput = z.strictObject({
  passageId: idSchema,
  competenceId: idSchema,
  levelId: idSchema,
  reason: longText,
  vote: voteSchema,
  dissents: dissentsSchema,
  hasCastingVote: z.boolean(),
});

export const decisionInput = z.strictObject({
  passageId: idSchema,
  outcome: z.enum(['validated', 'refused', 'not-assessed']),
  reason: longText,
  recommendations: longText,
  vote: voteSchema,
  dissents: dissentsSchema,
  hasCastingVote: z.boolean(),
});

/** The digest shown to the member travels with the signature: signing something else is refused. */
export const signatureInput = z.strictObject({
  passageId: idSchema,
  jurorId: idSchema,
  pin: pinSchema,
  contentDigest: z.string().regex(/^[0-9a-f]{64}$/),
  svg: exactText(MAX_SIGNATURE_CHARS).min(1),
});

/** Voids the signatures given so far: the president, or a member who signs, answers for it with their PIN. */
export const unlockInput = seatInput.extend({ reason: longText.min(1) });

export const archiveQuery = z.strictObject({
  text: shortText,
  sessionId: idSchema.exactOptional(),
  /** Id of a référentiel, whatever its version. */
  certificationId: idSchema.exactOptional(),
  blocId: idSchema.exactOptional(),
  outcome: z.enum(['validated', 'refused', 'not-assessed']).exactOptional(),
  from: isoDateSchema.exactOptional(),
  to: isoDateSchema.exactOptional(),
});

export const EXPORT_FORMATS = ['pdf', 'json', 'digests', 'proof', 'verifier'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exportInput = z.strictObject({
  minutesIds: z.array(idSchema).min(1).max(5_000),
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
});

const versionSchema = z.number().int().min(1);

export const subjectQuery = z.strictObject({ text: shortText, blocId: idSchema.exactOptional() });

/** `version` absent means the latest. */
export const subjectRef = z.strictObject({ subjectId: idSchema, version: versionSchema.exactOptional() });

/**
 * `subjectId` absent adds a subject; given, it writes the next version of an own one. The text is checked against the
 * format of subjects in main, which names each fault by its path.
 */
export const subjectInput = z.strictObject({
  subjectId: idSchema.exactOptional(),
  subject: z
    .custom<SubjectDraft>((value) => typeof value === 'object' && value !== null)
    .overwrite((draft) => cleanTexts(draft) as SubjectDraft),
});

export const subjectRetirement = z.strictObject({ subjectId: idSchema, isRetired: z.boolean() });

export const subjectFile = z.strictObject({ name: requiredShortText, bytes: fileBytes });

export const subjectExport = z.strictObject({
  subjects: z.array(subjectRef).min(1).max(500),
  formats: z.array(z.enum(['json', 'candidate-sheet', 'juror-cards'])).min(1),
});

export const subjectPrint = z.strictObject({
  subjectId: idSchema,
  version: versionSchema.exactOptional(),
  part: z.enum(['candidate-sheet', 'juror-cards']),
});

/** What every way of choosing a subject may need: null when it does not. */
const choiceReasons = {
  /** Lets a subject of this session come again. */
  repeatReason: longText.min(1).nullable(),
  /** Why the subject that stands is replaced. */
  replaceReason: longText.min(1).nullable(),
};

export const subjectChoice = z.strictObject({ passageId: idSchema, subjectId: idSchema, ...choiceReasons });

export const subjectDraw = z.strictObject({
  passageId: idSchema,
  /** Subjects that the jury sets aside, each with its reason. */
  exclusions: z.array(z.strictObject({ subjectId: idSchema, reason: longText.min(1) })).max(500),
  ...choiceReasons,
});

export const envelopeInput = z.strictObject({ passageId: idSchema, envelope: z.number().int().min(1) });

/** A member who only observes has no role. Members left out keep what they have. */
export const rolesInput = z.strictObject({
  passageId: idSchema,
  roles: z
    .array(z.strictObject({ jurorId: idSchema, roleId: idSchema.nullable() }))
    .min(1)
    .max(20),
});

/** `jurorId` null: the panel stamped it. */
export const stampInput = z.strictObject({
  passageId: idSchema,
  kind: z.enum(['stage', 'move']),
  targetId: idSchema,
  jurorId: idSchema.nullable(),
});

export const stampRef = z.strictObject({ passageId: idSchema, stampId: idSchema });
