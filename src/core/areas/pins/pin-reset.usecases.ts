/**
 * A forgotten PIN is replaced by the member present, under the PINs of others. What the old PIN protected goes with it:
 * open seats close, the private key is destroyed, and its certificate signs no more without being revoked.
 */
import { isResetConfirmed, leastConfirmers } from '../../../domain/jury/pin-reset.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { refusalOfPin, answerSession } from '../preparation/index.ts';
import type { PreparationStore } from '../preparation/index.ts';
import { gridOf, markersOf } from '../passage/index.ts';
import type { PassageChange, PassageRuntime, PassageStore, SeatRegistry } from '../passage/index.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import { hashPin } from '../../kernel/pin.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { createResetTables } from './reset-tables.ts';
import type { ResetCase } from './reset-tables.ts';
import type { MemberKeys } from '../signing/index.ts';

export interface PinResetParts {
  readonly deps: Deps;
  readonly store: PassageStore;
  readonly runtime: Pick<PassageRuntime, 'change' | 'together'>;
  readonly memberKeys: Pick<MemberKeys, 'exclusively' | 'retire'>;
  readonly seats: Pick<SeatRegistry, 'closeMember'>;
}

/** Forgotten PINs. */
export function createPinResetUsecases(parts: PinResetParts): AreaHandlers<'pins'> {
  const { deps, memberKeys, runtime, seats, store } = parts;
  const preparation: PreparationStore = deps.repos;
  const findCase = createResetTables(preparation, store);

  return {
    resetTerms: ({ jurorId }) => {
      const found = findCase(jurorId);
      if (!found.ok) return found;
      const { member, members, passageIds, tables } = found.value;
      const ids = witnessIds(found.value);
      const least = leastConfirmers(tables) ?? [];
      return {
        ok: true,
        value: {
          jurorId,
          name: member.name,
          sessionId: member.sessionId,
          witnesses: members
            .filter(({ id }) => ids.has(id))
            .map(({ id, name, pinHash }) => ({ jurorId: id, name, hasPin: pinHash !== null })),
          tables,
          required: least.length,
          openPassageCount: passageIds.length,
        },
      };
    },

    reset: async ({ confirmations, jurorId, pin }) => {
      const found = findCase(jurorId);
      if (!found.ok) return found;
      const refusal = refusalOfPin(preparation, found.value.member, pin);
      if (refusal !== null) return refusal;
      const given = confirmations.map((confirmation) => confirmation.jurorId);
      const lack = lackOf(found.value, given);
      if (lack !== null) return lack;
      const ids = witnessIds(found.value);
      const witnesses = found.value.members.filter(({ id }) => ids.has(id));
      const by = await confirmedBy(deps.pins, witnesses, confirmations);
      if (!by.ok) return by;
      const pinHash = await hashPin(pin, deps.pinCost);

      // In the turn of the signatures: none that was begun under the old PIN ends after it is gone.
      const reset = await memberKeys.exclusively(() =>
        runtime.together((at) => {
          const now = findCase(jurorId);
          if (!now.ok) return now;
          const isUnchanged =
            now.value.member.pinHash === found.value.member.pinHash && by.value.stillHold(now.value.members);
          if (!isUnchanged) return refuse('pin-wrong');
          return (
            lackOf(now.value, by.value.jurorIds) ?? write(now.value, { at, pinHash, by: by.value.jurorIds })
          );
        }),
      );
      if (!reset.ok) return reset;
      for (const { id } of preparation.passages.ofSession(reset.value.sessionId))
        seats.closeMember(id, jurorId);
      deps.publish('data-changed', { topic: 'sessions' });
      deps.publish('data-changed', { topic: 'jury' });
      deps.publish('data-changed', { topic: 'signing' });
      return answerSession(preparation, reset.value.sessionId);
    },
  };

  function write(
    { member, passageIds }: ResetCase,
    { at, by, pinHash }: { readonly at: Instant; readonly by: readonly string[]; readonly pinHash: string },
  ): Answer<MemberRecord> {
    preparation.members.setPinHash(member.id, pinHash);
    deps.pins.forget(member.id);
    memberKeys.retire(member.id, at);
    const details = { confirmedBy: by, passageIds };
    preparation.audit.append({ at, action: 'pin-reset', subjectId: member.id, details });
    for (const passageId of passageIds) {
      const noted = runtime.change(passageId, (change) => noteReset(change, member.id, by));
      if (!noted.ok) return noted;
    }
    return { ok: true, value: member };
  }
}

function noteReset({ apply, facts }: PassageChange, jurorId: string, by: readonly string[]): Answer<unknown> {
  const actor = { kind: 'juror', jurorId: by[0] ?? jurorId } as const;
  const isGridReopened =
    markersOf(facts).some(({ id }) => id === jurorId) && gridOf(facts, jurorId).sealedAt === null;
  return apply({ type: 'note-pin-reset', jurorId, confirmedBy: by, isGridReopened }, actor);
}

function witnessIds({ tables }: ResetCase): ReadonlySet<string> {
  return new Set(
    tables.flatMap(({ aloneId, jurorIds }) => [...(aloneId === null ? [] : [aloneId]), ...jurorIds]),
  );
}

/** What those confirmations lack at one of the tables, or null. */
function lackOf({ tables }: ResetCase, confirmedIds: readonly string[]): Refusal | null {
  const least = leastConfirmers(tables);
  if (least === null) return refuse('pin-reset-alone');
  const isConfirmed = tables.every((terms) => isResetConfirmed(terms, confirmedIds));
  return isConfirmed ? null : refuse('confirmation-missing', { required: least.length });
}
