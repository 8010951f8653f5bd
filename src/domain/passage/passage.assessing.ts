/** When members may judge, close their grids, decide and lock: main refuses by these, the screens say them before. */
import type { Decision, Grid, MissingMark } from '../assessment/assessment.types.ts';
import { missingMarks } from '../assessment/grid.ts';
import type { JuryActs } from '../jury/jury-acts.types.ts';
import type { Quorum } from '../jury/jury.rules.ts';
import type { JuryRules } from '../jury/jury.types.ts';
import { lastChangeOfVoices } from '../jury/sitting.ts';
import type { Seat } from '../jury/sitting.ts';
import type { Marked } from '../assessment/grid.ts';
import { fail } from '../result.ts';
import type { Result } from '../result.ts';
import { isCandidateAbsent } from './passage.rules.ts';
import type { PassageStage, PassageState } from './passage.types.ts';

type Refused<Code extends string> = Extract<Result<never, Code>, { readonly ok: false }>;

/** A member's place when they mark. */
export interface MarkingSeat {
  /** Sits with a voice. */
  readonly isVoting: boolean;
  readonly isSealed: boolean;
}

/** Why a member may not mark now, or null. They may withdraw while their seat is open, so it is asked at each entry. */
export function markingRefusal(
  { attendance, stage }: Pick<PassageState, 'attendance' | 'stage'>,
  { isSealed, isVoting }: MarkingSeat,
): Refused<'member-may-not-mark' | 'grid-sealed' | 'wrong-stage'> | null {
  if (!isVoting) return fail('member-may-not-mark');
  if (isSealed) return fail('grid-sealed');
  // A candidate who has been received may speak before anyone thinks of the clock: the mark is kept, the alarm raised.
  const isReceived = stage === 'reception' && attendance !== null && !isCandidateAbsent({ attendance });
  return isReceived || stage === 'timed' || stage === 'marking' ? null : fail('wrong-stage', { stage });
}

/** What keeps a grid from being sealed. */
export interface SealLacks {
  /** A mark sealed while the candidate may still speak would judge them unheard. */
  readonly unfinishedPhaseIds: readonly string[];
  readonly missing: readonly MissingMark[];
}

/** How far the test has come; once its timed phases are closed, a phase that was not held is not awaited any more. */
export interface TimedSoFar {
  readonly stage: PassageStage;
  readonly phases: readonly { readonly id: string; readonly endedAt: unknown }[];
}

/** What keeps that grid from being sealed now; nothing of it must be left. */
export function sealLacks(timed: TimedSoFar, competences: readonly Marked[], grid: Grid): SealLacks {
  return { unfinishedPhaseIds: unfinishedPhaseIds(timed), missing: missingMarks(competences, grid) };
}

/** Phases in which the candidate may still speak. */
export function unfinishedPhaseIds({ phases, stage }: TimedSoFar): readonly string[] {
  return stage === 'reception' || stage === 'timed'
    ? phases.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
    : [];
}

/** What deciding rests on. */
export interface JuryStanding {
  readonly quorum: Quorum;
  readonly rules: Pick<JuryRules, 'isPresidentRequired'>;
  readonly hasPresident: boolean;
  readonly undecidedCompetenceIds: readonly string[];
}

/** Why this jury cannot decide on a candidate whom it assessed, or null; it may still state that it did not assess. */
export function assessmentRefusal({
  hasPresident,
  quorum,
  rules,
  undecidedCompetenceIds,
}: JuryStanding): Refused<'quorum-not-met' | 'president-not-seated' | 'results-missing'> | null {
  if (!quorum.isMet) return fail('quorum-not-met', { ...quorum });
  if (rules.isPresidentRequired && !hasPresident) return fail('president-not-seated');
  if (undecidedCompetenceIds.length === 0) return null;
  return fail('results-missing', { ids: undecidedCompetenceIds });
}

/** What locking the content for signing rests on. */
export interface LockStanding extends JuryStanding {
  readonly stage: PassageStage;
  /** `isHeldForRuling`. */
  readonly isHeld: boolean;
  /** The decision that stands; null when there is none. */
  readonly decision: Pick<Decision, 'outcome'> | null;
}

/**
 * Why the content cannot be locked for signing, or null. A withdrawal after the decision may have taken away the quorum, the
 * president, or a result, on which it rested.
 */
export function lockRefusal({
  decision,
  isHeld,
  stage,
  ...standing
}: LockStanding): Refused<
  | 'wrong-stage'
  | 'withdrawal-awaits-ruling'
  | 'decision-missing'
  | 'quorum-not-met'
  | 'president-not-seated'
  | 'results-missing'
> | null {
  if (stage !== 'decision') return fail('wrong-stage', { stage });
  if (isHeld) return fail('withdrawal-awaits-ruling');
  if (decision === null) return fail('decision-missing');
  return decision.outcome === 'not-assessed' ? null : assessmentRefusal(standing);
}

/**
 * Whether a decision taken at that place of the journal still stands: not once the deliberation was reopened, or another jury sits,
 * since.
 */
export function isDecisionStanding(decidedAt: number, reopenedAt: number, acts: JuryActs): boolean {
  return decidedAt >= Math.max(reopenedAt, lastChangeOfVoices(acts));
}

/**
 * Sealed grids, in the order of the jury: those from which results are computed, or every other, of members whom a link took
 * away or whom 0.1.0 noted absent, which are kept, printed and never computed. What nobody sealed nobody else ever reads.
 */
export function sealedGrids(
  seats: readonly Seat[],
  grids: ReadonlyMap<string, Grid>,
  isCounted: boolean,
): readonly Grid[] {
  return seats
    .filter(({ isGridCounted }) => isGridCounted === isCounted)
    .flatMap(({ member }) => grids.get(member.id) ?? [])
    .filter(({ sealedAt }) => sealedAt !== null);
}

/** A link was found late: the president rules first. A jury that is gone leaves nobody to rule, and is only stated. */
export function isHeldForRuling({ jury }: Pick<PassageState, 'jury'>, isJuryGone: boolean): boolean {
  return jury?.awaitsRuling === true && !isJuryGone;
}

/** Whether nothing may be added any more to what the members sign. */
export function isContentLocked(stage: PassageStage): boolean {
  return stage === 'signature' || stage === 'archived' || stage === 'restarted';
}

/** Whether who arrives now would mark: the certification allows it, and no grid has been read yet. */
export function mayArrivalsMark(rules: Pick<JuryRules, 'arrivalsMayMark'>, stage: PassageStage): boolean {
  return rules.arrivalsMayMark === true && ['reception', 'timed', 'marking'].includes(stage);
}
