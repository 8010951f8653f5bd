/**
 * Content `pupitre.minutes/2`, which new locks write: what it adds to `/1` is what happens to a jury and to a clock while a
 * candidate passes, and certifications of any kind, with the result of a test told from the decision on a bloc. Version 0.2.0
 * released it: it never changes.
 */
import { z } from 'zod';
import { PAPER_SCAN_TYPES } from '../assessment/paper-scan.ts';
import { SIGNING_WAYS } from '../passage/attendance-signature.ts';
import {
  conductEntrySchema1,
  contentSchema1,
  instantSchema,
  memberSchema1,
  phaseSchema1,
  textSchema,
} from './content-1.schema.ts';
import {
  assessmentShape2,
  changeSchema2,
  resultSchema2,
  testOutcomeSchema,
} from './content-2-assessment.schema.ts';

/** Someone who left after the start: for a link found late, or for another cause. */
const departureSchema = z.strictObject({
  cause: z.enum(['link', 'departure']),
  reason: textSchema,
  at: instantSchema,
  /** Whether their sealed grid counts; never for a link, and never for a grid that was not sealed. */
  isCounted: z.boolean(),
});

const memberSchema = memberSchema1.extend({
  /** A substitute is listed by the session and sits only when called in. */
  status: z.enum(['convened', 'substitute']),
  /** Whether this member had a vote at this passage: false for a consultative voice, and for who came after the start. */
  isVoting: z.boolean(),
  /** When a member who was called in, or who came late, arrived; null for who was there. */
  arrivedAt: instantSchema.nullable(),
  departure: departureSchema.nullable(),
});

const conductEntrySchema = conductEntrySchema1.extend({
  type: z.enum([
    ...conductEntrySchema1.shape.type.options,
    'departure',
    'departure-undone',
    'arrival',
    'succession',
    'withdrawal-ruling',
    'restart',
    'early-end',
    'return',
    'pin-reset',
    'completion',
    'candidate-left',
    // A sealed grid opened again before any was read; the detail says how many entries had come too late.
    'grid-reopened',
  ]),
  /** Name of the member whom the entry is about, where there is one: who left, arrived, presides from then on. */
  memberName: textSchema.nullable(),
  /** Part of the length that was counted as elapsed, in ms, where a ruling counted a part; null otherwise. */
  countedMs: z.number().min(0).nullable(),
});

/** Strokes of a signature: thickness, then x and y of each point; `;` between strokes. */
const STROKES = /^\d{1,5}(?: \d{1,6} \d{1,6})+(?:;\d{1,5}(?: \d{1,6} \d{1,6})+)*$/;
/** Characters that a signature's strokes take at most: a small part of the data from which pages are still drawn again. */
export const MAX_STROKES = 30_000;
const handLengthSchema = z.number().int().min(1).max(999_999);

/** What the candidate's hand left on the pad, in tenths of its unit: the page is drawn from it. */
const handSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    width: handLengthSchema,
    height: handLengthSchema,
    strokes: z.string().max(MAX_STROKES).regex(STROKES),
  }),
  z.strictObject({ kind: z.literal('typed'), name: textSchema }),
]);

const attendanceSchema = contentSchema1.shape.attendance.extend({
  /** How the candidate signed for being there; absent where nobody said. */
  signature: z
    .strictObject({
      way: z.enum(SIGNING_WAYS),
      at: instantSchema,
      /** On what device, who holds the paper, or why there is none. */
      note: textSchema,
      /** Null unless it was left on the pad. */
      hand: handSchema.nullable(),
    })
    .exactOptional(),
});

/** A phase in another room, without the jury, says so. */
const phaseSchema = phaseSchema1.extend({ isElsewhere: z.literal(true).exactOptional() });

/** A test that was begun and started again: it stays as it was, all of it is told, and it decides nothing. */
const attemptSchema = z.strictObject({
  /** First and last instants of its phases; null when none began, or ended. */
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  restartedAt: instantSchema,
  cause: z.enum(['interruption', 'withdrawal', 'composition', 'ruling']),
  reason: textSchema,
  phases: z.array(phaseSchema),
  /** Who sat at it, with why and when those who left it did. */
  members: z.array(
    z.strictObject({
      id: textSchema,
      name: textSchema,
      capacity: textSchema,
      departure: departureSchema.omit({ isCounted: true }).nullable(),
    }),
  ),
  conduct: z.array(conductEntrySchema),
  /** Names of the members whose grid was sealed. */
  sealedBy: z.array(textSchema),
  /** Their sealed marks, none of which counts. */
  marks: z.array(z.strictObject({ jurorId: textSchema, criterionId: textSchema, mark: textSchema })),
  /** Results that were deliberated, and the last result of the test that was given; none of them counts. */
  changes: z.array(changeSchema2.extend({ competenceId: textSchema })),
  result: resultSchema2.nullable(),
  /** Number that its minutes had been given; null when they were never locked. */
  number: textSchema.nullable(),
  /** Each time its minutes were locked, for which outcome, who signed, and why the lock was voided. */
  locks: z.array(
    z.strictObject({
      revision: z.number().int().min(1),
      at: instantSchema,
      /** SHA-256 (hex) of the canonical content. */
      contentDigest: textSchema,
      outcome: testOutcomeSchema,
      signedBy: z.array(textSchema),
      voided: z.strictObject({ at: instantSchema, reason: textSchema }).nullable(),
    }),
  ),
});

