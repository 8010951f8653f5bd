/** Who answers for an act that counts, by name: one place for every act that asks for a jury member or an administrator. */
import type { Answer } from '../../shared/error-codes.ts';
import type { ActorConfirmation, NamedActor } from '../../shared/request-parts.ts';
import type { AdministratorRecord } from '../db/repos/administrator.repo.ts';
import type { MemberRecord } from '../db/repos/jury-member.repo.ts';
import type { Repos } from '../db/repos.ts';
import { confirmedBy } from './pin-confirmation.ts';
import type { PinGuard } from './pin.ts';
import { granted } from './refusal.ts';

/** Members who may answer for an act; none where administrators alone do. */
export type EntitledMembers = readonly Pick<MemberRecord, 'id' | 'name' | 'pinHash'>[];

export interface ConfirmedActor {
  readonly actor: NamedActor;
  /**
   * Whether they may still answer with that PIN. To be asked in the transaction that writes the act: a PIN may be
   * replaced, an administrator may leave, while the confirmation is being checked.
   */
  stillHolds(members?: EntitledMembers): boolean;
}

interface Parts {
  readonly pins: Pick<PinGuard, 'check'>;
  readonly repos: Pick<Repos, 'administrators'>;
}

/**
 * Checks the PIN of the jury member or administrator who answers for an act, through the guard that counts wrong tries
 * over every door. Outside any transaction, since it takes time. Refuses with details {jurorId} (the id of either):
 * `not-found` for who may not answer, `pin-not-set`, `pin-wrong`, `pin-throttled` with {waitMs} as well.
 */
export async function confirmActor(
  { pins, repos }: Parts,
  confirmation: ActorConfirmation,
  entitled: EntitledMembers = [],
): Promise<Answer<ConfirmedActor>> {
  const isAdministrator = 'administratorId' in confirmation;
  const id = isAdministrator ? confirmation.administratorId : confirmation.jurorId;
  const holders = () => (isAdministrator ? activeAdministrators(repos) : entitled);
  const holder = holders().find((candidate) => candidate.id === id);
  const confirmed = await confirmedBy(pins, holders(), [{ jurorId: id, pin: confirmation.pin }]);
  if (!confirmed.ok) return confirmed;
  return granted({
    actor: { kind: isAdministrator ? 'administrator' : 'juror', id, name: holder?.name ?? '' },
    stillHolds: (members) => confirmed.value.stillHold(isAdministrator ? holders() : (members ?? entitled)),
  });
}

function activeAdministrators({ administrators }: Parts['repos']): readonly AdministratorRecord[] {
  return administrators.all().filter(({ isActive }) => isActive);
}
