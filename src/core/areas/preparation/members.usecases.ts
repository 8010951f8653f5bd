import type { z } from 'zod';
import { pinWeakness } from '../../../domain/jury/pin-strength.ts';
import type { RoomKnowledge } from '../../../domain/jury/pin-strength.ts';
import type { JuryMember } from '../../../domain/jury/jury.types.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { memberInput, SessionView } from '../../../shared/areas/preparation/sessions.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { hashPin } from '../../kernel/pin.ts';
import { changeSessions } from './preparation-store.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import type { PreparationStore } from './preparation-store.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { answerSession } from './session-view.ts';
import type { MemberKeys } from '../signing/index.ts';

type MemberInput = z.output<typeof memberInput>;
type MemberHandlers = Pick<AreaHandlers<'sessions'>, 'saveMember' | 'removeMember' | 'setPin'>;

/** Members convened for a session, and the PINs of their seats. */
export function createMemberUsecases(
  deps: Deps,
  store: PreparationStore,
  memberKeys: Pick<MemberKeys, 'exclusively' | 'rewrap'>,
): MemberHandlers {
  return {
    saveMember: (input) =>
      changeJury(deps, (at) =>
        input.jurorId === undefined
          ? addMember(store, input, deps.newId(), at)
          : changeMember(store, input, input.jurorId, at),
      ),
    removeMember: ({ jurorId }) => changeJury(deps, (at) => removeMember(store, jurorId, at)),
    setPin: async ({ currentPin, jurorId, pin }) => {
      const member = store.members.get(jurorId);
      if (member === null) return notFound();
      const refusal = refusalOfPin(store, member, pin);
      if (refusal !== null) return refusal;
      if (member.pinHash !== null) {
        if (currentPin === undefined) return refuse('pin-wrong');
        const checked = await deps.pins.check(jurorId, currentPin, member.pinHash);
        if (!checked.ok) return checked;
      }
      // In the turn of the signatures: no key is made under a PIN that is being replaced.
      return memberKeys.exclusively(() => replacePin(member, currentPin, pin));
    },
  };

  /** The member's signing keys open with the PIN: they follow it, in the same transaction. */
  async function replacePin(
    member: MemberRecord,
    currentPin: string | undefined,
    pin: string,
  ): Promise<Answer<SessionView>> {
    const { id, pinHash: hashBefore, sessionId } = member;
    const keys = await (currentPin === undefined ? NO_KEYS : memberKeys.rewrap(id, currentPin, pin));
    if (!keys.ok) return keys;
    const pinHash = await hashPin(pin, deps.pinCost);
    return changeJury(deps, (at) => {
      // Another request may have replaced the PIN while this one was being hashed.
      if (store.members.get(id)?.pinHash !== hashBefore) return refuse('pin-wrong');
      store.members.setPinHash(id, pinHash);
      keys.value();
      const action = hashBefore === null ? 'pin-set' : 'pin-replaced';
      store.audit.append({ at, action, subjectId: id, details: {} });
      return answerSession(store, sessionId);
    });
  }
}

/** A first PIN has no keys to take along. */
const NO_KEYS: Answer<() => void> = { ok: true, value: () => undefined };

/** Tells the passages under way as well: they read who is convened, and who has a PIN, where they stand now. */
function changeJury(deps: Deps, work: (at: Instant) => Answer<SessionView>): Answer<SessionView> {
  return changeSessions(deps, work, ['jury']);
}

function addMember(
  store: PreparationStore,
  input: MemberInput,
  id: string,
  at: Instant,
): Answer<SessionView> {
  const { sessionId } = input;
  if (store.sessions.get(sessionId) === null) return notFound();
  if (input.isPresident) stepDown(store, sessionId, id, at);
  store.members.insert({
    ...describe(input, id),
    sessionId,
    position: store.members.nextPosition(sessionId),
    pinHash: null,
  });
  store.audit.append({ at, action: 'member-added', subjectId: id, details: { sessionId } });
  return answerSession(store, sessionId);
}

function changeMember(
  store: PreparationStore,
  input: MemberInput,
  id: string,
  at: Instant,
): Answer<SessionView> {
  const { sessionId } = input;
  const before = store.members.get(id);
  if (before?.sessionId !== sessionId) return notFound();
  if (input.isPresident) stepDown(store, sessionId, id, at);
  const after = describe(input, id);
  store.members.update(after);
  const fields = (Object.keys(after) as (keyof JuryMember)[]).filter(
    (field) => before[field] !== after[field],
  );
  if (fields.length > 0) {
    store.audit.append({ at, action: 'member-changed', subjectId: id, details: { fields } });
  }
  return answerSession(store, sessionId);
}

function removeMember(store: PreparationStore, jurorId: string, at: Instant): Answer<SessionView> {
  const member = store.members.get(jurorId);
  if (member === null) return notFound();
  if (store.progress.isAnyBegun(member.sessionId) || store.members.isOnRecord(jurorId)) {
    return refuse('already-begun');
  }
  store.members.remove(jurorId);
  const details = { sessionId: member.sessionId };
  store.audit.append({ at, action: 'member-removed', subjectId: jurorId, details });
  return answerSession(store, member.sessionId);
}

/** Refuses a new PIN that anyone would try first, with the {weakness}; one that stands already is not asked again. */
export function refusalOfPin(
  store: PreparationStore,
  { sessionId }: Pick<MemberRecord, 'sessionId'>,
  pin: string,
): Refusal | null {
  const weakness = pinWeakness(pin, roomOf(store, sessionId));
  return weakness === null ? null : refuse('pin-too-simple', { weakness });
}

/** What anyone in the room knows, and would try. */
function roomOf(store: PreparationStore, sessionId: string): RoomKnowledge {
  const times = store.passages.ofSession(sessionId).flatMap(({ plannedTime }) => plannedTime ?? []);
  return { date: store.sessions.get(sessionId)?.date ?? '', times };
}

/** A jury has one president: naming another relieves the one before. */
function stepDown(store: PreparationStore, sessionId: string, newPresidentId: string, at: Instant): void {
  for (const member of store.members.ofSession(sessionId)) {
    if (!member.isPresident || member.id === newPresidentId) continue;
    store.members.update({ ...member, isPresident: false });
    const details = { fields: ['isPresident'] };
    store.audit.append({ at, action: 'member-changed', subjectId: member.id, details });
  }
}

function describe(input: MemberInput, id: string): JuryMember {
  const { capacity, college, isConsultative, isExternal, isPresident, isSubstitute, name, presence } = input;
  return {
    id,
    name,
    capacity,
    college,
    isPresident,
    isExternal,
    isConsultative,
    presence,
    isSubstitute: isSubstitute === true,
  };
}
