import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Opens a fresh database on a real file in a folder of its own. */
export function openTempDatabase(): TempDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-db-'));
  const path = join(folder, 'pupitre.sqlite');
  const { db } = openDatabase(path, {
    backupFolder: join(folder, 'backups'),
    now: instant(1_800_000_000_000),
  });
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
