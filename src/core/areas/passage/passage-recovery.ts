/** Takes up, at start, what an abrupt end left; a passage whose stored state is not its journal's is held in doubt. */
import { createHash } from 'node:crypto';
import { transition } from '../../../domain/passage/passage.machine.ts';
import type { PassageState, SystemCommand } from '../../../domain/passage/passage.types.ts';
import { isInStep } from '../../../domain/passage/together.ts';
import { durationMs, instant } from '../../../domain/time/time.ts';
import type { DurationMs, Instant, Reading } from '../../../domain/time/time.ts';
import { passageFaults } from '../../db/passage-faults.ts';
import type { PassageFault } from '../../db/passage-faults.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { Deps } from '../../kernel/deps.ts';
import { contextOf } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import { beginFreeze } from './passage-freeze.ts';
import type { PassageStore } from './passage-store.ts';
import { membersAtUpgrade } from './passage-upgrade.ts';
import { signOf } from './last-sign.ts';
import type { LastSign } from './last-sign.ts';
import { checkSnapshot } from './snapshot-check.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

/** Hands an interrupted clock back to the machine: when it was last known alive, and how long that run had lasted. */
export type Recover = (passageId: string, lastAliveAt: Instant, runMs: DurationMs) => void;

/**
 * Checks every unfinished passage against its journal, then recovers the clocks that an earlier run of the application
 * left going. Answers how many there were. One that cannot be read is held in doubt, and keeps no other from starting.
 */
export function recoverPassages(deps: Deps, store: PassageStore, now: Instant, recover: Recover): number {
  const left: LeftGoing[] = [];
  for (const passageId of store.journal.unfinishedIds()) {
    const state = trusted(deps, store, passageId);
    if (state === null) continue;
    freezeBegun(deps, store, passageId);
    const sign = lastSign(store, passageId, state, now);
    if (sign !== null) left.push({ passageId, state, sign });
  }
  for (const each of left) {
    handBack(deps, { ...each, sign: latestOfClock(store, each, left) }, now, recover);
  }
  return left.length;
}

/** Hands the clock of one passage back when it was left going. */
export function recoverClock(
  deps: Pick<Deps, 'act'>,
  store: PassageStore,
  { now, passageId, state }: { passageId: string; state: PassageState; now: Instant },
  recover: Recover,
): void {
  const sign = lastSign(store, passageId, state, now);
  if (sign !== null) handBack(deps, { passageId, state, sign }, now, recover);
}

/** A clock that an earlier run left going. */
interface LeftGoing {
  readonly passageId: string;
  readonly state: PassageState;
  readonly sign: LastSign;
}

/** The last sign of life of a clock that several passages share: an act on one of them may have been the last of all. */
function latestOfClock(store: PassageStore, own: LeftGoing, left: readonly LeftGoing[]): LastSign {
  const groupIds = store.together.groupOf(own.passageId);
  return left.reduce((latest, { passageId, sign, state }) => {
    const isSameClock = groupIds.includes(passageId) && isInStep(own.state, state);
    const isLater =
      sign.runMs > latest.runMs || (sign.runMs === latest.runMs && sign.lastAliveAt > latest.lastAliveAt);
    const { lastAliveAt, runMs } = sign;
    return isSameClock && isLater ? { ...latest, lastAliveAt, runMs } : latest;
  }, own.sign);
}

function handBack(
  { act }: Pick<Deps, 'act'>,
  { passageId, sign: { lastAliveAt, refused, runMs } }: LeftGoing,
  now: Instant,
  recover: Recover,
): void {
  if (refused !== null) {
    const details = { runMs: refused.runMs, at: refused.at, countedMs: runMs };
    act(UNTOLD, ({ repos }) => {
      repos.audit.append({ at: now, action: 'heartbeat-refused', subjectId: passageId, details });
      return DONE;
    });
  }
  recover(passageId, lastAliveAt, runMs);
}

/** The last sign of life of a clock that was left going, which the journal bears out; null when it stood still. */
function lastSign(
  { journal }: PassageStore,
  passageId: string,
  state: PassageState,
  now: Instant,
): LastSign | null {
  if (state.clock.kind === 'stopped') return null;
  const lastEntry = journal.entries(passageId).at(-1);
  const heartbeat = journal.heartbeat(passageId);
  const beat = heartbeat?.version === state.version ? heartbeat : null;
  // The last one told, not the latest hour: the wall clock may have been set back between the two.
  if (lastEntry === undefined || beat === null) {
    return { lastAliveAt: instant(lastEntry?.at.wall ?? 0), runMs: durationMs(0), refused: null };
  }
  return signOf(state, lastEntry.at, beat, now);
}

/**
 * The stored state when it is the journal's, and what both are read from is as it was recorded; null, with the passage
 * held in doubt and the fact recorded, when not.
 */
export function trusted(deps: Deps, store: PassageStore, passageId: string): PassageState | null {
  const verdict = checkSnapshot(store, passageId);
  const faults = passageFaults(deps.db, passageId);
  const isAccepted = faults.length === 0 || acceptedFaults(store, passageId).has(digestOfFaults(faults));
  const state = verdict.kind === 'same' ? verdict.state : verdict.journalled;
  const isLost = isBaseLost(store, passageId, state, faults);
  if (verdict.kind === 'same' && !isLost && isAccepted) return verdict.state;
  store.doubts.set(passageId, { state, isLost });
  if (!store.doubtsSince.has(passageId)) store.doubtsSince.set(passageId, deps.clock.read());
  store.doubts.set(passageId, { state: shown(deps, store, passageId, state), isLost });
  deps.logFailure('passage', new Error('what is stored of a passage is not what was recorded'));
  record(deps, store, passageId, faults);
  return null;
}

