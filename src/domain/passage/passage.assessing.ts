/** When members may judge, close their grids, decide and lock: main refuses by these, the screens say them before. */
import type { MissingMark } from '../assessment/assessment.types.ts';
import { missingMarks } from '../assessment/grid.ts';
import type { Grid } from '../assessment/assessment.types.ts';
import type { Quorum } from '../jury/jury.rules.ts';
import type { JuryRules } from '../jury/jury.types.ts';
import type { Competence } from '../referentiel/referentiel.schema.ts';
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

/** What keeps that grid from being sealed now; nothing of it must be left. */
export function sealLacks(
  phases: readonly { readonly id: string; readonly endedAt: unknown }[],
  competences: readonly Competence[],
  grid: Grid,
): SealLacks {
  return {
    unfinishedPhaseIds: phases.filter(({ endedAt }) => endedAt === null).map(({ id }) => id),
    missing: missingMarks(competences, grid),
  };
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
