/** Sessions, their members, and the passages that they list. */
import { z } from 'zod';
import type { DecisionOutcome, Scale } from '../../../domain/assessment/assessment.types.ts';
import { DEFAULT_THRESHOLD } from '../../../domain/assessment/deliberation.ts';
import { DEFAULT_SCALE } from '../../../domain/assessment/scale.ts';
import type { CompositionFault, JuryMember, JuryRules } from '../../../domain/jury/jury.types.ts';
import { COLLEGES, PRESENCE_MODES } from '../../../domain/jury/jury.types.ts';
import { DEFAULT_REMINDER_MS } from '../../../domain/passage/accommodation.ts';
import type { AttendanceStatus, PassageStage } from '../../../domain/passage/passage.types.ts';
import type { DurationMs } from '../../../domain/time/time.ts';
import { durationMs } from '../../../domain/time/time.ts';
import { answering } from '../../endpoint.ts';
import {
  durationSchema,
  idSchema,
  isoDateSchema,
  longText,
  memberRef,
  pageShape,
  pinSchema,
  requiredShortText,
  sessionRef,
} from '../../request-parts.ts';
import type { ListPage } from '../../view-parts.ts';
import type { ReferentielSummary, TermsSummary } from '../certifications.ts';
import { referentielRef } from '../certifications.ts';
import type { CandidateIdentity } from '../passage/prepared.ts';

const rulesSchema = z.strictObject({
  minMembers: z.number().int().min(1).max(20),
  quorum: z.number().int().min(1).max(20),
  isPresidentRequired: z.boolean(),
  minExternalShare: z.number().min(0).max(1),
  excludedVotingColleges: z.array(z.enum(COLLEGES)).readonly(),
  arrivalsMayMark: z.boolean().exactOptional(),
  maxMembers: z.number().int().min(1).max(20).exactOptional(),
  parity: z.array(z.enum(COLLEGES)).min(2).max(COLLEGES.length).readonly().exactOptional(),
  hasCastingVote: z.boolean().exactOptional(),
  isCountersigned: z.boolean().exactOptional(),
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
  scale: scaleSchema.nullable(),
  threshold: z.number().min(0).max(1_000_000).nullable(),
  isThresholdConfirmed: z.boolean(),
  reminderMs: z.array(durationSchema).max(6),
  blocValidityYears: z.number().int().min(1).max(50).nullable(),
  preparationMs: durationSchema,
  /** Competences to which a test is narrowed, by its id; a test that is not there covers all its own. */
  covered: z.record(idSchema, z.array(idSchema).min(1).max(500).readonly()).exactOptional(),
  /** Why scale, threshold, competences or jury rules are not those of the certification; absent means that they are. */
  departure: longText.exactOptional(),
});

/**
 * What is written of a session itself. A field added here is read, answered and audited with the others; the repo asks for
 * its column, `NEW_DETAILS` for what it is before anyone typed it.
 */
const detailsShape = {
  title: requiredShortText,
  date: isoDateSchema,
  place: requiredShortText,
  status: z.enum(['proposition', 'decision']),
};
export type SessionDetails = Readonly<z.output<z.ZodObject<typeof detailsShape>>>;

/** Before anyone typed anything. */
export const NEW_DETAILS: SessionDetails = { title: '', date: '', place: '', status: 'proposition' };

const DETAILS = Object.keys(detailsShape) as readonly (keyof SessionDetails)[];

/** The details alone of whatever holds them among other things. */
export function detailsOf(session: SessionDetails): SessionDetails {
  return Object.fromEntries(DETAILS.map((field) => [field, session[field]])) as SessionDetails;
}

/** The nearest first of those to come, the latest first of all others. */
export const sessionPageInput = z.strictObject({
  /** Those of today, after it or before it; all of them when it is not said. */
  days: z.strictObject({ today: isoDateSchema, are: z.enum(['today', 'upcoming', 'past']) }).exactOptional(),
  ...pageShape,
});

export const attentionInput = z.strictObject({ today: isoDateSchema, ...pageShape });

