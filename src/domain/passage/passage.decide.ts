/** Turns a command into events, or refuses it with a closed code. Nothing changes here: `evolve` applies the events. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Reading } from '../time/time.ts';
import { gap, interruption, ruleOnInterruption } from './passage.gaps.ts';
import { leavePhase, leaveTest, phaseEnded, returnToPhase } from './passage.leaving.ts';
import { decideJury, isHeldByWithdrawal } from './passage.jury.ts';
import { isAbsence, isCandidateAbsent, isOfStage, receptionGaps } from './passage.rules.ts';
import {
  currentStopMs,
  elapsedMs,
  nextPhase,
  pendingReminders,
  phaseInProgress,
  undoRemainingMs,
} from './passage.timing.ts';
import type {
  PassageCommand,
  PassageContext,
  PassageEvent,
  PassageRefusal,
  PassageState,
  PhaseProgress,
  SystemCommand,
} from './passage.types.ts';

type Verdict = Result<readonly PassageEvent[], PassageRefusal>;
type Command = PassageCommand | SystemCommand;
type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/**
 * Events that a command causes at that reading, or the reason for refusing it. A command that has nothing to do
 * gives no event. Throws RangeError when the clock ran in another process run: `recover` comes first.
 */
export function decide(
  state: PassageState,
  command: Command,
  now: Reading,
  context: PassageContext,
): Verdict {
  if (!isOfStage(state, command)) return fail('wrong-stage', { stage: state.stage });
  if (isHeldByWithdrawal(state, command, context)) return fail('withdrawal-awaits-ruling');
  switch (command.type) {
    case 'check-identity':
      return checkIdentity(command);
    case 'record-attendance':
      return recordAttendance(command, context);
    case 'start-phase':
      return startPhase(state, command, now, context);
    case 'undo-start':
      return undoStart(state, now);
    case 'pause':
      return withReason(command.reason, (reason) => pause(state, reason, now));
    case 'resume':
      return resume(state, now);
    case 'end-phase':
      return onPhase(state, (phase) => leavePhase(state, phase, command, now, {}));
    case 'return-to-phase':
      return withReason(command.reason, (reason) => returnToPhase(state, command, reason, now, context));
    case 'grant-extra-time':
      return withReason(command.reason, (reason) => grantExtraTime(state, command, reason));
    case 'note-incident':
      return withReason(command.text, (text) => noteIncident(state, command, text, now));
    case 'rule-on-interruption':
      return withReason(command.reason, (reason) => ruleOnInterruption(state, command, reason));
    case 'close-timed-phases':
      return closeTimedPhases(state);
    case 'open-deliberation':
      return unlessAny(context.unsealedJurorIds, 'grids-not-sealed', { type: 'deliberation-opened' });
    case 'close-deliberation':
      return unlessAny(context.undecidedCompetenceIds, 'results-missing', { type: 'deliberation-closed' });
    case 'reopen-deliberation':
      if (isCandidateAbsent(state)) return fail('candidate-absent');
      return withReason(command.reason, (reason) => happened({ type: 'deliberation-reopened', reason }));
    case 'open-finding':
      return openFinding(state, now, context);
    case 'tick':
      return ok(dueReminders(state, now));
    case 'note-clock-jump':
      return happened({ type: 'clock-jumped', deltaMs: command.deltaMs, cause: command.cause });
    case 'recover':
      return ok(interruption(state, command, now));
    case 'note-gap':
      return ok(gap(state, command));
    case 'leave-test':
      return withReason(command.reason, (reason) => leaveTest(state, reason, now));
    case 'note-mark':
      return ok(isMarkingUnstarted(state) ? [{ type: 'marked-while-stopped' }] : []);
    case 'note-pin-reset': {
      const { confirmedBy, isGridReopened, jurorId } = command;
      return happened({ type: 'pin-reset', jurorId, confirmedBy, isGridReopened });
    }
    case 'reopen-grid': {
      const { jurorId, lateCount } = command;
      return withReason(command.reason, (reason) =>
        happened({ type: 'grid-reopened', jurorId, reason, lateCount }),
      );
    }
    case 'note-scan': {
      const { act, jurorId, sha256 } = command;
      return happened({ type: 'scan-noted', jurorId, act, sha256 });
    }
    case 'lock-content':
      if (!context.isDecisionRecorded) return fail('decision-missing');
      return happened({
        type: 'content-locked',
        revision: command.revision,
        contentDigest: command.contentDigest,
      });
    case 'void-lock':
      return withReason(command.reason, (reason) =>
        happened({ type: 'lock-voided', revision: command.revision, reason }),
      );
    case 'archive':
      return unlessAny(context.unsignedJurorIds, 'signatures-missing', {
        type: 'minutes-archived',
        minutesNumber: command.minutesNumber,
      });
    case 'set-presence':
    case 'call-member':
    case 'withdraw-member':
    case 'undo-withdrawal':
    case 'rule-on-withdrawal':
    case 'name-president':
    case 'restart-test':
    case 'complete-details':
    case 'note-declaration':
      return decideJury(state, command, now, context);
  }
}

function happened(...events: readonly PassageEvent[]): Verdict {
  return ok(events);
}

function withReason(text: string, then: (reason: string) => Verdict): Verdict {
  const reason = text.trim();
  return reason === '' ? fail('reason-missing') : then(reason);
}

function unlessAny(ids: readonly string[], code: PassageRefusal, event: PassageEvent): Verdict {
  return ids.length > 0 ? fail(code, { ids }) : happened(event);
}

/** The phase that runs or is paused; every act on it waits for the ruling on an interruption. */
function onPhase(state: PassageState, then: (phase: PhaseProgress) => Verdict): Verdict {
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const phase = phaseInProgress(state);
  return phase === null ? fail('clock-not-running') : then(phase);
}

