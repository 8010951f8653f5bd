/** Accommodation measures and what they grant. Only the measure exists here: the medical reason is never stored. */
import type { Test, TestPhase } from '../certification/test.schema.ts';
import { durationMs, minutes } from '../time/time.ts';
import type { DurationMs } from '../time/time.ts';
import type { PassagePlan } from './passage.types.ts';

/** What a measure adds to each timed phase. */
export type TimeMeasure =
  | { readonly kind: 'none' }
  | { readonly kind: 'third' }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  /** The same extra time for each phase. */
  | { readonly kind: 'fixed'; readonly extraMs: DurationMs };

export interface Accommodation {
  readonly timeMeasure: TimeMeasure;
  /** Measures other than time, as printed in the minutes. */
  readonly otherMeasures: readonly string[];
}

/** A measure worth a second look; never a refusal, since the authority that grants it decides. */
export interface AccommodationWarning {
  readonly code: 'exceeds-usual-share';
  readonly phaseId: string;
}

/** Share of extra time that is usual at most. */
const USUAL_MAX_SHARE = { numerator: 1, denominator: 3 } as const;

export const NO_ACCOMMODATION: Accommodation = { timeMeasure: { kind: 'none' }, otherMeasures: [] };

/** Remaining times at which the jury is reminded by default: 5 min, 1 min and the end. */
export const DEFAULT_REMINDER_MS: readonly DurationMs[] = [minutes(5), minutes(1), durationMs(0)];

const SECOND_MS = 1_000;

/**
 * Duration of a phase with its accommodation, in milliseconds. A fraction rounds up to a whole second, in the
 * candidate's favour. Throws RangeError on a negative measure or a denominator that is not positive.
 */
export function grantedDuration(baseMs: DurationMs, { timeMeasure }: Accommodation): DurationMs {
  switch (timeMeasure.kind) {
    case 'none':
      return baseMs;
    case 'third':
      return durationMs(baseMs + extraOfFraction(baseMs, 1, 3));
    case 'fraction':
      return durationMs(baseMs + extraOfFraction(baseMs, timeMeasure.numerator, timeMeasure.denominator));
    case 'fixed':
      if (timeMeasure.extraMs < 0) throw new RangeError('an accommodation never takes time away');
      return durationMs(baseMs + timeMeasure.extraMs);
  }
}

/** Phases for which the measure goes beyond the usual third. */
export function accommodationWarnings(
  phases: readonly { readonly id: string; readonly durationMs: number }[],
  { timeMeasure }: Accommodation,
): readonly AccommodationWarning[] {
  return phases
    .filter((phase) => exceedsUsualShare(timeMeasure, phase.durationMs))
    .map(({ id }) => ({ code: 'exceeds-usual-share', phaseId: id }));
}

/** Id of the phase in which a candidate prepares a drawn subject. */
const PREPARATION_ID = 'preparation';

/**
 * Phases of a test with a preparation of that length (ms) before them, where the test has a subject and does not bring a
 * preparation of its own. None when the length is 0.
 */
export function withPreparation(
  { phases, materials }: Pick<Test, 'phases' | 'materials'>,
  preparationMs: DurationMs,
): readonly TestPhase[] {
  const isWanted = preparationMs > 0 && (materials?.includes('role-play-subject') ?? false);
  if (!isWanted || phases.some(({ kind }) => kind === 'preparation')) return phases;
  const preparation = {
    id: PREPARATION_ID,
    title: 'Préparation',
    durationMs: preparationMs,
    kind: 'preparation',
    promptsUncovered: false,
  } as const;
  return [preparation, ...phases];
}

/**
 * Timing of a passage: the test's phases with what the accommodation grants, and its reminders, longest first,
 * the end always among them. Throws RangeError on a negative reminder or an impossible measure.
 */
export function planPassage(
  phases: readonly TestPhase[],
  accommodation: Accommodation,
  reminderMs: readonly DurationMs[],
): PassagePlan {
  if (reminderMs.some((point) => point < 0)) throw new RangeError('a reminder is a remaining time');
  const points = [...new Set([...reminderMs, 0])].sort((a, b) => b - a);
  return {
    phases: phases.map(({ id, title, kind, promptsUncovered, durationMs: length }) => ({
      id,
      title,
      kind,
      promptsUncovered,
      baseMs: durationMs(length),
      grantedMs: grantedDuration(durationMs(length), accommodation),
    })),
    reminderMs: points.map(durationMs),
  };
}

function extraOfFraction(baseMs: number, numerator: number, denominator: number): number {
  if (numerator < 0 || denominator <= 0) throw new RangeError('an accommodation never takes time away');
  return Math.ceil((baseMs * numerator) / denominator / SECOND_MS) * SECOND_MS;
}

/** Compared on the measure itself, not on the rounded result, so that a third never exceeds a third. */
function exceedsUsualShare(measure: TimeMeasure, baseMs: number): boolean {
  const { numerator, denominator } = USUAL_MAX_SHARE;
  switch (measure.kind) {
    case 'none':
    case 'third':
      return false;
    case 'fraction':
      return measure.numerator * denominator > measure.denominator * numerator;
    case 'fixed':
      return measure.extraMs * denominator > baseMs * numerator;
  }
}
