/** Members who answer for an act with their PIN: one place for every act that reveals, takes away or undoes. */
import type { Answer } from '../../shared/error-codes.ts';
import type { PinConfirmation } from '../../shared/request-parts.ts';
import type { MemberRecord } from '../db/repos/jury-member.repo.ts';
import type { PinGuard } from './pin.ts';

/** What a confirmation is checked against. */
export type PinHolder = Pick<MemberRecord, 'id' | 'pinHash'>;

export interface ConfirmedPins {
  /** Who confirmed, in the order given. */
  readonly jurorIds: readonly string[];
  /**
   * Whether these PINs are still those of the members. To be asked in the transaction that writes the act: a PIN may be
   * replaced or reset while the confirmations are being checked.
   */
  stillHold(members: readonly PinHolder[]): boolean;
}

/**
 * Checks the PINs of members who confirm an act, one after the other, through the guard that counts wrong tries over
 * every door. `members` are those who may confirm this act: the caller leaves out whoever is absent, withdrawn,
 * consultative or of another session. Outside any transaction, since each PIN takes time.
 *
 * Refuses with details {jurorId}: `not-found` for who may not confirm or is named twice, `pin-not-set`, `pin-wrong`,
 * `pin-throttled` with {waitMs} as well. An empty list is refused as `pin-wrong`.
 */
export async function confirmedBy(
  pins: Pick<PinGuard, 'check'>,
  members: readonly PinHolder[],
  confirmations: readonly PinConfirmation[],
): Promise<Answer<ConfirmedPins>> {
  const hashes = new Map<string, string>();
  if (confirmations.length === 0) return { ok: false, code: 'pin-wrong' };
  // Who may confirm is settled before any PIN is tried: a refused list tells nothing about anyone's PIN.
  for (const { jurorId } of confirmations) {
    const holder = members.find(({ id }) => id === jurorId);
    if (holder === undefined || hashes.has(jurorId)) return refused('not-found', jurorId);
    if (holder.pinHash === null) return refused('pin-not-set', jurorId);
    hashes.set(jurorId, holder.pinHash);
  }
  for (const { jurorId, pin } of confirmations) {
    const checked = await pins.check(jurorId, pin, hashes.get(jurorId) ?? '');
    if (!checked.ok) return { ...checked, details: { ...checked.details, jurorId } };
  }
  return {
    ok: true,
    value: {
      jurorIds: [...hashes.keys()],
      stillHold: (current) =>
        [...hashes].every(([jurorId, hash]) => current.find(({ id }) => id === jurorId)?.pinHash === hash),
    },
  };
}

function refused(code: 'not-found' | 'pin-not-set', jurorId: string): Answer<never> {
  return { ok: false, code, details: { jurorId } };
}
