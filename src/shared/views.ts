import type {
  BlocProposal,
  CompetenceResult,
  CoverageState,
  Decision,
  Grid,
  MissingMark,
  ResultChange,
  Scale,
} from '../domain/assessment/assessment.types.ts';
import type { WithdrawalCause } from '../domain/jury/jury-acts.types.ts';
import type {
  CompositionFault,
  Declaration,
  JuryMember,
  JuryRules,
  PresenceMode,
} from '../domain/jury/jury.types.ts';
import type { GapCause } from '../domain/passage/passage.clock-events.ts';
import type {
  AttendanceStatus,
  JournalEntry,
  PassageCommand,
  PassageRefusal,
  PassageStage,
  PassageState,
} from '../domain/passage/passage.types.ts';
import type {
  Competence,
  EvaluatorChoice,
  TestExtra,
  TestPhase,
} from '../domain/referentiel/referentiel.schema.ts';
import type { DurationMs, Instant, MonotonicMs } from '../domain/time/time.ts';
import type { PassageJuryView } from './jury.views.ts';
import type { LockView } from './lock.views.ts';
import type { ErrorCode } from './error-codes.ts';

export type * from './archive.views.ts';
export type * from './jury.views.ts';
export type * from './lock.views.ts';
export type * from './rectification.views.ts';
export type * from './roleplay.views.ts';
export type * from './signing.views.ts';
export type * from './timestamps.views.ts';

export type Language = 'fr' | 'en';
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Name of the certifying organisation, printed at the head of the minutes. */
  readonly organisation: string;
  readonly isSoundOn: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly dataPath: string;
  readonly timeZone: string;
  /** Names that a preceding crash or refusal left for the user to read, if any. */
  readonly startupNotice: 'recovered-passage' | 'database-backed-up' | 'restored' | null;
  /** Why nothing but a restore can be done: the data cannot be opened. Null in use. */
  readonly rescue: 'database-corrupt' | 'database-missing' | null;
}

export interface ReferentielSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly digest: string;
  readonly blocs: readonly {
    readonly id: string;
    readonly title: string;
    readonly sourceLabel: string;
    readonly competenceCount: number;
    readonly juryTests: readonly TestSummary[];
    /** Tests of the bloc that no jury holds: their results may be imported for the minutes. */
    readonly otherTests: readonly Pick<TestSummary, 'id' | 'title' | 'evaluatorText'>[];
  }[];
}

export interface TestSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly evaluatorText: string;
  readonly contradiction: { readonly with: string; readonly choices: readonly EvaluatorChoice[] } | null;
  readonly phases: readonly TestPhase[];
  readonly deliverable: { readonly title: string; readonly items: readonly string[] } | null;
  readonly extras: readonly TestExtra[];
}

export type MinutesStatus = 'proposition' | 'decision';

/** Everything about assessment that the source does not fix: a session's configuration. */
export interface AssessmentSettings {
  readonly scale: Scale;
  /** Share of the objectives of a bloc, 0 to 1. */
  readonly threshold: number;
  readonly isThresholdConfirmed: boolean;
  /** Remaining times, in milliseconds, at which the panel is reminded. */
  readonly reminderMs: readonly DurationMs[];
  /** Years that a bloc stays valid; null is for life. */
  readonly blocValidityYears: number | null;
  /** Time that a candidate has to prepare a drawn subject, before the test's own phases; 0 when they have none. */
  readonly preparationMs: DurationMs;
}

export interface SessionSummary {
  readonly id: string;
  readonly title: string;
  /** ISO calendar date, e.g. "2026-11-24". */
  readonly date: string;
  readonly place: string;
  readonly certification: string;
  readonly status: MinutesStatus;
  readonly isSample: boolean;
  readonly passageCount: number;
  readonly archivedCount: number;
}

export interface MemberView extends JuryMember {
  readonly hasPin: boolean;
}

export interface PassageSummary {
  readonly id: string;
  readonly position: number;
  /** Local time of day as planned, e.g. "09:30"; null when not planned. */
  readonly plannedTime: string | null;
  readonly candidate: CandidateIdentity;
  readonly blocId: string;
  readonly testId: string;
  readonly testTitle: string;
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
}

