/**
 * Candidates who pass one test at the same time, before one clock. Each has a passage of their own, with its identity, grids,
 * deliberation and minutes; what moves the clock moves it for all who are in step.
 */
import type { Test } from '../certification/test.schema.ts';
import { isCandidateAbsent } from './passage.rules.ts';
import type { PassageCommand, PassageState } from './passage.types.ts';

/** Acts on the clock; every other one is on a passage alone. */
const OF_CLOCK: ReadonlySet<PassageCommand['type']> = new Set([
  'start-phase',
  'undo-start',
  'pause',
  'resume',
  'end-phase',
  'return-to-phase',
  'grant-extra-time',
  'rule-on-interruption',
  'close-timed-phases',
]);

/** Whether a command moves the clock, and with it everyone who is in step. */
export function isOfClock({ type }: Pick<PassageCommand, 'type'>): boolean {
  return OF_CLOCK.has(type);
}

type Stepping = Pick<PassageState, 'attendance' | 'clock' | 'currentPhaseId' | 'phases' | 'stage'>;

/**
 * Whether the clock of two passages of a group is one: before the start that of everyone who is not absent, from then on that of
 * those who have the same phases behind them, as long as the test goes on, or is over, for both. Who came after the start,
 * left, even between two phases, or began anew goes by a clock of their own.
 */
export function isInStep(one: Stepping, other: Stepping): boolean {
  if (one.stage === 'restarted' || other.stage === 'restarted') return false;
  if (![...one.phases, ...other.phases].some(({ startedAt }) => startedAt !== null)) {
    return [one, other].every((state) => state.stage === 'reception' && !isCandidateAbsent(state));
  }
  return (
    (one.stage === 'timed') === (other.stage === 'timed') &&
    one.currentPhaseId === other.currentPhaseId &&
    one.clock.kind === other.clock.kind &&
    one.phases.length === other.phases.length &&
    one.phases.every((phase, index) => {
      const same = other.phases[index];
      return phase.id === same?.id && phase.startedAt === same.startedAt && phase.endedAt === same.endedAt;
    })
  );
}

/** Whether two passages began by the same start, whatever became of them since. */
export function beganTogether(
  one: Pick<PassageState, 'phases'>,
  other: Pick<PassageState, 'phases'>,
): boolean {
  const start = one.phases[0]?.startedAt ?? null;
  return start !== null && start === other.phases[0]?.startedAt;
}

/** How many candidates a test takes at the same time; null for one after the other. */
export function togetherBounds({
  candidates,
}: Pick<Test, 'candidates'>): NonNullable<Test['candidates']> | null {
  return candidates === undefined || candidates.max < 2 ? null : candidates;
}

/**
 * Sizes of the groups in which so many candidates pass, as even as can be, the larger first; null where no number of groups
 * suits the test.
 */
export function groupSizes(
  count: number,
  { max, min }: NonNullable<Test['candidates']>,
): readonly number[] | null {
  const groups = Math.ceil(count / max);
  const [least, larger] = [Math.floor(count / groups), count % groups];
  if (groups === 0 || least < min) return null;
  return Array.from({ length: groups }, (_, index) => (index < larger ? least + 1 : least));
}

/** Whether one clock is right for both: whatever the phases, the measures grant each the same time. */
export function isTimedAlike({ timeMeasure: one }: Timed, { timeMeasure: other }: Timed): boolean {
  return grantOf(one) === grantOf(other);
}

interface Timed {
  readonly timeMeasure:
    | { readonly kind: 'none' | 'third' }
    | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
    | { readonly kind: 'fixed'; readonly extraMs: number };
}

/** What a measure grants, in the same words for measures that grant the same. */
function grantOf(measure: Timed['timeMeasure']): string {
  switch (measure.kind) {
    case 'none':
      return '0';
    case 'third':
      return '1/3';
    case 'fraction':
      return shareOf(measure.numerator, measure.denominator);
    case 'fixed':
      return measure.extraMs === 0 ? '0' : `${String(measure.extraMs)} ms`;
  }
}

function shareOf(numerator: number, denominator: number): string {
  if (numerator === 0) return '0';
  const common = greatestDivisor(numerator, denominator);
  return `${String(numerator / common)}/${String(denominator / common)}`;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