/** `sessionId` absent creates the session. */
export const sessionInput = z.strictObject({
  sessionId: idSchema.exactOptional(),
  ...detailsShape,
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

/** Setting a PIN that replaces another needs the current one. */
export const pinInput = z.strictObject({
  jurorId: idSchema,
  pin: pinSchema,
  currentPin: pinSchema.exactOptional(),
});

export type MinutesStatus = SessionDetails['status'];

/** Everything about assessment that the source does not fix: a session's configuration. */
export interface AssessmentSettings {
  /** The session's own; null for the certification's. */
  readonly scale: Scale | null;
  /** The session's own, out of what the rule is out of (a share from 0 to 1 in format 1); null for the rule's. */
  readonly threshold: number | null;
  readonly isThresholdConfirmed: boolean;
  /** Remaining times, in milliseconds, at which the panel is reminded. */
  readonly reminderMs: readonly DurationMs[];
  /** Years that a bloc stays valid; null is for life. */
  readonly blocValidityYears: number | null;
  /** Time that a candidate has to prepare a drawn subject, before the test's own phases; 0 when they have none. */
  readonly preparationMs: DurationMs;
  /** Competences to which a test is narrowed, by its id; a test that is not there covers all its own. */
  readonly covered?: Readonly<Record<string, readonly string[]>>;
  /** Why scale, threshold, competences or jury rules are not those of the certification, printed in the minutes. */
  readonly departure?: string;
}

/** How a session assesses until the administrator says otherwise; the threshold is shown as not confirmed. */
export const DEFAULT_SETTINGS: AssessmentSettings = {
  scale: DEFAULT_SCALE,
  threshold: DEFAULT_THRESHOLD,
  isThresholdConfirmed: false,
  reminderMs: DEFAULT_REMINDER_MS,
  blocValidityYears: null,
  preparationMs: durationMs(0),
};

/** What a session on that certification starts from: the certification's own terms, or the defaults where it has none. */
export function startingTerms({ isOwn, isRuleConfirmed, reminderMs, rules }: TermsSummary): {
  readonly rules: JuryRules;
  readonly settings: AssessmentSettings;
} {
  if (!isOwn) return { rules, settings: DEFAULT_SETTINGS };
  return {
    rules,
    settings: {
      ...DEFAULT_SETTINGS,
      scale: null,
      threshold: null,
      isThresholdConfirmed: isRuleConfirmed,
      reminderMs: reminderMs ?? DEFAULT_REMINDER_MS,
    },
  };
}

/** Rules that the words of a composition's faults need. */
export type FaultRules = Pick<JuryRules, 'minMembers' | 'minExternalShare'> & {
  readonly maxMembers?: number | undefined;
};

export interface SessionSummary extends SessionDetails {
  readonly id: string;
  readonly certification: string;
  readonly referentiel: { readonly id: string; readonly version: string; readonly language: string };
  readonly isSample: boolean;
  readonly passageCount: number;
  readonly archivedCount: number;
}

/** Something that waits for a person, wherever it is; the jury of a day that is over can no longer be mended. */
export type Attention =
  | {
      readonly kind: 'ruling' | 'unfinished' | 'evaluator';
      readonly passageId: string;
      readonly candidate: Pick<CandidateIdentity, 'firstName' | 'lastName'>;
      readonly stage: PassageStage;
    }
  | {
      readonly kind: 'composition';
      readonly sessionId: string;
      readonly sessionTitle: string;
      /** The first fault of its jury, and what a sentence of it says. */
      readonly fault: CompositionFault;
      readonly rules: FaultRules;
      /** The member whom the fault names; empty when it names none. */
      readonly memberName: string;
    };

export interface MemberView extends JuryMember {
  readonly hasPin: boolean;
}

export interface PassageSummary {
  readonly id: string;
  readonly position: number;
  /** Local time of day as planned, e.g. "09:30"; null when not planned. */
  readonly plannedTime: string | null;
  readonly candidate: CandidateIdentity;
  readonly blocIds: readonly string[];
  readonly testId: string;
  readonly testTitle: string;
  /** Passages that share it are held together, by one clock; null for one that is held alone. */
  readonly groupId: string | null;
  readonly stage: PassageStage;
  readonly attendance: AttendanceStatus | null;
  readonly isBegun: boolean;
  /** Began before the candidate: what minutes are made from is frozen, changes hold for the other passages only. */
  readonly isFrozen: boolean;
  readonly needsRuling: boolean;
  /** The passage that follows, once the test was begun anew. */
  readonly nextPassageId: string | null;
  /** The source contradicts itself on who assesses, and nobody has chosen yet. */
  readonly needsEvaluatorChoice: boolean;
  readonly minutesId: string | null;
  /** Another laptop has it: to whom it was handed out, and the number of the minutes that came back. */
  readonly away: { readonly recipient: string; readonly number: string | null } | null;
  /** What its minutes say, in the certification's words; null before there are any. */
  readonly result: { readonly outcome: DecisionOutcome; readonly word: string } | null;
}

export interface SessionView extends SessionDetails {
  readonly id: string;
  readonly isSample: boolean;
  readonly referentiel: ReferentielSummary;
  readonly blocIds: readonly string[];
  readonly rules: JuryRules;
  readonly settings: AssessmentSettings;
  readonly members: readonly MemberView[];
  readonly compositionFaults: readonly CompositionFault[];
  /** Once a passage began, certification, scale, threshold, jury rules and status hold for every candidate alike. */
  readonly isFrozen: boolean;
  readonly passages: readonly PassageSummary[];
}

/** Whose blank grids are printed: those of one passage, or of the whole session. */
export const gridsInput = sessionRef.extend({ passageId: idSchema.nullable() });

/** `jury`: who is convened and who has a PIN, which a passage under way reads where they stand now. */
export type SessionTopic = 'sessions' | 'jury';

/** What can be asked of this area. */
export const sessionEndpoints = {
  sessions: {
    list: answering<ListPage<SessionSummary>>('desk')(sessionPageInput),
    /** What needs a hand, the most urgent first. */
    attention: answering<ListPage<Attention>>('desk')(attentionInput),
    get: answering<SessionView>('desk')(sessionRef),
    save: answering<SessionView>('desk')(sessionInput),
    saveMember: answering<SessionView>('desk')(memberInput),
    removeMember: answering<SessionView>('desk')(memberRef),
    setPin: answering<SessionView>('desk')(pinInput),
    /** Shows the sheet on which candidates and jury sign on paper, to be printed. */
    printAttendance: answering<null>('desk')(sessionRef),
    /** Shows blank grids to be printed: of one passage, or of each that still may be marked. */
    printGrids: answering<null>('desk')(gridsInput),
  },
} as const;
