import { z } from 'zod';
import { pinWeakness } from '../../../domain/jury/pin-strength.ts';
import { bareRecoveryCode, RECOVERY_BYTES, recoveryCode } from '../../../domain/recovery-code.ts';
import type { RecoveryView } from '../../../shared/areas/app.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Repos } from '../../db/repos.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import { hashPin } from '../../kernel/pin.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';

const PREFERENCE = 'administrator-recovery';

/** What is kept of a code: never the code. Null once it was used. */
const storedCode = z.strictObject({ digest: z.string(), madeAt: z.number(), by: z.string() });

/**
 * The way back of administrators who all forgot their PINs: a code that one in office had drawn while they knew theirs. Whoever
 * is at the desk without it has none; each use leaves its trace, and spends the code.
 */
export function createRecoveryUsecases(
  deps: Deps,
): Pick<AreaHandlers<'app'>, 'recovery' | 'makeRecoveryCode' | 'recoverAdministrator'> {
  return {
    recovery: () => granted(viewOf(deps.repos)),
    makeRecoveryCode: async ({ confirmation }) => {
      const actor = await confirmActor(deps, confirmation);
      if (!actor.ok) return actor;
      const code = recoveryCode(deps.randomBytes(RECOVERY_BYTES));
      return deps.act('preferences', ({ now, repos }) => {
        if (!actor.value.stillHolds()) return refuse('administrator-needed');
        const { id, name } = actor.value.actor;
        const at = now.wall;
        repos.preferences.set(PREFERENCE, { digest: digestOf(code), madeAt: at, by: name });
        repos.audit.append({ at, action: 'recovery-code-made', subjectId: id, details: {} });
        return granted({ code });
      });
    },
    recoverAdministrator: async ({ administratorId, code, newPin }) => {
      const today = localDate(deps.clock.read().wall, deps.timeZone);
      const weakness = pinWeakness(newPin, { date: today, times: [] });
      if (weakness !== null) return refuse('pin-too-simple', { weakness });
      if (!isRight(deps.repos, code)) return refuse('recovery-code-wrong');
      const pinHash = await hashPin(newPin, deps.pinCost);
      return deps.act('preferences', ({ now, repos }) => {
        // It may have been spent, or drawn anew, while the PIN was being made.
        if (!isRight(repos, code)) return refuse('recovery-code-wrong');
        const known = repos.administrators.get(administratorId);
        if (known?.isActive !== true) return notFound();
        repos.administrators.put({ ...known, pinHash });
        repos.preferences.set(PREFERENCE, null);
        deps.pins.forget(known.id);
        const at = now.wall;
        repos.audit.append({ at, action: 'administrator-recovered', subjectId: known.id, details: {} });
        return DONE;
      });
    },
  };
}

type Store = Pick<Repos, 'preferences'>;

function standing({ preferences }: Store): z.output<typeof storedCode> | null {
  const read = storedCode.safeParse(preferences.all()[PREFERENCE]);
  return read.success ? read.data : null;
}

function viewOf(store: Store): RecoveryView | null {
  const code = standing(store);
  return code === null ? null : { madeAt: instant(code.madeAt), by: code.by };
}

function isRight(store: Store, typed: string): boolean {
  return standing(store)?.digest === digestOf(typed);
}

function digestOf(code: string): string {
  return sha256Hex(new TextEncoder().encode(bareRecoveryCode(code)));
}