export interface CandidateIdentity {
  readonly lastName: string;
  readonly firstName: string;
  /** ISO calendar date; empty when not known yet. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly company: string;
  readonly trainingBody: string;
  readonly tutor: string;
}

export interface SessionView {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly status: MinutesStatus;
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

export type TimeMeasure =
  | { readonly kind: 'none' }
  | { readonly kind: 'third' }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'fixed'; readonly extraMs: number };

/** The measure granted, never its reason. */
export interface AccommodationInput {
  readonly timeMeasure: TimeMeasure;
  readonly otherMeasures: readonly string[];
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly byteCount: number;
  readonly sha256: string;
}

/** What the administrator prepares for one candidate and one test. */
export interface PassageSetup {
  readonly id: string;
  readonly sessionId: string;
  readonly candidate: CandidateIdentity;
  readonly blocId: string;
  readonly testId: string;
  readonly caseTitle: string;
  readonly accommodation: AccommodationInput;
  readonly evaluatorChoice: EvaluatorChoice | null;
  readonly plannedTime: string | null;
  readonly attachments: readonly AttachmentView[];
  /** Results of tests that this jury does not assess, by test id. */
  readonly importedResults: Readonly<Record<string, string>>;
  readonly isBegun: boolean;
  /** It takes up a test that was begun anew: whose it is, and which test, stay. */
  readonly isOfAttempt: boolean;
  /** What minutes are made from is frozen; what may still be completed is noted in the journal. */
  readonly isFrozen: boolean;
}

export interface PhaseView {
  readonly id: string;
  readonly title: string;
  readonly kind: TestPhase['kind'];
  readonly promptsUncovered: boolean;
  readonly baseMs: DurationMs;
  readonly grantedMs: DurationMs;
  readonly elapsedMs: DurationMs;
  /** Negative in overtime. */
  readonly remainingMs: DurationMs;
  readonly overtimeMs: DurationMs;
  readonly suspendedMs: DurationMs;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly state: 'ahead' | 'current' | 'done';
}

/**
 * The clock at one moment: `asOf` on the wall, `asOfMono` on the main process's monotonic clock. A screen extrapolates from
 * there on its own monotonic time at `rate`.
 */
export interface ClockView {
  readonly asOf: Instant;
  readonly asOfMono: MonotonicMs;
  readonly rate: number;
  readonly status: 'stopped' | 'running' | 'paused' | 'interrupted';
  readonly currentPhaseId: string | null;
  readonly phases: readonly PhaseView[];
  readonly undoRemainingMs: DurationMs | null;
  /** Remaining time at which the next reminder falls. */
  readonly nextReminderMs: DurationMs | null;
  readonly pause: { readonly reason: string; readonly forMs: DurationMs } | null;
  readonly interruption: {
    readonly lastAliveAt: Instant;
    readonly foundAt: Instant;
    /** Null when nothing tells how long it lasted. */
    readonly gapMs: DurationMs | null;
    readonly cause: GapCause | 'stopped';
  } | null;
  readonly alarms: readonly 'not-started'[];
}

export interface StepView {
  /** 'reception', a phase id, 'marking', 'deliberation', 'decision', 'signature' or 'archived'. */
  readonly id: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly missing: readonly PassageRefusal[];
}

export interface SeatView {
  readonly jurorId: string;
  readonly name: string;
  readonly capacity: string;
  /** Presides now. */
  readonly isPresident: boolean;
  readonly isSubstitute: boolean;
  /** In this passage; a substitute who was not called in is absent. */
  readonly presence: PresenceMode;
  /** Sits: present, and neither withdrawn nor gone. */
  readonly isSitting: boolean;
  /** When they were called in; null for who sat from the start. */
  readonly arrivedAt: Instant | null;
  /** Why they left after the start; null while they sit. */
  readonly departure: WithdrawalCause | null;
  readonly isMarking: boolean;
  readonly hasPin: boolean;
  /** An earlier attempt knew of a link with the candidate: the declaration stands. */
  readonly isLinkKnown: boolean;
  readonly declaration: Declaration | null;
  /** Number of criteria in scope that have a mark; never which mark. */
  readonly markedCount: number;
  readonly isSealed: boolean;
}

/** Whole snapshot of a passage for every screen of the panel; holds nobody's marks. */
export interface PassageView {
  readonly passageId: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly stage: PassageStage;
  readonly candidate: CandidateIdentity;
  readonly blocId: string;
  readonly blocTitle: string;
  readonly testTitle: string;
  readonly extras: readonly TestExtra[];
  /** Title of the subject to play, which the candidate may read; null before it is chosen, or without one. */
  readonly subjectTitle: string | null;
  readonly caseTitle: string;
  readonly accommodation: AccommodationInput;
  readonly attachments: readonly AttachmentView[];
  readonly identity: PassageState['identity'];
  readonly attendance: PassageState['attendance'];
  /** Some grid holds an observation or a mark: the candidate was there. */
  readonly isJudged: boolean;
  readonly competences: readonly Competence[];
  readonly scale: Scale;
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

export interface GridView {
  readonly passageId: string;
  readonly jurorId: string;
  readonly grid: Grid;
  readonly coverage: Readonly<Record<string, CoverageState>>;
  readonly missing: readonly MissingMark[];
}

/** `token` opens this grid until the seat is closed; it never leaves the process that asked for it. */
export interface OpenSeat {
  readonly token: string;
  readonly view: GridView;
}

export interface DeliberationView {
  readonly passageId: string;
  readonly stage: PassageStage;
  readonly scale: Scale;
  readonly competences: readonly Competence[];
  readonly seats: readonly SeatView[];
  /** Sealed grids that count. */
  readonly grids: readonly Grid[];
  /** Sealed grids of members whom a link took away: kept, never computed. */
  readonly uncountedGrids: readonly Grid[];
  /** Divergences first, then in the order of the référentiel. */
  readonly results: readonly CompetenceResult[];
  /** Every result changed in deliberation; one that does not count is deliberated again. */
  readonly changes: readonly (ResultChange & { readonly isCounted: boolean })[];
  readonly proposal: BlocProposal;
  /** Below the quorum the jury may only state that it did not assess. */
  readonly isQuorumMet: boolean;
  /** What the jury owes before it may decide on a candidate whom it assessed. */
  readonly lacks: readonly ErrorCode[];
  readonly isThresholdConfirmed: boolean;
  /** The last decision taken. */
  readonly decision: Decision | null;
  /** False once the deliberation was reopened, or another jury sits: it is then to be taken again. */
  readonly isDecisionStanding: boolean;
}

export interface ExportReport {
  readonly folder: string;
  readonly files: readonly string[];
}

export type Journal = readonly JournalEntry[];
