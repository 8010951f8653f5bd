import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { sessionOfCaller } from '../../../shared/caller.ts';
import type { Caller } from '../../../shared/caller.ts';

/** What every screen must know of the clocks, whatever it shows. */
export function createClocksUsecases(
  { clock }: Pick<Deps, 'clock'>,
  runtime: PassageRuntime,
): AreaHandlers<'clocks'> {
  return {
    inProgress: (_request, caller) => ({
      ok: true,
      value: runtime.inProgress().flatMap((id) => {
        const view = runtime.view(id);
        if (view === null || !isOfSession(caller, view.sessionId)) return [];
        const { candidate, passageId, sessionId, togetherCount, clock: passageClock } = view;
        const name = `${candidate.firstName} ${candidate.lastName}`;
        const isTogether = togetherCount !== null;
        return [{ passageId, sessionId, candidate: name, isTogether, clock: passageClock }];
      }),
    }),

    now: () => ({ ok: true, value: { monoMs: clock.read().mono } }),
  };
}

/** A device hears of the candidates of its own session only. */
function isOfSession(caller: Caller, sessionId: string): boolean {
  return caller.role === 'desk' || sessionOfCaller(caller) === sessionId;
}

/** The clock that runs now, in the words of a question about it; null when none does. */
export function runningClockOf(
  runtime: PassageRuntime,
): { readonly candidate: string; readonly phase: string } | null {
  const [passageId] = runtime.running();
  const view = passageId === undefined ? null : runtime.view(passageId);
  if (view === null) return null;
  const { candidate, clock } = view;
  const phase = clock.phases.find(({ id }) => id === clock.currentPhaseId);
  return { candidate: `${candidate.firstName} ${candidate.lastName}`, phase: phase?.title ?? '' };
}

/**
 * A change that set a clock going while that of another passage runs is refused, whatever command did it, unless it was
 * confirmed; null when nothing is wrong.
 */
export function refuseSecondClock(
  runtime: PassageRuntime,
  { facts, state }: PassageChange,
  isConfirmed: boolean,
): Refusal | null {
  const isStarted = facts.state.clock.kind !== 'running' && state().clock.kind === 'running';
  const passageId = runtime.running().find((id) => id !== facts.passage.id);
  if (!isStarted || isConfirmed || passageId === undefined) return null;
  return { ok: false, code: 'another-clock-runs', details: { passageId } };
}
