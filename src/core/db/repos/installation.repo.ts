import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** Why a code was taken: the first one, after a restore, or because the register was found in another place. */
export type InstallationReason = 'first' | 'restored' | 'moved';

export interface Installation {
  readonly code: string;
  readonly reason: InstallationReason;
  /** SHA-256 (hex) of where the register stood. */
  readonly place: string;
  readonly since: Instant;
}

export interface InstallationRepo {
  /** The one that gives numbers now, or null before the first. */
  current(): Installation | null;
  /** Whether the register ever had that code. */
  knows(code: string): boolean;
  /** Whether any number was given in this register, under a code or before there were codes. */
  gaveNumbers(): boolean;
  append(installation: Installation): void;
}

type InstallationRow = Omit<Installation, 'since'> & { readonly since: number };

/** Codes of this register's numbers; append-only. */
export function createInstallationRepo(db: WritableDatabase): InstallationRepo {
  const current = db.prepare<[], InstallationRow>(
    'SELECT code, reason, place, since FROM installation ORDER BY position DESC LIMIT 1',
  );
  const knows = db.prepare<[string]>('SELECT 1 FROM installation WHERE code = ?');
  const given = db.prepare<[]>(
    'SELECT 1 FROM minutes_number UNION ALL SELECT 1 FROM session_minutes_number LIMIT 1',
  );
  const append = db.prepare<InstallationRow>(
    `INSERT INTO installation (position, code, reason, place, since)
     SELECT coalesce(max(position), 0) + 1, @code, @reason, @place, @since FROM installation`,
  );
  return {
    current: () => {
      const row = current.get();
      return row === undefined ? null : { ...row, since: instant(row.since) };
    },
    knows: (code) => knows.get(code) !== undefined,
    gaveNumbers: () => given.get() !== undefined,
    append: (installation) => {
      append.run(installation);
    },
  };
}
