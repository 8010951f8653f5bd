import type { MissingMaterial } from './handouts.ts';
import type { JuryActs, JuryCommand, JuryEvent, JuryRefusal, PinReset } from '../jury/jury-acts.types.ts';
import type { DurationMs, Instant, Reading } from '../time/time.ts';
import type { ClockEvent, GapCause, ReturnRuling } from './passage.clock-events.ts';

/** Where a passage (one candidate x one test) stands. `archived` is final, and so is `restarted`: the test began anew. */
export type PassageStage =
  'reception' | 'timed' | 'marking' | 'deliberation' | 'decision' | 'signature' | 'archived' | 'restarted';

/** Who caused an event: the panel at the laptop, a juror in their seat, or the application itself. */
export type Actor =
  | { readonly kind: 'panel' }
  | { readonly kind: 'juror'; readonly jurorId: string }
  | { readonly kind: 'system' };

/** A timed phase as planned for this passage: the test's duration and what the accommodation grants. */
export interface PlannedPhase {
  readonly id: string;
  readonly title: string;
  readonly kind: 'preparation' | 'performance' | 'questions';
  readonly promptsUncovered: boolean;
  readonly baseMs: DurationMs;
  readonly grantedMs: DurationMs;
}

/** What fixes a passage's timing before it begins. Reminders are remaining times, 0 is the end. */
export interface PassagePlan {
  readonly phases: readonly PlannedPhase[];
  readonly reminderMs: readonly DurationMs[];
}

export interface PhaseProgress {
  readonly id: string;
  readonly grantedMs: DurationMs;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Time counted so far, without the run in progress. */
  readonly elapsedMs: DurationMs;
  /** Time of logged pauses and uncounted interruptions, without the one in progress. */
  readonly suspendedMs: DurationMs;
  /** The part of it that passed in a phase left too soon and returned from: nothing stopped the test then. */
  readonly returnedMs?: DurationMs;
  /** Remaining times whose reminder has been given. */
  readonly remindersGivenMs: readonly DurationMs[];
}

export type ClockState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'running'; readonly since: Reading }
  | { readonly kind: 'paused'; readonly since: Reading; readonly reason: string }
  /**
   * The time of a running clock could not be vouched for. After the death of the application `gapMs` is an estimate on
   * wall time; without even that, it is 0 and `isGapUnknown` is set.
   */
  | {
      readonly kind: 'interrupted';
      readonly lastAliveAt: Instant;
      readonly foundAt: Reading;
      readonly gapMs: DurationMs;
      readonly isGapUnknown?: true;
      /** Absent when the application itself had stopped. */
      readonly cause?: GapCause;
    };

export type AttendanceStatus = 'present' | 'late' | 'absent-justified' | 'absent-unjustified';
export type IdentityDocument =
  'identity-card' | 'passport' | 'residence-permit' | 'driving-licence' | 'other' | 'none';
export type IncidentCategory = 'technical' | 'health' | 'disturbance' | 'fraud' | 'evacuation' | 'other';
export type JumpCause = 'clock-step' | 'sleep';

export interface PassageState {
  readonly plan: PassagePlan;
  readonly stage: PassageStage;
  readonly identity: {
    readonly document: IdentityDocument;
    readonly note: string;
    readonly at: Instant;
  } | null;
  readonly attendance: {
    readonly status: AttendanceStatus;
    readonly note: string;
    readonly at: Instant;
  } | null;
  readonly phases: readonly PhaseProgress[];
  /** Id of the phase in progress or last in progress; null before the first start. */
  readonly currentPhaseId: string | null;
  readonly clock: ClockState;
  /** What an accidental start would return to, while it can still be undone. */
  readonly undo: {
    readonly startedAt: Reading;
    readonly stage: PassageStage;
    readonly phases: readonly PhaseProgress[];
    readonly currentPhaseId: string | null;
    readonly clock: ClockState;
    readonly isMarkedWhileStopped: boolean;
  } | null;
  /** Set when a juror marked while the clock stood before the end of the timed phases. */
  readonly isMarkedWhileStopped: boolean;
  /** Acts on the jury of this passage; absent while there is none, as in every snapshot of 0.1.0. */
  readonly jury?: JuryActs;
  /** Number of events applied. */
  readonly version: number;
}

