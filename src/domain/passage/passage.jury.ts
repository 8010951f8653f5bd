/** Decides the acts on the jury of a passage. Who may give them is settled before: here is their place in the passage. */
import type { JuryCommand } from '../jury/jury-acts.types.ts';
import { NO_ACTS } from '../jury/jury-acts.types.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { durationMs, measuredBetween } from '../time/time.ts';
import type { DurationMs, Reading } from '../time/time.ts';
import { currentStopMs, elapsedMs, phaseInProgress, suspendedMs } from './passage.timing.ts';
import type {
  PassageCommand,
  PassageContext,
  PassageEvent,
  PassageRefusal,
  PassageState,
  SystemCommand,
} from './passage.types.ts';

type Verdict = Result<readonly PassageEvent[], PassageRefusal>;
type OrderOf<Type extends JuryCommand['type']> = Extract<JuryCommand, { readonly type: Type }>;

/** How long a withdrawal can be undone, in milliseconds. */
const UNDO_WITHDRAWAL_MS = durationMs(10_000);

/** Acts that wait until the president has ruled on a link found late. A clock that runs elsewhere is not theirs. */
const HELD: ReadonlySet<(PassageCommand | SystemCommand)['type']> = new Set([
  'start-phase',
  'undo-start',
  'resume',
  'end-phase',
  'return-to-phase',
  'grant-extra-time',
  'rule-on-interruption',
  'close-timed-phases',
  'leave-test',
  'open-deliberation',
  'close-deliberation',
  'reopen-deliberation',
  'lock-content',
]);

/** Whether a command waits for the president's ruling on a withdrawal; a jury that is gone leaves nobody to give one. */
export function isHeldByWithdrawal(
  state: PassageState,
  { type }: PassageCommand | SystemCommand,
  { isJuryGone }: Pick<PassageContext, 'isJuryGone'>,
): boolean {
  return state.jury?.awaitsRuling === true && !isJuryGone && HELD.has(type);
}

/** Time left in which that member's withdrawal can be undone, in milliseconds; null when it no longer can. */
export function undoWithdrawalMs(state: PassageState, jurorId: string, now: Reading): DurationMs | null {
  const undo = state.jury?.undo ?? null;
  if (undo?.jurorId !== jurorId || undo.at.origin !== now.origin) return null;
  const remaining = UNDO_WITHDRAWAL_MS - measuredBetween(undo.at, now);
  return remaining > 0 ? durationMs(remaining) : null;
}

/** Whether what stopped the test lasted more than half of the time granted to it: the test is then to be redone. */
export function isInterruptedOverHalf(state: PassageState, now: Reading): boolean {
  const stopped = state.phases.reduce(
    (sum, phase) => sum + suspendedMs(state, phase, now) - (phase.returnedMs ?? 0),
    0,
  );
  const granted = state.phases.reduce((sum, { grantedMs }) => sum + grantedMs, 0);
  return stopped * 2 > granted;
}

/** Events of an act on the jury, or why it is refused. */
export function decideJury(
  state: PassageState,
  command: JuryCommand,
  now: Reading,
  context: Pick<PassageContext, 'hasDecided'>,
): Verdict {
  switch (command.type) {
    case 'set-presence':
      return ok([{ type: 'presence-set', jurorId: command.jurorId, presence: command.presence }]);
    case 'call-member': {
      const { jurorId, mayVote, presence } = command;
      return ok([{ type: 'member-arrived', jurorId, presence, mayVote }]);
    }
    case 'withdraw-member':
      return withReason(command.reason, (reason) => withdraw(state, command, reason, now));
    case 'undo-withdrawal':
      return undoWithdrawal(state, command, now);
    case 'rule-on-withdrawal':
      if (state.jury?.awaitsRuling !== true) return fail('withdrawal-not-awaiting');
      return withReason(command.reason, (reason) =>
        ok([{ type: 'withdrawal-ruled', ruling: command.ruling, reason, ruledBy: command.ruledBy }]),
      );
    case 'name-president':
      return ok([{ type: 'president-named', jurorId: command.jurorId, namedBy: command.namedBy }]);
    case 'restart-test':
      return withReason(command.reason, (reason) => restart(state, command, reason, now, context));
    case 'complete-details':
      return ok(command.fields.map((field) => ({ type: 'details-completed', field })));
    case 'note-declaration': {
      const { jurorId, kind, name, reason } = command;
      return ok([{ type: 'member-declared', jurorId, name, kind, reason }]);
    }
  }
}

