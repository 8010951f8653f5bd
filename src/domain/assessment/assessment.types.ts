import type { DurationMs, Instant } from '../time/time.ts';

/** What a juror saw of one indicator. */
export const OBSERVATIONS = ['observed', 'partly', 'not-observed', 'not-applicable'] as const;
export type Observation = (typeof OBSERVATIONS)[number];

/** Shape that draws a level, so that state is never colour alone. */
export type LevelShape = 'full' | 'half' | 'empty';

/** One level of the marking scale; `weight` from 0 to 1 counts towards the bloc's threshold. */
export interface ScaleLevel {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly shape: LevelShape;
}

/** Levels from best to worst; a session's configuration, never a constant. */
export interface Scale {
  readonly levels: readonly ScaleLevel[];
}

/** Moment of an entry inside the passage: the phase in progress and its elapsed time, if any. */
export interface PhaseStamp {
  readonly at: Instant;
  readonly phaseId: string | null;
  readonly elapsedMs: DurationMs | null;
}

export interface Note {
  readonly id: string;
  readonly competenceId: string | null;
  readonly text: string;
  readonly stamp: PhaseStamp;
}

/** One juror's grid: the last entry for each indicator and criterion, and the notes that stand. */
export interface Grid {
  readonly jurorId: string;
  readonly observations: Readonly<Record<string, Observation>>;
  /** Level id by criterion id. */
  readonly marks: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly sealedAt: Instant | null;
}

export type CoverageState = 'untouched' | 'touched' | 'marked';

/** What keeps a grid from being sealed. */
export interface MissingMark {
  readonly competenceId: string;
  readonly criterionId: string;
}

export interface Vote {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

/** One change of a competence's result in deliberation; the history is kept whole. */
export interface ResultChange {
  readonly competenceId: string;
  /** Level id before, null when nothing stood. */
  readonly before: string | null;
  readonly after: string;
  readonly reason: string;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  /** Whether the president's casting vote settled a tie; false in what version 0.1.0 recorded, which did not ask. */
  readonly hasCastingVote: boolean;
  readonly at: Instant;
}

export interface Dissent {
  readonly jurorId: string;
  readonly opinion: string;
}

/** Why a competence's starting result is what it is. */
export type ResultOrigin = 'unanimous' | 'majority' | 'mean' | 'middle' | 'divergent' | 'deliberated';

export interface CompetenceResult {
  readonly competenceId: string;
  /** Sealed marks by juror id: level id of the competence's criteria taken together. */
  readonly jurorLevels: Readonly<Record<string, string>>;
  /** Level id computed from the sealed marks; null when the jurors are evenly divided. */
  readonly computed: string | null;
  /** Level id that stands now; null until the jury settles a divided competence. */
  readonly standing: string | null;
  readonly origin: ResultOrigin;
  /** 0 when all agree, 1 when the jurors hold opposite ends of the scale. */
  readonly divergence: number;
}

export interface BlocProposal {
  /** Weighted share of the objectives reached, 0 to 1; null while a result is missing. */
  readonly share: number | null;
  readonly threshold: number;
  readonly outcome: 'favourable' | 'unfavourable' | null;
}

export const DECISION_OUTCOMES = ['validated', 'refused', 'not-assessed'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What the jury gives for one bloc, where a test has one result for each. */
export interface BlocOutcome {
  readonly blocId: string;
  readonly outcome: Exclude<DecisionOutcome, 'not-assessed'>;
  readonly reason: string;
}

/** The jury's sovereign result of the test, apart from the computed proposal. */
export interface Decision {
  /** With a result for each bloc: validated when at least one is. */
  readonly outcome: DecisionOutcome;
  /** Empty unless the test has one result for each bloc. */
  readonly blocs: readonly BlocOutcome[];
  readonly reason: string;
  readonly recommendations: string;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  readonly hasCastingVote: boolean;
  readonly at: Instant;
}
