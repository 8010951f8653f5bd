/** A role play: how its subject is drawn, who plays what, and when. */
import { z } from 'zod';
import type { PassageStage } from '../../domain/passage/passage.types.ts';
import type { CandidateSheet } from '../../domain/roleplay/candidate-sheet.ts';
import type { DrawCommitment, DrawExclusion, DrawRecord } from '../../domain/roleplay/draw.schema.ts';
import type { JurorCard, ObserverSheet } from '../../domain/roleplay/juror-cards.ts';
import type { Subject } from '../../domain/roleplay/subject.schema.ts';
import type { DurationMs, Instant } from '../../domain/time/time.ts';
import { answering, telling } from '../endpoint.ts';
import { idSchema, passageRef, reasonSchema } from '../request-parts.ts';
import type { SubjectSummary } from './subjects.ts';

/** What every way of choosing a subject may need: null when it does not. */
const choiceReasons = {
  /** Lets a subject of this session come again. */
  repeatReason: reasonSchema.nullable(),
  /** Why the subject that stands is replaced. */
  replaceReason: reasonSchema.nullable(),
};

export const subjectChoice = z.strictObject({ passageId: idSchema, subjectId: idSchema, ...choiceReasons });

export const subjectDraw = z.strictObject({
  passageId: idSchema,
  /** Subjects that the jury sets aside, each with its reason. */
  exclusions: z.array(z.strictObject({ subjectId: idSchema, reason: reasonSchema })).max(500),
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

/** A subject that this passage could play, with what bars it. */
export interface PoolSubject extends SubjectSummary {
  readonly exclusions: readonly DrawExclusion[];
  /** Barred only by this session: it may come again, with a reason. */
  readonly isRepeat: boolean;
  readonly isEligible: boolean;
}

/** How a subject came to this passage. */
export interface SubjectChoice {
  readonly record: DrawRecord;
  readonly title: string;
  readonly at: Instant;
  /** Why it replaced the former one; null for the first. */
  readonly replaceReason: string | null;
}

export interface StampView {
  readonly id: string;
  readonly kind: 'stage' | 'move';
  /** Id of the stage or of the move. */
  readonly targetId: string;
  /** French label of the stage, or the move's text. */
  readonly label: string;
  /** Member who stamped it; null for the panel. */
  readonly jurorId: string | null;
  readonly phaseId: string;
  /** Time played in that phase. */
  readonly elapsedMs: DurationMs;
  readonly at: Instant;
}

/** A role play as its jury sees it, the whole subject included: never for a candidate's screen. */
export interface RoleplayView {
  readonly passageId: string;
  readonly stage: PassageStage;
  /** Until the first phase starts. */
  readonly isChoiceOpen: boolean;
  /** Until the content is locked. */
  readonly isOpen: boolean;
  /** Subjects of this bloc that are not retired, in the order of their ids. */
  readonly pool: readonly PoolSubject[];
  /** Sealed envelopes that await the candidate's pick. */
  readonly envelopes: {
    readonly count: number;
    readonly commitment: DrawCommitment;
    readonly replaceReason: string | null;
  } | null;
  /** A draw that is settled and waits to be done: its list and its seed no longer change. */
  readonly sealedDraw: {
    readonly count: number;
    readonly commitment: DrawCommitment;
    readonly replaceReason: string | null;
  } | null;
  readonly choice: SubjectChoice | null;
  /** Choices that were replaced, oldest first. */
  readonly formerChoices: readonly SubjectChoice[];
  readonly subject: Subject | null;
  /** One for each role of the subject. */
  readonly cards: readonly JurorCard[];
  readonly observerSheet: ObserverSheet | null;
  /** One for each member who sits; null only observes. */
  readonly roles: readonly { readonly jurorId: string; readonly roleId: string | null }[];
  /** In the order of time. */
  readonly timeline: readonly StampView[];
}

export const roleplayBroadcasts = {
  'roleplay-changed': telling<{ readonly passageId: string }>(),
} as const;

/** What can be asked of this area. */
export const roleplayEndpoints = {
  roleplay: {
    /** For the jury's eyes: holds the whole subject. */
    get: answering<RoleplayView>('desk')(passageRef),
    choose: answering<RoleplayView>('desk')(subjectChoice),
    /** Settles list and seed, so that the commitment is shown before anything is drawn. */
    sealDraw: answering<RoleplayView>('desk')(subjectDraw),
    /** Draws on the sealed list when there is one that still holds, else seals and draws at once. */
    draw: answering<RoleplayView>('desk')(subjectDraw),
    prepareEnvelopes: answering<RoleplayView>('desk')(subjectDraw),
    openEnvelope: answering<RoleplayView>('desk')(envelopeInput),
    assignRoles: answering<RoleplayView>('desk')(rolesInput),
    stamp: answering<RoleplayView>('desk')(stampInput),
    retractStamp: answering<RoleplayView>('desk')(stampRef),
    /** The only answer made for a candidate's eyes: holds nothing of the jury's. */
    candidateSheetPreview: answering<CandidateSheet>('desk')(passageRef),
  },
} as const;
