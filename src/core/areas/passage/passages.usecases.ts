import type { Declaration } from '../../../domain/jury/jury.types.ts';
import { callable } from '../../../domain/jury/sitting.ts';
import { isOfClock } from '../../../domain/passage/together.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { signAttendance } from './attendance-signature.ts';
import { refuseSecondClock } from './clocks.usecases.ts';
import { isLocked, markersOf, quorumNow, seatsOf } from './passage-facts.ts';
import { PANEL } from './passage-runtime.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import { moveMates, ofCandidate } from './together.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import { notFound, refuse, wrongStage } from '../../kernel/refusal.ts';

/** Conduct of a passage: the members' declarations, the panel's commands, and the journal of both. */
export function createPassagesUsecases(
  store: PassageStore,
  runtime: PassageRuntime,
): Pick<
  AreaHandlers<'passages'>,
  'get' | 'declare' | 'signAttendance' | 'command' | 'leaveTogether' | 'journal'
> {
  return {
    get: ({ passageId }) => runtime.answerView(passageId),

    declare: ({ passageId, jurorId, kind, reason }) =>
      runtime.changeAndView(passageId, (change) =>
        declare(store, passageId, change, { jurorId, kind, reason, at: change.now.wall }),
      ),

    signAttendance: (input) =>
      runtime.changeAndView(input.passageId, (change) => signAttendance(store, change, input)),

    command: ({ passageId, command, isForAll = false, isSecondClockConfirmed = false }) =>
      runtime.changeAndView(passageId, (change) => {
        const { apply, facts, wrote } = change;
        wrote();
        if (command.type === 'open-deliberation' && markersOf(facts).length === 0) {
          return { ok: false, code: 'quorum-not-met', details: { ...quorumNow(facts) } };
        }
        const isShared = isOfClock(command) || (isForAll && command.type === 'note-incident');
        const applied = apply(command, PANEL);
        if (!applied.ok) return isShared ? ofCandidate(facts, applied) : applied;
        const second = refuseSecondClock(runtime, change, isSecondClockConfirmed);
        if (second !== null || !isShared) return second ?? applied;
        const moved = moveMates({ runtime, store }, change, command, PANEL);
        return moved.ok ? applied : moved;
      }),

    leaveTogether: ({ passageId, reason }) =>
      runtime.changeAndView(passageId, ({ apply, facts, wrote }) => {
        wrote();
        if (facts.mateIds.length === 0) return refuse('not-together');
        return apply({ type: 'leave-test', reason }, PANEL);
      }),

    journal: ({ before = Number.MAX_SAFE_INTEGER, limit = MOST_ROWS, passageId }) => {
      if (store.passages.get(passageId) === null) return notFound({ passageId });
      const { journal } = store;
      return {
        ok: true,
        value: { count: journal.count(passageId), entries: journal.before(passageId, before, limit) },
      };
    },
  };
}

/**
 * Members speak of a link before the passage begins. After that only who is not seated yet still may, before being called
 * in; a member who sits leaves by an act of the passage. A link that an earlier attempt knew of stands, with its reason.
 */
function declare(
  store: PassageStore,
  passageId: string,
  { apply, facts, state, wrote }: PassageChange,
  declaration: Declaration,
): Answer<null> {
  const { jurorId } = declaration;
  const seat = seatsOf(facts).find((given) => given.member.id === jurorId);
  const newcomer = facts.newcomers.find(({ id }) => id === jurorId);
  const member = seat?.member ?? newcomer;
  if (member === undefined) return notFound({ jurorId });
  if (isLocked(facts)) return wrongStage(state());
  if (facts.linkedIds.has(jurorId)) return { ok: false, code: 'link-stands', details: { jurorId } };
  const isAwaited =
    newcomer !== undefined || callable(seatsOf(facts)).some((awaited) => awaited.member.id === jurorId);
  if (facts.freeze !== null && !isAwaited) {
    return { ok: false, code: 'passage-begun', details: { act: 'withdrawal' } };
  }
  store.declarations.append(passageId, declaration);
  wrote('declarations');
  // Before the start the members' table tells what each declared last; that a link was taken back is told beside it.
  const standing = facts.declarations.find((given) => given.jurorId === jurorId)?.kind;
  const isTakenBack = standing === 'withdrawn' && declaration.kind === 'no-link';
  if (facts.freeze !== null || isTakenBack) {
    const { kind, reason } = declaration;
    const { name } = member;
    const noted = apply(
      { type: 'note-declaration', jurorId, name, kind, reason },
      { kind: 'juror', jurorId },
    );
    if (!noted.ok) return noted;
  }
  return { ok: true, value: null };
}
