import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDatabase } from '../../src/core/db/database.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { instant } from '../../src/domain/time/time.ts';

export interface TempDatabase {
  readonly db: WritableDatabase;
  readonly path: string;
  readonly folder: string;
  /** Closes the connection and deletes the folder. */
  dispose(): void;
}

/** A database to which nothing was added yet but its schema, made once: migrations are other tests' question. */
let template: Uint8Array | null = null;

/** Opens a fresh database on a real file in a folder of its own. */
export function openTempDatabase(): TempDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-db-'));
  const path = join(folder, 'pupitre.sqlite');
  if (template !== null) writeFileSync(path, template);
  const { db } = openDatabase(path, {
    backupFolder: join(folder, 'backups'),
    now: instant(1_800_000_000_000),
  });
  template ??= (db as Database.Database).serialize();
  return {
    db,
    path,
    folder,
    dispose() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
