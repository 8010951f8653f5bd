/** The jury of a passage as its screens show it: who sits, what happened to it, and what may be done about it now. */
import { callable, sittingFaults } from '../../../domain/jury/sitting.ts';
import { isInterruptedOverHalf, undoWithdrawalMs } from '../../../domain/passage/passage.jury.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type {
  CallableMember,
  JuryAct,
  PassageJuryView,
  WithdrawalView,
} from '../../../shared/areas/passage/jury.ts';
import { gridOf, isLocked, mayArrivalsMark, presidentOf, quorumNow, seatsOf } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';

/** The jury of that passage at that reading. */
export function viewJury(facts: PassageFacts, now: Reading): PassageJuryView {
  const { attempt, freeze, session, state } = facts;
  const seats = seatsOf(facts);
  return {
    frozenAt: freeze?.since ?? null,
    quorum: quorumNow(facts),
    faults: sittingFaults(seats, session.rules),
    presidentId: presidentOf(facts)?.id ?? null,
    voterIds: seats.flatMap(({ isVoting, member }) => (isVoting ? [member.id] : [])),
    awaitsRuling: state.jury?.awaitsRuling === true,
    withdrawals: withdrawalViews(facts, now),
    callable: callableMembers(facts),
    mayArrivalsMark: freeze === null || mayArrivalsMark(facts),
    isInterruptedOverHalf: isInterruptedOverHalf(state, now),
    acts: actsOf(facts),
    previous:
      attempt === null
        ? null
        : {
            passageId: attempt.previousId,
            cause: attempt.cause,
            reason: attempt.reason,
            at: attempt.at,
          },
    next: nextView(facts),
  };
}

/** What took this attempt's place, and by whose ruling. */
function nextView({ members, next }: PassageFacts): PassageJuryView['next'] {
  if (next === null) return null;
  const { at, cause, passageId, reason, ruledBy } = next;
  return { passageId, cause, reason, at, ruledBy: members.find(({ id }) => id === ruledBy)?.name ?? '' };
}

function withdrawalViews(facts: PassageFacts, now: Reading): readonly WithdrawalView[] {
  return seatsOf(facts).flatMap(({ departure, isGridCounted, member }) => {
    if (departure === null) return [];
    const isGridSealed = gridOf(facts, member.id).sealedAt !== null;
    const { at, cause, jurorId, reason } = departure;
    return [
      {
        jurorId,
        cause,
        reason,
        at,
        isGridSealed,
        isGridCounted: isGridSealed && isGridCounted,
        undoRemainingMs: undoWithdrawalMs(facts.state, jurorId, now),
      },
    ];
  });
}

function callableMembers(facts: PassageFacts): readonly CallableMember[] {
  const members = [...callable(seatsOf(facts)).map(({ member }) => member), ...facts.newcomers];
  const free = members.filter(({ id }) => !facts.linkedIds.has(id));
  return free.map(({ capacity, id, isSubstitute, name }) => ({
    jurorId: id,
    name,
    capacity,
    isSubstitute: isSubstitute === true,
    declaration: facts.declarations.find(({ jurorId }) => jurorId === id) ?? null,
  }));
}

function actsOf(facts: PassageFacts): readonly JuryAct[] {
  if (isLocked(facts)) return [];
  const seats = seatsOf(facts);
  const hasPresident = presidentOf(facts) !== null;
  const isBegun = facts.freeze !== null;
  const may: Readonly<Record<JuryAct, boolean>> = {
    'set-presence': !isBegun && facts.state.stage === 'reception',
    call: callableMembers(facts).length > 0,
    withdraw: isBegun && seats.some(({ isSitting }) => isSitting),
    rule: hasPresident && facts.state.jury?.awaitsRuling === true,
    'name-president': !hasPresident && seats.some(({ isVoting }) => isVoting),
    restart: isBegun && hasPresident && facts.recordedDecision === null,
  };
  return (Object.keys(may) as JuryAct[]).filter((act) => may[act]);
}
