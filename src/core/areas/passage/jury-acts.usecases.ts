import type { JuryCommand } from '../../../domain/jury/jury-acts.types.ts';
import {
  callable,
  isMajority,
  isWithdrawalConfirmed,
  voicesOf,
  withdrawalConfirmers,
} from '../../../domain/jury/sitting.ts';
import type { Voice } from '../../../domain/jury/sitting.ts';
import type { Actor, PassageState } from '../../../domain/passage/passage.types.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { refuseSecondClock } from './clocks.usecases.ts';
import { gridOf, markersOf, mayArrivalsMark, presidentOf, seatsOf } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import { freezeArrival } from './passage-freeze.ts';
import { PANEL } from './passage-runtime.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import type { ConfirmedPins } from '../../kernel/pin-confirmation.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import { restartPassage } from './restart.ts';
import { followClock } from './together.ts';
import type { SeatRegistry } from './seat-registry.ts';

type JuryHandlers = Pick<
  AreaHandlers<'passages'>,
  | 'setPresence'
  | 'callMember'
  | 'withdrawMember'
  | 'undoWithdrawal'
  | 'ruleOnWithdrawal'
  | 'namePresident'
  | 'restart'
>;

type Confirmations = Parameters<typeof confirmedBy>[2];

export interface JuryActsParts {
  readonly deps: Pick<Deps, 'newId' | 'pins' | 'publish'>;
  readonly store: PassageStore;
  readonly runtime: PassageRuntime;
  readonly seats: Pick<SeatRegistry, 'closeMember'>;
}

/** Acts on the jury of one passage: who is present, who arrives, who leaves, who presides, and beginning anew. */
export function createJuryActsUsecases({ deps, runtime, seats, store }: JuryActsParts): JuryHandlers {
  /**
   * Checks PINs outside the transaction, then acts in it, where the same members must still be able to confirm. `work`
   * answers the passage to show.
   */
  async function confirmed(
    passageId: string,
    holdersOf: (facts: PassageFacts) => Answer<readonly MemberRecord[]>,
    confirmations: (holders: readonly MemberRecord[]) => Confirmations,
    work: (change: PassageChange, by: ConfirmedPins) => Answer<string>,
  ): Promise<Answer<PassageView>> {
    const facts = store.load(passageId);
    if (facts === null) return notFound({ passageId });
    const holders = holdersOf(facts);
    if (!holders.ok) return holders;
    const by = await confirmedBy(deps.pins, holders.value, confirmations(holders.value));
    if (!by.ok) return by;
    let shownId = passageId;
    const acted = runtime.changeAndView(passageId, (change) => {
      const now = holdersOf(change.facts);
      if (!now.ok) return now;
      const isStillTheirs =
        by.value.jurorIds.every((id) => now.value.some((holder) => holder.id === id)) &&
        by.value.stillHold(now.value);
      const done = isStillTheirs ? work(change, by.value) : refuse('pin-wrong');
      if (done.ok) shownId = done.value;
      return done;
    });
    return acted.ok && shownId !== passageId ? runtime.answerView(shownId) : acted;
  }

  const byPresident = (
    passageId: string,
    pin: string,
    work: (change: PassageChange, presidentId: string) => Answer<string>,
  ) =>
    confirmed(
      passageId,
      (facts) => {
        const president = presidentOf(facts);
        return president === null ? refuse('president-not-seated') : begun(facts, [president]);
      },
      (holders) => holders.map(({ id }) => ({ jurorId: id, pin })),
      (change, { jurorIds }) => work(change, jurorIds[0] ?? ''),
    );

  return {
    setPresence: ({ jurorId, passageId, presence }) => {
      const changed = runtime.changeAndView(passageId, ({ apply, facts, wrote }) => {
        wrote();
        if (facts.freeze !== null) return refuse('passage-begun', { act: 'presence' });
        const member = facts.members.find(({ id }) => id === jurorId);
        if (member === undefined) return notFound({ jurorId });
        const wasCalled = seatsOf(facts).some(
          (seat) => seat.member.id === jurorId && seat.arrivedAt !== null,
        );
        if (member.isSubstitute === true && !wasCalled) return refuse('member-not-callable', { jurorId });
        return apply({ type: 'set-presence', jurorId, presence }, PANEL);
      });
      if (changed.ok && presence === 'absent') seats.closeMember(passageId, jurorId);
      return changed;
    },

    callMember: ({ jurorId, passageId, presence }) =>
      runtime.changeAndView(passageId, (change) => callMember(store, change, jurorId, presence)),

    withdrawMember: async ({ cause, confirmations, jurorId, passageId, reason }) => {
      const answer = await confirmed(
        passageId,
        (facts) => withdrawalHolders(facts, jurorId),
        () => confirmations,
        (change, { jurorIds }) => {
          const { apply, facts, wrote } = change;
          wrote();
          if (!isWithdrawalConfirmed(voicesIn(facts), jurorId, jurorIds)) return notConfirmed(facts, jurorId);
          const isGridSealed = gridOf(facts, jurorId).sealedAt !== null;
          const by: Actor = { kind: 'juror', jurorId: jurorIds[0] ?? jurorId };
          const left = apply(
            {
              type: 'withdraw-member',
              jurorId,
              cause,
              reason,
              confirmedBy: jurorIds,
              isGridSealed,
              changesBefore: facts.changes.length,
            },
            by,
          );
          const followed = left.ok ? followClock({ runtime, store }, change, left.value, PANEL) : left;
          return followed.ok ? then(left, passageId) : followed;
        },
      );
      if (answer.ok) seats.closeMember(passageId, jurorId);
      return answer;
    },

    undoWithdrawal: ({ isSecondClockConfirmed = false, jurorId, passageId }) =>
      runtime.changeAndView(passageId, (change) => {
        change.wrote();
        const changesBefore = change.facts.changes.length;
        const applied = change.apply({ type: 'undo-withdrawal', jurorId, changesBefore }, PANEL);
        if (!applied.ok) return applied;
        const second = refuseSecondClock(runtime, change, isSecondClockConfirmed);
        if (second !== null) return second;
        const followed = followClock({ runtime, store }, change, applied.value, PANEL);
        return followed.ok ? applied : followed;
      }),

    ruleOnWithdrawal: ({ passageId, pin, reason, ruling }) =>
      byPresident(passageId, pin, (change, ruledBy) => {
        const by: Actor = { kind: 'juror', jurorId: ruledBy };
        const ruled = change.apply({ type: 'rule-on-withdrawal', ruling, reason, ruledBy }, by);
        if (!ruled.ok || ruling === 'continue') return then(ruled, passageId);
        return restartPassage(store, change, { cause: 'withdrawal', reason, ruledBy, newId: deps.newId });
      }),

    namePresident: ({ confirmations, jurorId, passageId }) =>
      confirmed(
        passageId,
        (facts) =>
          presidentOf(facts) === null ? { ok: true, value: markersOf(facts) } : refuse('president-seated'),
        () => confirmations,
        ({ apply, facts, wrote }, { jurorIds }) => {
          wrote();
          if (!markersOf(facts).some(({ id }) => id === jurorId))
            return refuse('member-not-seated', { jurorId });
          if (!isMajority(voicesIn(facts), jurorIds)) return refuse('confirmation-missing');
          const by: Actor = { kind: 'juror', jurorId: jurorIds[0] ?? jurorId };
          return then(apply({ type: 'name-president', jurorId, namedBy: jurorIds }, by), passageId);
        },
      ),

    restart: ({ cause, passageId, pin, reason }) =>
      byPresident(passageId, pin, (change, ruledBy) =>
        restartPassage(store, change, { cause, reason, ruledBy, newId: deps.newId }),
      ),
  };
}

