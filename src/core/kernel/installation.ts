/** The installation's code: who gives the numbers of minutes in this register. */
import { CODE_BYTE_COUNT, installationCode } from '../../domain/minutes/installation-code.ts';
import { chainDigestAt, chainHead } from '../db/chain.ts';
import { createInstallationRepo } from '../db/repos/installation.repo.ts';
import type { Installation, InstallationReason, InstallationRepo } from '../db/repos/installation.repo.ts';
import type { Deps } from './deps.ts';

/** Under what the register gives numbers, and the place that is told how far it came. */
export interface InstallationNumbers {
  readonly code: string;
  /** After each act that gave a number: keeps outside the register how far it had come. */
  keepHead(): void;
}

type InstallationDeps = Pick<Deps, 'clock' | 'db' | 'place' | 'randomBytes'>;

/**
 * Settles the code by which this register gives numbers, before it gives any: the one that it has where it stands, else
 * a new one, since the register that it was copied or restored from may have gone on, or go on elsewhere. Once at each
 * start.
 */
export function settleInstallation(
  { clock, db, place, randomBytes }: InstallationDeps,
  isRestored = false,
): Installation {
  const installations = createInstallationRepo(db);
  const since = clock.read().wall;
  return db
    .transaction(() => {
      const current = installations.current();
      const reason = reasonToRenew(current, place, isRestored || isBehind(db, place));
      if (current !== null && reason === null) return current;
      const settled: Installation = {
        code: freshCode(installations, randomBytes),
        reason: reason ?? 'first',
        place: place.digest,
        since,
      };
      installations.append(settled);
      return settled;
    })
    .immediate();
}

function reasonToRenew(
  current: Installation | null,
  place: Deps['place'],
  isRestored: boolean,
): InstallationReason | null {
  if (isRestored) return 'restored';
  if (current === null) return 'first';
  return current.place === place.digest ? null : 'moved';
}

/** Whether numbers were given here that this register does not know of: an older copy was laid over it. */
function isBehind(db: Deps['db'], place: Deps['place']): boolean {
  const last = place.lastHead();
  return last !== null && chainDigestAt(db, last.seq) !== last.digest;
}

/** Numbers under that code. A head that cannot be kept is for the log: the number is given and stored. */
export function numbersOf({ code }: Installation, deps: Deps): InstallationNumbers {
  return {
    code,
    keepHead: () => {
      try {
        deps.place.keepHead(chainHead(deps.db));
      } catch (error) {
        deps.logFailure('installation', error);
      }
    },
  };
}

/** A code that this register never had. */
function freshCode(installations: InstallationRepo, randomBytes: Deps['randomBytes']): string {
  for (;;) {
    const code = installationCode(randomBytes(CODE_BYTE_COUNT));
    if (!installations.knows(code)) return code;
  }
}
