/** The installation's code: who gives the numbers of minutes in this register. */
import { CODE_BYTE_COUNT, installationCode } from '../../domain/minutes/installation-code.ts';
import { chainDigestAt, chainHead } from '../db/chain.ts';
import type { Installation, InstallationReason, InstallationRepo } from '../db/repos/installation.repo.ts';
import type { Answer } from '../../shared/error-codes.ts';
import { UNTOLD } from './act.ts';
import type { Deps } from './deps.ts';
import { granted } from './refusal.ts';

/** Under what the register gives numbers, and the place that is told how far it came. */
export interface InstallationNumbers {
  readonly code: string;
  /** After each act that gave a number: keeps outside the register how far it had come. */
  keepHead(): void;
}

type InstallationDeps = Pick<Deps, 'act' | 'db' | 'place' | 'randomBytes' | 'repos'>;

/**
 * Settles the code by which this register gives numbers, before it gives any: the one that it has where it stands, else
 * a new one, since the register that it was copied or restored from may have gone on, or go on elsewhere. Once at each
 * start. A place where numbers were given then keeps outside how far it has come.
 */
export function settleInstallation(
  { act, db, place, randomBytes, repos: { installations } }: InstallationDeps,
  isRestored = false,
): Installation {
  const settled = act(UNTOLD, ({ now }): Answer<Installation> => {
    const current = installations.current();
    const reason = isRestored ? 'restored' : reasonToRenew(current, installations.gaveNumbers(), db, place);
    if (current !== null && reason === null) return granted(current);
    const next: Installation = {
      code: freshCode(installations, randomBytes),
      reason: reason ?? 'first',
      place: place.digest,
      since: now.wall,
    };
    installations.append(next);
    return granted(next);
  });
  if (!settled.ok) throw new Error(settled.code);
  if (installations.gaveNumbers() || place.keptHeads().length > 0) tryToKeepHead({ db, place });
  return settled.value;
}

function reasonToRenew(
  current: Installation | null,
  gaveNumbers: boolean,
  db: Deps['db'],
  place: Deps['place'],
): InstallationReason | null {
  if (current === null) return 'first';
  if (isBehind(db, place) || (gaveNumbers && !place.isHeadOwn())) return 'restored';
  return current.place === place.digest ? null : 'moved';
}

/** Whether numbers were given here that this register does not know of: an older copy was laid over it. */
function isBehind(db: Deps['db'], place: Deps['place']): boolean {
  return place.keptHeads().some(({ digest, seq }) => chainDigestAt(db, seq) !== digest);
}

/** Answers what kept it from being kept, or null. */
function tryToKeepHead({ db, place }: Pick<Deps, 'db' | 'place'>): unknown {
  try {
    place.keepHead(chainHead(db));
    return null;
  } catch (error) {
    return error;
  }
}

/** Numbers under that code. A head that cannot be kept is for the log: the number is given and stored. */
export function numbersOf({ code }: Installation, deps: Deps): InstallationNumbers {
  return {
    code,
    keepHead: () => {
      const failure = tryToKeepHead(deps);
      if (failure !== null) deps.logFailure('installation', failure);
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