/** Time that passed unmeasured while a passage was held in doubt. */
export function gapSince(
  since: Reading,
  now: Reading,
): Extract<SystemCommand, { readonly type: 'note-gap' }> {
  const gapMs = durationMs(Math.max(0, now.mono - since.mono));
  return { type: 'note-gap', lastAlive: since, gapMs, cause: 'unaccounted' };
}

/** Stands for the faults of a passage as they are, so that going on from them covers no later one. */
export function digestOfFaults(faults: readonly PassageFault[]): string {
  return createHash('sha256').update(JSON.stringify(faults)).digest('hex');
}

/** Faults of its journal from which someone said to go on. */
function acceptedFaults({ audit }: PassageStore, passageId: string): ReadonlySet<unknown> {
  return new Set(
    audit
      .ofSubject(passageId)
      .filter(({ action }) => action === 'snapshot-rebuilt')
      .map(({ details }) => details['faults']),
  );
}

/** Whether the rows that a begun passage froze, or the preparation and certification under it, are gone or damaged. */
function isBaseLost(
  store: PassageStore,
  passageId: string,
  state: PassageState | null,
  faults: readonly PassageFault[],
): boolean {
  if (faults.some(({ table }) => table === 'passage_freeze')) return true;
  try {
    const facts = store.load(passageId);
    return (
      facts !== null &&
      lacksFreeze(store, { ...facts, state: state ?? facts.state }) &&
      !store.freezes.mayUpgrade(passageId)
    );
  } catch (error) {
    if (!(error instanceof DamagedRecordError)) throw error;
    return !canPrepare(store, passageId);
  }
}

/** False when not even its plan can be made: what is damaged is not its state alone. */
function canPrepare(store: PassageStore, passageId: string): boolean {
  try {
    store.planned(passageId);
    return true;
  } catch {
    return false;
  }
}

/** Whether a begun passage has no frozen row, without which its jury would be whoever the session lists now. */
export function lacksFreeze(
  store: PassageStore,
  { freeze, minutesId, passage, state }: PassageFacts,
): boolean {
  if (freeze !== null || minutesId !== null) return false;
  return state.stage !== 'reception' || store.grids.hasJudgement(passage.id);
}

/** What is shown while it is in doubt: a clock that nobody measures any more is not shown running. */
function shown(
  { clock }: Deps,
  store: PassageStore,
  passageId: string,
  journalled: PassageState | null,
): PassageState | null {
  const facts = loaded(store, passageId);
  if (journalled === null || facts === null) return journalled;
  const now = clock.read();
  let interrupted = journalled;
  const note = (command: SystemCommand) => {
    const result = transition(interrupted, command, { kind: 'system' }, now, contextOf(facts));
    if (result.ok) interrupted = result.value.state;
  };
  const sign = lastSign(store, passageId, journalled, now.wall);
  if (sign !== null) note({ type: 'recover', lastAliveAt: sign.lastAliveAt, runMs: sign.runMs });
  // A clock that this run knows went on until now.
  note(gapSince(now, now));
  return interrupted;
}

/** Null also when it cannot be read: what damages it is told elsewhere. */
function loaded(store: PassageStore, passageId: string): PassageFacts | null {
  try {
    return store.load(passageId);
  } catch (error) {
    if (error instanceof DamagedRecordError) return null;
    throw error;
  }
}

/** Once for each state that was found, however often the application starts over it. */
function record(
  { act, publish }: Deps,
  { audit, journal }: PassageStore,
  passageId: string,
  faults: readonly PassageFault[],
): void {
  const stored = journal.snapshot(passageId);
  const details = {
    version: stored?.version ?? null,
    stage: stored?.stage ?? null,
    sha256: createHash('sha256').update(JSON.stringify(stored)).digest('hex'),
    ...(faults.length === 0 ? {} : { faults: digestOfFaults(faults) }),
  };
  const isKnown = audit
    .ofSubject(passageId)
    .some(
      ({ action, details: told }) =>
        action === 'snapshot-differs' &&
        told['sha256'] === details.sha256 &&
        told['faults'] === details.faults,
    );
  if (!isKnown) {
    act(UNTOLD, ({ now }) => {
      audit.append({ at: now.wall, action: 'snapshot-differs', subjectId: passageId, details });
      return DONE;
    });
  }
  publish('data-changed', { topic: 'register' });
  publish('data-changed', { topic: 'sessions' });
}

/** What began under 0.1.0 has no frozen row: what stands at the first start of this version is taken for it. */
export function freezeBegun({ act }: Deps, store: PassageStore, passageId: string): void {
  const facts = store.load(passageId);
  if (facts === null || !lacksFreeze(store, facts) || !store.freezes.mayUpgrade(passageId)) return;
  act(UNTOLD, ({ now }) => {
    const members = membersAtUpgrade(store, facts);
    beginFreeze(store, { ...facts, members }, 'upgrade', now.wall);
    return DONE;
  });
}