/** Who presided after the president left, named by the members who remained. */
const successionSchema = z.strictObject({
  at: instantSchema,
  name: textSchema,
  namedBy: z.array(textSchema),
});

/** A link with the candidate that a member declared, before declaring that there is none. */
const linkTakenBackSchema = z.strictObject({
  name: textSchema,
  reason: textSchema,
  declaredAt: instantSchema,
  takenBackAt: instantSchema,
});

/** A forgotten PIN that was replaced, by the member present and under the PINs of others. */
const pinResetSchema = z.strictObject({
  at: instantSchema,
  name: textSchema,
  confirmedBy: z.array(textSchema),
  isGridReopened: z.boolean(),
});

/** What the jury that decided lacked of the session's rules of composition, once members had left or arrived. */
const compositionFaultSchema = z.strictObject({
  code: z.enum([
    'too-few-members',
    'too-many-members',
    'president-missing',
    'several-presidents',
    'president-consultative',
    'too-few-external',
    'college-may-not-vote',
    'not-joint',
    'duplicate-name',
  ]),
  /** Number of members, where the fault is one of numbers. */
  expected: z.number().int().min(0).nullable(),
  actual: z.number().int().min(0).nullable(),
  /** The member whom it is about, where it is about one. */
  memberName: textSchema.nullable(),
});

/** Entries of one member that came after their grid was sealed, or from a device that was replaced: in no grid, never counted. */
const lateEntriesSchema = z.strictObject({
  jurorId: textSchema,
  count: z.number().int().min(1),
  /** Hours at which the first and the last of them were made. */
  firstAt: instantSchema,
  lastAt: instantSchema,
  /** How many of them are the member's own notes, which no minutes print. */
  noteCount: z.number().int().min(0),
  /** Marks and observations in the order of their queue, the first of them; `value` null clears. */
  entries: z.array(
    z.strictObject({
      kind: z.enum(['mark', 'observation']),
      /** Criterion that was marked, or that the indicator is of. */
      criterionId: textSchema,
      value: textSchema.nullable(),
      madeAt: instantSchema,
      receivedAt: instantSchema,
    }),
  ),
});

/** A grid that its member filled in on paper: what was typed in after the passage and stands, and the scan, an annex. */
const paperGridSchema = z.strictObject({
  jurorId: textSchema,
  /** Null where a scan alone was given. */
  entries: z
    .strictObject({
      markCount: z.number().int().min(0),
      observationCount: z.number().int().min(0),
      firstAt: instantSchema,
      lastAt: instantSchema,
    })
    .nullable(),
  scan: z
    .strictObject({
      name: textSchema,
      mediaType: z.enum(PAPER_SCAN_TYPES),
      byteCount: z.number().int().min(1),
      /** SHA-256 (hex) of the file. */
      sha256: textSchema,
    })
    .nullable(),
});

/** The content that new locks sign. */
export const contentSchema2 = contentSchema1
  .omit({ bloc: true, scale: true, notAssessed: true, proposal: true, decision: true })
  .extend({
    ...assessmentShape2,
    schema: z.literal('pupitre.minutes/2'),
    /** Certificate of the organisation's seal, RFC 4514 subject and SHA-256 (hex); null when it was not known at the lock. */
    seal: z.strictObject({ subject: textSchema, sha256: textSchema }).nullable(),
    attendance: attendanceSchema,
    members: z.array(memberSchema).min(1),
    phases: z.array(phaseSchema),
    /** How many candidates began this test by the same start, this one among them; absent for one who passed alone. */
    together: z.number().int().min(2).exactOptional(),
    conduct: z.array(conductEntrySchema),
    attempts: z.array(attemptSchema),
    linksTakenBack: z.array(linkTakenBackSchema),
    composition: z.array(compositionFaultSchema),
    presidency: z.array(successionSchema),
    pinResets: z.array(pinResetSchema),
    /** One for each member of whom some did; absent where none came too late. */
    lateEntries: z.array(lateEntriesSchema).min(1).exactOptional(),
    /** Sealed grids in which paper served, in the order of the jury; absent where none did. */
    paperGrids: z.array(paperGridSchema).min(1).exactOptional(),
  });

/** Content of minutes that new locks sign: see the field comments for shapes and units (epoch ms, ms, IANA zone). */
export type MinutesContent2 = z.infer<typeof contentSchema2>;
