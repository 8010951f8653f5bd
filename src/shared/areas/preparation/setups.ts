/** What the administrator prepares for one candidate and one test. */
import { z } from 'zod';
import type { EvaluatorChoice } from '../../../domain/certification/test.schema.ts';
import type { Handouts } from '../../../domain/passage/handouts.ts';
import { answering } from '../../endpoint.ts';
import type { ListPage } from '../../view-parts.ts';
import {
  idSchema,
  isoDateSchema,
  longText,
  nameText,
  passageRef,
  proseText,
  requiredShortText,
  shortText,
} from '../../request-parts.ts';
import { accommodationSchema } from '../candidates.ts';
import type { AccommodationInput, AttachmentView, CandidateIdentity } from '../passage/prepared.ts';
import type { SessionView } from './sessions.ts';

const candidateSchema = z.strictObject({
  lastName: nameText.min(1),
  firstName: nameText.min(1),
  birthDate: z.union([z.literal(''), isoDateSchema]),
  birthPlace: nameText,
  company: shortText,
  trainingBody: shortText,
  tutor: shortText,
});

/** A text of some pages. */
export const MAX_HANDED = 20_000;
export const MOST_QUESTIONS = 100;
/** Of one plan. */
const MOST_PLANNED = 200;

/** To the minute, such as "09:30". */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** `passageId` absent adds the passage. */
export const passageInput = z.strictObject({
  sessionId: idSchema,
  passageId: idSchema.exactOptional(),
  candidate: candidateSchema,
  /** Whose file the passage belongs to, where one was chosen; what is typed opens or follows one otherwise. */
  personId: idSchema.exactOptional(),
  testId: idSchema,
  caseTitle: shortText,
  accommodation: accommodationSchema,
  evaluatorChoice: z.enum(['jury', 'tutor']).nullable(),
  plannedTime: timeOfDay.nullable(),
  importedResults: z.record(idSchema, shortText),
  /** What the candidate is handed, where the test says so; absent leaves it as it is. */
  handouts: z
    .strictObject({
      text: z
        .strictObject({ title: shortText, text: proseText(MAX_HANDED).min(1) })
        .readonly()
        .nullable(),
      /** Each once: one alone is the question, several are drawn from. */
      questions: z
        .array(longText.min(1))
        .max(MOST_QUESTIONS)
        .refine((all) => new Set(all).size === all.length)
        .readonly(),
    })
    .exactOptional(),
});

/** One test prepared for several persons, one after the other from `firstTime`; null leaves the hours open. */
export const planInput = z.strictObject({
  sessionId: idSchema,
  testId: idSchema,
  personIds: z.array(idSchema).min(1).max(MOST_PLANNED),
  firstTime: timeOfDay.nullable(),
  /** Minutes between two passages. */
  gapMin: z.int().min(0).max(240),
  /** As many at the same time as the test takes, by one clock; absent means one after the other. */
  isTogether: z.boolean().exactOptional(),
});

/** Planned passages of one test that are to be held by one clock. */
export const togetherInput = z.strictObject({
  sessionId: idSchema,
  passageIds: z
    .array(idSchema)
    .min(2)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length),
});

/** What a plan would give to one of those whom it names. */
export interface PlannedPerson {
  readonly personId: string;
  /** Null where hours are left open, past midnight, and for who is prepared already. */
  readonly plannedTime: string | null;
  readonly isAlready: boolean;
}

export interface PlanReport {
  readonly planned: number;
  /** Whose test was prepared already. */
  readonly already: number;
}

export const attachmentInput = z.strictObject({
  passageId: idSchema,
  name: requiredShortText,
  mediaType: shortText,
  bytes: z.instanceof(Uint8Array),
});

export const attachmentRef = z.strictObject({ attachmentId: idSchema });

/** What the administrator prepares for one candidate and one test. */
export interface PassageSetup {
  readonly id: string;
  readonly sessionId: string;
  readonly candidate: CandidateIdentity;
  /** Whose file it belongs to. */
  readonly personId: string | null;
  readonly testId: string;
  readonly caseTitle: string;
  readonly accommodation: AccommodationInput;
  readonly evaluatorChoice: EvaluatorChoice | null;
  readonly plannedTime: string | null;
  readonly attachments: readonly AttachmentView[];
  /** Results of tests that this jury does not assess, by test id. */
  readonly importedResults: Readonly<Record<string, string>>;
  readonly handouts: Handouts;
  readonly isBegun: boolean;
  /** It takes up a test that was begun anew: whose it is, and which test, stay. */
  readonly isOfAttempt: boolean;
  /** What minutes are made from is frozen; what may still be completed is noted in the journal. */
  readonly isFrozen: boolean;
}

/** What can be asked of this area. */
export const setupEndpoints = {
  setups: {
    get: answering<PassageSetup>('desk')(passageRef),
    save: answering<PassageSetup>('desk')(passageInput),
    /** The hours that a plan would give, in the order asked. */
    previewPlan: answering<ListPage<PlannedPerson>>('desk')(planInput),
    plan: answering<PlanReport>('desk')(planInput),
    /** Holds these planned passages by one clock. */
    together: answering<SessionView>('desk')(togetherInput),
    /** Dissolves the group of that passage; refused once one of them began. */
    apart: answering<SessionView>('desk')(passageRef),
    remove: answering<SessionView>('desk')(passageRef),
    attach: answering<PassageSetup>('desk')(attachmentInput),
    detach: answering<PassageSetup>('desk')(attachmentRef),
    /** Draws one of the questions that were typed, by the system's chance; each draw is kept. */
    drawQuestion: answering<PassageSetup>('desk')(passageRef),
    readAttachment: answering<{
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    }>('desk')(attachmentRef),
  },
} as const;
