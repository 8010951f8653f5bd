/** A candidate before the jury, from reception to archived minutes. */
import { z } from 'zod';
import type { CoverageState } from '../../../domain/assessment/assessment.types.ts';
import type { AttendanceSignature } from '../../../domain/passage/attendance-signature.ts';
import type {
  JournalEntry,
  PassageCommand,
  PassageRefusal,
  PassageStage,
  PassageState,
} from '../../../domain/passage/passage.types.ts';
import type { AssessedCompetence } from '../../../domain/certification/assessed.ts';
import type { Handouts } from '../../../domain/passage/handouts.ts';
import type { Material } from '../../../domain/certification/test.schema.ts';
import { answering, telling } from '../../endpoint.ts';
import { idSchema, pageShape, passageRef, reasonSchema, signatureSvg } from '../../request-parts.ts';
import type { ClockView } from './clocks.ts';
import { passageCommandInput } from './commands.ts';
import type { PassageJuryView } from './jury.ts';
import {
  callInput,
  presenceInput,
  presidentInput,
  restartInput,
  withdrawalInput,
  withdrawalRef,
  withdrawalRuling,
} from './jury.ts';
import type { LockView } from './lock.ts';
import type { AccommodationInput, AttachmentView, CandidateIdentity } from './prepared.ts';
import type { SeatView } from './seats.ts';

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
    reason: reasonSchema,
  }),
]);

/** How the candidate signed for being there, each time anew until the content is locked; or that it is taken back. */
export const attendanceSignatureInput = z.discriminatedUnion('way', [
  passageRef.extend({ way: z.literal('pad'), svg: signatureSvg }),
  passageRef.extend({ way: z.enum(['device', 'paper', 'none']), note: reasonSchema }),
  passageRef.extend({ way: z.literal('taken-back') }),
]);

export interface StepView {
  /** 'reception', a phase id, 'marking', 'deliberation', 'decision', 'signature' or 'archived'. */
  readonly id: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly missing: readonly PassageRefusal[];
}

/** Whole snapshot of a passage for every screen of the panel; holds nobody's marks. */
export interface PassageView {
  readonly passageId: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly stage: PassageStage;
  readonly candidate: CandidateIdentity;
  /** Blocs that the test bears on; none for a test of the certification as a whole. */
  readonly blocs: readonly { readonly id: string; readonly title: string }[];
  /** Of the certification's own wording, BCP 47. */
  readonly language: string;
  /** What the certification calls one of them, and several. */
  readonly blocWord: { readonly one: string; readonly many: string };
  readonly testTitle: string;
  /** How many are to pass together, this candidate among them; null for one who passes alone. */
  readonly togetherCount: number | null;
  readonly materials: readonly Material[];
  /** Ids of the phases that are held in another room, without the jury. */
  readonly elsewhere: readonly string[];
  /** Title of the subject to play, which the candidate may read; null before it is chosen, or without one. */
  readonly subjectTitle: string | null;
  readonly caseTitle: string;
  /** What the candidate is handed. */
  readonly handouts: Handouts;
  readonly accommodation: AccommodationInput;
  readonly attachments: readonly AttachmentView[];
  readonly identity: PassageState['identity'];
  readonly attendance: PassageState['attendance'];
  /** How the candidate signed for being there; null while nobody said. */
  readonly attendanceSignature: Omit<AttendanceSignature, 'hand'> | null;
  /** Some grid holds an observation or a mark: the candidate was there. */
  readonly isJudged: boolean;
  readonly competences: readonly AssessedCompetence[];
  /** Labels of the competences that the session leaves out of the test, and why; null when it is assessed whole. */
  readonly narrowing: { readonly left: readonly string[]; readonly reason: string } | null;
  readonly clock: ClockView;
  readonly steps: readonly StepView[];
  readonly available: readonly PassageCommand['type'][];
  readonly seats: readonly SeatView[];
  readonly jury: PassageJuryView;
  /** State by competence id over all grids together. */
  readonly coverage: Readonly<Record<string, CoverageState>>;
  readonly criterionCount: number;
  readonly lock: LockView | null;
  readonly minutesId: string | null;
}

export const journalInput = passageRef.extend({
  /** Entries before that one; the latest when it is not said. */
  before: z.int().min(1).exactOptional(),
  limit: pageShape.limit,
});

export const leaveInput = passageRef.extend({ reason: reasonSchema });

/** A part of a journal, in its order. */
export interface JournalPage {
  /** How many entries there are in all. */
  readonly count: number;
  readonly entries: readonly JournalEntry[];
}

export const passageBroadcasts = {
  'passage-changed': telling<PassageView>(),
  /** The same where a juror's entry alone changed it: nothing that a list shows, nor a clock elsewhere. */
  'grids-changed': telling<PassageView>(),
} as const;

/** What can be asked of this area. */
export const passageEndpoints = {
  passages: {
    get: answering<PassageView>('desk', 'juror')(passageRef),
    declare: answering<PassageView>('desk', 'juror')(declarationInput),
    command: answering<PassageView>('desk')(passageCommandInput),
    signAttendance: answering<PassageView>('desk')(attendanceSignatureInput),
    /** A candidate who passes together with others leaves for good: theirs ends alone, and the others go on. */
    leaveTogether: answering<PassageView>('desk')(leaveInput),
    journal: answering<JournalPage>('desk')(journalInput),
    setPresence: answering<PassageView>('desk')(presenceInput),
    callMember: answering<PassageView>('desk')(callInput),
    withdrawMember: answering<PassageView>('desk')(withdrawalInput),
    undoWithdrawal: answering<PassageView>('desk')(withdrawalRef),
    /** Answers the passage that goes on: the new one, when the president rules that the test begins anew. */
    ruleOnWithdrawal: answering<PassageView>('desk')(withdrawalRuling),
    namePresident: answering<PassageView>('desk')(presidentInput),
    /** Keeps this attempt as it is and answers the new passage. */
    restart: answering<PassageView>('desk')(restartInput),
  },
} as const;