/** What someone asks of a passage; `decide` turns it into events or refuses it. */
export type PassageCommand =
  | { readonly type: 'check-identity'; readonly document: IdentityDocument; readonly note: string }
  | { readonly type: 'record-attendance'; readonly status: AttendanceStatus; readonly note: string }
  /** Leaving a phase that has time left is asked twice. */
  | {
      readonly type: 'start-phase';
      readonly phaseId: string;
      readonly isEarlyConfirmed?: boolean | undefined;
    }
  | { readonly type: 'undo-start' }
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'resume' }
  | { readonly type: 'end-phase'; readonly isEarlyConfirmed?: boolean | undefined }
  /** A phase that was left goes on, by the president's ruling on the time since. */
  | {
      readonly type: 'return-to-phase';
      readonly phaseId: string;
      readonly ruling: ReturnRuling;
      readonly reason: string;
    }
  | { readonly type: 'grant-extra-time'; readonly extraMs: DurationMs; readonly reason: string }
  | { readonly type: 'note-incident'; readonly category: IncidentCategory; readonly text: string }
  | { readonly type: 'rule-on-interruption'; readonly ruling: 'resume' | 'count'; readonly reason: string }
  | {
      readonly type: 'rule-on-interruption';
      readonly ruling: 'count-part';
      readonly countedMs: DurationMs;
      readonly reason: string;
    }
  | { readonly type: 'close-timed-phases' }
  | { readonly type: 'open-deliberation' }
  | { readonly type: 'close-deliberation' }
  | { readonly type: 'reopen-deliberation'; readonly reason: string }
  /** Nobody is left to assess: the passage goes to a decision that can only say so. */
  | { readonly type: 'open-finding' };

/** Commands that only the application itself issues. */
export type SystemCommand =
  | JuryCommand
  | { readonly type: 'tick' }
  | { readonly type: 'note-clock-jump'; readonly deltaMs: DurationMs; readonly cause: JumpCause }
  | {
      readonly type: 'recover';
      /** The later of the last heartbeat and the last journal entry. */
      readonly lastAliveAt: Instant;
      /** Elapsed time of the current run at that moment; 0 when the clock was paused. */
      readonly runMs: DurationMs;
    }
  /** Nobody measured since `lastAlive`, a reading of this process run, for `gapMs`. */
  | {
      readonly type: 'note-gap';
      readonly lastAlive: Reading;
      readonly gapMs: DurationMs;
      readonly cause: GapCause;
    }
  /** The candidate leaves for good, while others who pass with them go on. */
  | { readonly type: 'leave-test'; readonly reason: string }
  | { readonly type: 'note-mark' }
  | ({ readonly type: 'note-pin-reset' } & PinReset)
  | ({ readonly type: 'reopen-grid' } & GridReopened)
  | ({ readonly type: 'note-scan' } & ScanNoted)
  | { readonly type: 'lock-content'; readonly revision: number; readonly contentDigest: string }
  | { readonly type: 'void-lock'; readonly revision: number; readonly reason: string }
  | { readonly type: 'archive'; readonly minutesNumber: string };

/** A sealed grid that the president opened again before any was read, because entries had come too late. */
export interface GridReopened {
  readonly jurorId: string;
  readonly reason: string;
  /** How many had come too late by then. */
  readonly lateCount: number;
}

/** What befell the scan of a member's sheet of paper. */
export interface ScanNoted {
  readonly jurorId: string;
  readonly act: 'attached' | 'replaced' | 'withdrawn';
  /** Lowercase hex SHA-256 of the scan that came, or went. */
  readonly sha256: string;
}

/** Facts from outside the machine that some commands depend on, gathered in the same transaction. */
export interface PassageContext {
  /** Members who neither declared the absence of a link nor withdrew. */
  readonly undeclaredJurorIds: readonly string[];
  readonly isQuorumMet: boolean;
  /** What it is made from is frozen: a phase, a judgement or a finding began it. */
  readonly isBegun: boolean;
  /** No member is left who could assess: all who sat withdrew. */
  readonly isJuryGone: boolean;
  readonly isEvaluatorChosen: boolean;
  /** True as well for a test that has no subject to play. */
  readonly isSubjectReady: boolean;
  /** What the test is played with and nobody prepared. */
  readonly missingMaterials: readonly MissingMaterial[];
  readonly unsealedJurorIds: readonly string[];
  /** Some grid holds an observation or a mark. */
  readonly isJudged: boolean;
  /** The candidate put their name to being there. */
  readonly hasSigned: boolean;
  /** Some member has sealed their grid, whether it still counts or not. */
  readonly isAnyGridSealed: boolean;
  readonly undecidedCompetenceIds: readonly string[];
  /** A decision stands. */
  readonly isDecisionRecorded: boolean;
  /** A decision was taken once, whether it stands or not. */
  readonly hasDecided: boolean;
  readonly unsignedJurorIds: readonly string[];
}