/** Going without any document is possible, and explained. */
function checkIdentity({ document, note }: CommandOf<'check-identity'>): Verdict {
  if (document === 'none' && note.trim() === '') return fail('reason-missing');
  return happened({ type: 'identity-checked', document, note: note.trim() });
}

/** Who was judged, or who signed, was there: what was entered by mistake is cleared or taken back first. */
function recordAttendance(
  { note, status }: CommandOf<'record-attendance'>,
  { hasSigned, isJudged }: PassageContext,
): Verdict {
  if (isAbsence(status) && isJudged) return fail('candidate-judged');
  if (isAbsence(status) && hasSigned) return fail('candidate-signed');
  return happened({ type: 'attendance-recorded', status, note: note.trim() });
}

function startPhase(
  state: PassageState,
  command: CommandOf<'start-phase'>,
  now: Reading,
  context: PassageContext,
): Verdict {
  const { phaseId } = command;
  const phase = state.phases.find(({ id }) => id === phaseId);
  if (phase === undefined) return fail('unknown-phase', { phaseId });
  if (phase.startedAt !== null) return fail('phase-already-started', { phaseId });
  const expected = nextPhase(state)?.id;
  if (phaseId !== expected) return fail('phase-out-of-order', { phaseId, expected });
  if (state.stage === 'reception') {
    const [gap] = receptionGaps(state, context);
    if (gap !== undefined) return fail(gap);
  }
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const previous = phaseInProgress(state);
  const started: PassageEvent = { type: 'phase-started', phaseId };
  if (previous === null) return happened(started);
  const left = leavePhase(state, previous, command, now, { nextPhaseId: phaseId });
  return left.ok ? happened(...left.value, started) : left;
}

function undoStart(state: PassageState, now: Reading): Verdict {
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const phase = phaseInProgress(state);
  if (phase === null || undoRemainingMs(state, now) === null) return fail('undo-expired');
  return happened({ type: 'start-undone', phaseId: phase.id, ranMs: elapsedMs(state, phase, now) });
}

function pause(state: PassageState, reason: string, now: Reading): Verdict {
  return onPhase(state, (phase) => {
    if (state.clock.kind !== 'running') return fail('clock-not-running');
    return happened({
      type: 'paused',
      phaseId: phase.id,
      reason,
      elapsedMs: elapsedMs(state, phase, now),
    });
  });
}

function resume(state: PassageState, now: Reading): Verdict {
  if (state.clock.kind === 'stopped') return fail('clock-not-paused');
  return onPhase(state, (phase) => {
    if (state.clock.kind !== 'paused') return fail('clock-not-paused');
    return happened({ type: 'resumed', phaseId: phase.id, pausedMs: currentStopMs(state, now) });
  });
}

function grantExtraTime(
  state: PassageState,
  { extraMs }: CommandOf<'grant-extra-time'>,
  reason: string,
): Verdict {
  if (!Number.isFinite(extraMs) || extraMs <= 0) return fail('extra-time-not-positive', { extraMs });
  return onPhase(state, (phase) =>
    happened({ type: 'extra-time-granted', phaseId: phase.id, extraMs, reason }),
  );
}

function noteIncident(
  state: PassageState,
  { category }: CommandOf<'note-incident'>,
  text: string,
  now: Reading,
): Verdict {
  const phase = phaseInProgress(state);
  return happened({
    type: 'incident-noted',
    category,
    text,
    phaseId: phase?.id ?? null,
    elapsedMs: phase === null ? null : elapsedMs(state, phase, now),
  });
}

/** An absent candidate has no phase to run; otherwise every phase must have ended. */
function closeTimedPhases(state: PassageState): Verdict {
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const unfinished = state.phases.filter(({ endedAt }) => endedAt === null).map(({ id }) => id);
  if (!isCandidateAbsent(state) && unfinished.length > 0) {
    return fail('phases-not-finished', { ids: unfinished });
  }
  return happened({ type: 'timed-phases-closed' });
}

/** What was being timed ends here: nobody is left before whom it could go on. */
function openFinding(state: PassageState, now: Reading, context: PassageContext): Verdict {
  // A judgement at the reception begins a passage too; before that the jury may still be another.
  if (state.stage === 'reception' && !context.isBegun) return fail('wrong-stage', { stage: state.stage });
  if (!context.isJuryGone) return fail('jury-still-sits');
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const phase = phaseInProgress(state);
  const opened: PassageEvent = { type: 'finding-opened' };
  return phase === null ? happened(opened) : happened(phaseEnded(state, phase, now), opened);
}

/** A tick that comes late gives the last reminder that fell due, and only that one: the earlier ones no longer matter. */
function dueReminders(state: PassageState, now: Reading): readonly PassageEvent[] {
  const phase = phaseInProgress(state);
  if (phase === null || state.clock.kind !== 'running') return [];
  const remaining = phase.grantedMs - elapsedMs(state, phase, now);
  const due = pendingReminders(state, phase).findLast((point) => remaining <= point);
  return due === undefined ? [] : [{ type: 'reminder-reached', phaseId: phase.id, remainingMs: due }];
}

/** Marks before the end of the timed phases while no phase is in progress: someone forgot to start. */
function isMarkingUnstarted(state: PassageState): boolean {
  return (
    !state.isMarkedWhileStopped &&
    (state.stage === 'reception' || state.stage === 'timed') &&
    state.attendance !== null &&
    !isCandidateAbsent(state) &&
    state.clock.kind === 'stopped' &&
    nextPhase(state) !== null
  );
}