/**
 * A link taints the questions from now on, so the clock stops for it; a departure for another cause leaves the test to
 * the others, and the clock as it is.
 */
function withdraw(
  state: PassageState,
  command: OrderOf<'withdraw-member'>,
  reason: string,
  now: Reading,
): Verdict {
  const { cause, changesBefore, confirmedBy, isGridSealed, jurorId } = command;
  const { withdrawals } = state.jury ?? NO_ACTS;
  if (withdrawals.some((held) => held.jurorId === jurorId)) return fail('member-has-left', { jurorId });
  const isLink = cause === 'link';
  const phase = isLink && state.clock.kind === 'running' ? phaseInProgress(state) : null;
  const withdrawn: PassageEvent = {
    type: 'member-withdrawn',
    jurorId,
    cause,
    reason,
    confirmedBy,
    isGridSealed,
    changesBefore,
    hasPaused: phase !== null,
    needsRuling: isLink,
  };
  if (phase === null) return ok([withdrawn]);
  return ok([
    { type: 'paused', phaseId: phase.id, reason, elapsedMs: elapsedMs(state, phase, now) },
    withdrawn,
  ]);
}

/** What the withdrawal itself paused runs again; what else happened since stays. */
function undoWithdrawal(
  state: PassageState,
  { changesBefore, jurorId }: OrderOf<'undo-withdrawal'>,
  now: Reading,
): Verdict {
  if (undoWithdrawalMs(state, jurorId, now) === null) return fail('undo-expired');
  const undone: PassageEvent = { type: 'withdrawal-undone', jurorId, changesBefore };
  const phase = phaseInProgress(state);
  if (state.jury?.undo?.hasPaused !== true || phase === null || state.clock.kind !== 'paused') {
    return ok([undone]);
  }
  return ok([undone, { type: 'resumed', phaseId: phase.id, pausedMs: currentStopMs(state, now) }]);
}

/**
 * What was being timed ends here, and with it this attempt; the next one is another passage. Once the jury has decided, one
 * member alone no longer takes the decision away: the deliberation is reopened, or a link found late is ruled on.
 */
function restart(
  state: PassageState,
  command: OrderOf<'restart-test'>,
  reason: string,
  now: Reading,
  { hasDecided }: Pick<PassageContext, 'hasDecided'>,
): Verdict {
  const { cause, nextPassageId, ruledBy } = command;
  if (hasDecided && cause !== 'withdrawal') return fail('decision-recorded');
  if (cause === 'interruption' && !isInterruptedOverHalf(state, now)) return fail('interruption-too-short');
  const restarted: PassageEvent = { type: 'test-restarted', cause, reason, ruledBy, nextPassageId };
  const phase = phaseInProgress(state);
  if (phase === null) return ok([restarted]);
  const elapsed = elapsedMs(state, phase, now);
  return ok([
    {
      type: 'phase-ended',
      phaseId: phase.id,
      elapsedMs: elapsed,
      overtimeMs: durationMs(Math.max(0, elapsed - phase.grantedMs)),
      suspendedMs: suspendedMs(state, phase, now),
    },
    restarted,
  ]);
}

function withReason(text: string, then: (reason: string) => Verdict): Verdict {
  const reason = text.trim();
  return reason === '' ? fail('reason-missing') : then(reason);
}