function begun<Value>({ freeze }: PassageFacts, value: Value): Answer<Value> {
  return freeze === null ? refuse('passage-not-begun') : { ok: true, value };
}

function voicesIn(facts: PassageFacts): readonly Voice[] {
  return voicesOf(seatsOf(facts));
}

function then(applied: Answer<PassageState>, passageId: string): Answer<string> {
  return applied.ok ? { ok: true, value: passageId } : applied;
}

/** Who may confirm that member's withdrawal. */
function withdrawalHolders(facts: PassageFacts, jurorId: string): Answer<readonly MemberRecord[]> {
  const seat = seatsOf(facts).find(({ member }) => member.id === jurorId);
  if (seat === undefined) return notFound({ jurorId });
  if (seat.departure !== null) return refuse('member-has-left', { jurorId });
  if (!seat.isSitting) return refuse('member-not-seated', { jurorId });
  const { aloneIds, togetherIds } = withdrawalConfirmers(voicesIn(facts), jurorId);
  const ids = new Set([...aloneIds, ...togetherIds]);
  return begun(
    facts,
    facts.members.filter(({ id }) => ids.has(id)),
  );
}

function notConfirmed(facts: PassageFacts, jurorId: string): Answer<never> {
  const { required } = withdrawalConfirmers(voicesIn(facts), jurorId);
  return refuse('confirmation-missing', { required });
}

/**
 * Before the start a member called in is a full member. After it they speak; they mark and vote when the session's rules
 * say so and no grid has been read yet.
 */
function callMember(
  store: PassageStore,
  change: PassageChange,
  jurorId: string,
  presence: Extract<JuryCommand, { readonly type: 'call-member' }>['presence'],
): Answer<PassageState> {
  const { apply, facts, wrote } = change;
  wrote();
  const newcomer = facts.newcomers.find(({ id }) => id === jurorId);
  const isCallable = callable(seatsOf(facts)).some(({ member }) => member.id === jurorId);
  if (newcomer === undefined && !isCallable) return refuse('member-not-callable', { jurorId });
  const declaration = facts.declarations.find((given) => given.jurorId === jurorId);
  if (declaration === undefined) return refuse('declarations-missing', { ids: [jurorId] });
  if (declaration.kind === 'withdrawn') return refuse('member-has-link', { jurorId });
  const called = apply(
    { type: 'call-member', jurorId, presence, mayVote: facts.freeze === null || mayArrivalsMark(facts) },
    PANEL,
  );
  if (called.ok && newcomer !== undefined) {
    freezeArrival(store, change, newcomer);
    wrote('preparation');
  }
  return called;
}
