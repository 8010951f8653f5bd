/** Holds the stored state of a passage against its journal, which is the record. */
import { isDeepStrictEqual } from 'node:util';
import { replay } from '../../../domain/passage/passage.machine.ts';
import type { PassagePlan, PassageState } from '../../../domain/passage/passage.types.ts';
import type { PassageStore } from './passage-store.ts';

export type SnapshotVerdict =
  /** What is stored is what the journal gives. */
  | { readonly kind: 'same'; readonly state: PassageState }
  /** It is not, or it is gone; null when the journal cannot be followed. */
  | { readonly kind: 'other'; readonly journalled: PassageState | null };

type Stored = Pick<PassageStore, 'journal' | 'planned'>;

/**
 * Compares one passage. The plan, phases and granted time, is not in the journal: it is what the frozen preparation gives, which
 * the first entry settles, whatever the stored state says of it. A passage that has neither events nor a state is not asked about.
 */
export function checkSnapshot({ journal, planned }: Stored, passageId: string): SnapshotVerdict {
  const stored = journal.snapshot(passageId);
  const journalled = follow(journal, passageId, planOf(planned, passageId, stored?.state));
  if (stored === null || journalled === null) return { kind: 'other', journalled };
  const isSame =
    stored.version === journalled.version &&
    stored.stage === journalled.stage &&
    stored.clock === journalled.clock.kind &&
    isState(stored.state) &&
    saysSame(stored.state, journalled);
  return isSame ? { kind: 'same', state: journalled } : { kind: 'other', journalled };
}

/** What every version stored of a state: one that lacks any of it is no state. */
const ALWAYS = [
  'plan',
  'stage',
  'identity',
  'attendance',
  'phases',
  'currentPhaseId',
  'clock',
  'undo',
  'version',
];
/** The same of each phase. */
const ALWAYS_OF_PHASES = [
  'id',
  'grantedMs',
  'startedAt',
  'endedAt',
  'elapsedMs',
  'suspendedMs',
  'remindersGivenMs',
];

function isState(stored: unknown): boolean {
  if (!isRecord(stored) || !ALWAYS.every((key) => key in stored)) return false;
  const { phases } = stored;
  return (
    Array.isArray(phases) &&
    phases.every((phase: unknown) => isRecord(phase) && ALWAYS_OF_PHASES.every((key) => key in phase))
  );
}

/**
 * Whether everything that `stored` says is what `journalled` says. A state stored by an earlier version may say less,
 * since later ones keep more.
 */
export function saysSame(stored: unknown, journalled: unknown): boolean {
  if (!isRecord(stored) || !isRecord(journalled)) return isDeepStrictEqual(stored, journalled);
  if (Array.isArray(stored) !== Array.isArray(journalled)) return false;
  if (Array.isArray(stored) && stored.length !== (journalled as unknown as unknown[]).length) return false;
  return Object.keys(stored).every((key) => key in journalled && saysSame(stored[key], journalled[key]));
}

/** In the form in which it would be stored; null when an entry is missing, or is none that this version knows. */
function follow(
  journal: Stored['journal'],
  passageId: string,
  plan: PassagePlan | null,
): PassageState | null {
  if (plan === null) return null;
  try {
    const state: unknown = JSON.parse(JSON.stringify(replay(plan, journal.entries(passageId))));
    return isState(state) ? (state as PassageState) : null;
  } catch {
    return null;
  }
}

/**
 * Without its référentiel, whose loss the register tells, a plan cannot be made again: what is stored stands, and nothing
 * can be done with the passage.
 */
function planOf(planned: Stored['planned'], passageId: string, stored: unknown): PassagePlan | null {
  try {
    return planned(passageId);
  } catch {
    const plan = isRecord(stored) ? stored['plan'] : null;
    return isRecord(plan) && Array.isArray(plan['phases']) ? (plan as unknown as PassagePlan) : null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
