import type { z } from 'zod';
import { pinWeakness } from '../../../domain/jury/pin-strength.ts';
import type { administratorInput, AdministratorView } from '../../../shared/areas/app.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { AdministratorRecord } from '../../db/repos/administrator.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import type { ConfirmedActor } from '../../kernel/named-actor.ts';
import { hashPin } from '../../kernel/pin.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';

type AdministratorInput = z.output<typeof administratorInput>;

/**
 * Named persons who answer with a PIN for what counts outside a jury. Whoever opens the application first names the first
 * one; from then on each change is answered for by one who is in office.
 */
export function createAdministratorUsecases(
  deps: Deps,
): Pick<AreaHandlers<'app'>, 'administrators' | 'saveAdministrator'> {
  /** Who answers for the change; null while there is nobody who could. */
  async function confirmed({ confirmation }: AdministratorInput): Promise<Answer<ConfirmedActor | null>> {
    if (!deps.repos.administrators.all().some(({ isActive }) => isActive)) return granted(null);
    return confirmation === undefined ? refuse('administrator-needed') : confirmActor(deps, confirmation);
  }

  return {
    administrators: () => granted(view(deps.repos)),
    saveAdministrator: async (input) => {
      const { administratorId, isActive, name, pin } = input;
      if (administratorId === undefined && pin === undefined) return refuse('pin-not-set');
      const today = localDate(deps.clock.read().wall, deps.timeZone);
      const weakness = pin === undefined ? null : pinWeakness(pin, { date: today, times: [] });
      if (weakness !== null) return refuse('pin-too-simple', { weakness });
      const actor = await confirmed(input);
      if (!actor.ok) return actor;
      const pinHash = pin === undefined ? null : await hashPin(pin, deps.pinCost);
      return deps.act('preferences', ({ now, repos }) => {
        const { administrators, audit } = repos;
        const known = administrators.all();
        const isFirst = !known.some((administrator) => administrator.isActive);
        // Someone may have been named, or have left, while the PIN was being checked.
        const isAnswered = actor.value === null ? isFirst : actor.value.stillHolds();
        if (!isAnswered) return refuse('administrator-needed');
        const before = known.find(({ id }) => id === administratorId) ?? null;
        if (administratorId !== undefined && before === null) return notFound();
        const after: AdministratorRecord = {
          id: before?.id ?? deps.newId(),
          name,
          pinHash: pinHash ?? before?.pinHash ?? '',
          isActive,
          createdAt: before?.createdAt ?? now.wall,
        };
        const isAnyLeft = isActive || known.some((other) => other.isActive && other.id !== after.id);
        if (!isAnyLeft) return refuse('last-administrator');
        administrators.put(after);
        // A new PIN starts without the wrong tries at the one before.
        if (pinHash !== null) deps.pins.forget(after.id);
        const action = before === null ? 'administrator-named' : 'administrator-changed';
        const details = { by: actor.value?.actor.id ?? null, isActive, isPinSet: pinHash !== null };
        audit.append({ at: now.wall, action, subjectId: after.id, details });
        return granted(view(repos));
      });
    },
  };
}

function view({ administrators }: Pick<Repos, 'administrators'>): readonly AdministratorView[] {
  return administrators.all().map(({ id, isActive, name }) => ({ id, name, isActive }));
}
