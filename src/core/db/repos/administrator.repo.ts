import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

export interface AdministratorRecord {
  readonly id: string;
  readonly name: string;
  readonly pinHash: string;
  /** Whether they may answer for anything still. */
  readonly isActive: boolean;
  readonly createdAt: Instant;
}

interface AdministratorRow {
  readonly id: string;
  readonly name: string;
  readonly pin_hash: string;
  readonly is_active: number;
  readonly created_at: number;
}

export interface AdministratorRepo {
  get(id: string): AdministratorRecord | null;
  /** Those who are active no more among them, the first named first. */
  all(): readonly AdministratorRecord[];
  /** Stores an administrator in place of what they were. */
  put(administrator: AdministratorRecord): void;
}

/** Administrators over one connection. */
export function createAdministratorRepo(db: WritableDatabase): AdministratorRepo {
  const get = db.prepare<[string], AdministratorRow>('SELECT * FROM administrator WHERE id = ?');
  const all = db.prepare<[], AdministratorRow>('SELECT * FROM administrator ORDER BY created_at, rowid');
  const put = db.prepare<[string, string, string, number, number]>(
    `INSERT INTO administrator (id, name, pin_hash, is_active, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, pin_hash = excluded.pin_hash, is_active = excluded.is_active`,
  );
  return {
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : readRow(row);
    },
    all: () => all.all().map(readRow),
    put: ({ createdAt, id, isActive, name, pinHash }) => {
      put.run(id, name, pinHash, isActive ? 1 : 0, createdAt);
    },
  };
}

function readRow(row: AdministratorRow): AdministratorRecord {
  return {
    id: row.id,
    name: row.name,
    pinHash: row.pin_hash,
    isActive: row.is_active === 1,
    createdAt: instant(row.created_at),
  };
}