/** What happened, in the order it happened; the journal holds exactly these. */
export type PassageEvent =
  | JuryEvent
  | { readonly type: 'identity-checked'; readonly document: IdentityDocument; readonly note: string }
  | { readonly type: 'attendance-recorded'; readonly status: AttendanceStatus; readonly note: string }
  | { readonly type: 'phase-started'; readonly phaseId: string }
  | { readonly type: 'start-undone'; readonly phaseId: string; readonly ranMs: DurationMs }
  | {
      readonly type: 'paused';
      readonly phaseId: string;
      readonly reason: string;
      readonly elapsedMs: DurationMs;
    }
  | { readonly type: 'resumed'; readonly phaseId: string; readonly pausedMs: DurationMs }
  | {
      readonly type: 'phase-ended';
      readonly phaseId: string;
      readonly elapsedMs: DurationMs;
      readonly overtimeMs: DurationMs;
      readonly suspendedMs: DurationMs;
      /** Present when the start of that next phase ended this one: undoing the start lets it run on. */
      readonly nextPhaseId?: string;
    }
  | {
      readonly type: 'extra-time-granted';
      readonly phaseId: string;
      readonly extraMs: DurationMs;
      readonly reason: string;
    }
  | {
      readonly type: 'incident-noted';
      readonly category: IncidentCategory;
      readonly text: string;
      readonly phaseId: string | null;
      readonly elapsedMs: DurationMs | null;
    }
  | { readonly type: 'reminder-reached'; readonly phaseId: string; readonly remainingMs: DurationMs }
  | { readonly type: 'clock-jumped'; readonly deltaMs: DurationMs; readonly cause: JumpCause }
  | {
      readonly type: 'interruption-found';
      readonly phaseId: string;
      readonly lastAliveAt: Instant;
      readonly runMs: DurationMs;
      readonly gapMs: DurationMs;
    }
  | {
      readonly type: 'interruption-ruled';
      readonly phaseId: string;
      readonly ruling: 'resume' | 'count';
      readonly gapMs: DurationMs;
      readonly reason: string;
    }
  | ClockEvent
  | { readonly type: 'marked-while-stopped' }
  | ({ readonly type: 'pin-reset' } & PinReset)
  | ({ readonly type: 'grid-reopened' } & GridReopened)
  | ({ readonly type: 'scan-noted' } & ScanNoted)
  | { readonly type: 'timed-phases-closed' }
  | { readonly type: 'deliberation-opened' }
  | { readonly type: 'deliberation-closed' }
  | { readonly type: 'deliberation-reopened'; readonly reason: string }
  | { readonly type: 'finding-opened' }
  | { readonly type: 'content-locked'; readonly revision: number; readonly contentDigest: string }
  | { readonly type: 'lock-voided'; readonly revision: number; readonly reason: string }
  | { readonly type: 'minutes-archived'; readonly minutesNumber: string };

/** An event as the journal keeps it. `seq` starts at 1 and has no gap. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: Reading;
  readonly actor: Actor;
  readonly event: PassageEvent;
}

export type PassageRefusal =
  | JuryRefusal
  | MissingMaterial
  | 'wrong-stage'
  | 'identity-missing'
  | 'attendance-missing'
  | 'candidate-absent'
  | 'candidate-judged'
  | 'candidate-signed'
  | 'declarations-missing'
  | 'quorum-not-met'
  | 'jury-still-sits'
  | 'evaluator-not-chosen'
  | 'subject-missing'
  | 'unknown-phase'
  | 'phase-out-of-order'
  | 'phase-already-started'
  | 'clock-not-running'
  | 'clock-not-paused'
  | 'clock-not-interrupted'
  | 'interruption-awaits-ruling'
  | 'phase-not-over'
  | 'phase-not-left'
  | 'return-too-late'
  | 'gap-unknown'
  | 'counted-time-out-of-range'
  | 'undo-expired'
  | 'reason-missing'
  | 'extra-time-not-positive'
  | 'phases-not-finished'
  | 'grids-not-sealed'
  | 'results-missing'
  | 'decision-missing'
  | 'signatures-missing';
