/** What a database holds, read from its file: for backups, and for what going back to one would lose. */
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { BackupSummary, LostPassage, RestoreLoss } from '../../../shared/areas/backups.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { CHAIN_ORIGIN } from '../chain.ts';

/** Passages named in a preview; the rest is counted. */
const NAMED_PASSAGES = 20;

/** What that file holds. Throws what SQLite says of a file that is none of ours. */
export function summaryOf(file: string, sha256: string): BackupSummary {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return {
      schema: Number(db.pragma('user_version', { simple: true })),
      chain: headOf(db),
      sessionCount: count('session'),
      passageCount: count('passage'),
      minutesCount: count('minutes'),
      lastEntryAt: lastEntryAt(db),
      sha256,
      byteCount: statSync(file).size,
    };
  } finally {
    db.close();
  }
}

/** What the data holds beyond the backup. Throws what SQLite says when one of them cannot be read. */
export function lossBetween(dataFile: string, backup: string): RestoreLoss {
  const db = new Database(dataFile, { readonly: true, fileMustExist: true });
  try {
    db.prepare('ATTACH ? AS backup').run(backup);
    const passages = db.prepare<[], LostPassage & { readonly total: number }>(LOST_PASSAGES).all();
    const numbers = db
      .prepare('SELECT count(*) FROM minutes WHERE id NOT IN (SELECT id FROM backup.minutes)')
      .pluck()
      .get();
    return {
      recordCount: recordsSince(db),
      minutesCount: Number(numbers),
      passages: passages.slice(0, NAMED_PASSAGES),
      passageCount: passages.length,
      lastEntryAt: lastEntryAt(db),
    };
  } finally {
    db.close();
  }
}

/** A passage counts when its journal goes on after the backup's, or when the backup does not know it. */
const LOST_PASSAGES = `
  SELECT p.first_name || ' ' || p.last_name AS candidate, s.title AS sessionTitle,
    (SELECT m.number FROM minutes m WHERE m.passage_id = p.id AND m.id NOT IN (SELECT id FROM backup.minutes)
     ORDER BY m.revision DESC LIMIT 1) AS number,
    (SELECT max(e.wall_at) FROM passage_event e WHERE e.passage_id = p.id) AS lastEntryAt
  FROM passage p JOIN session s ON s.id = p.session_id
  WHERE (SELECT count(*) FROM main.passage_event e WHERE e.passage_id = p.id)
      > (SELECT count(*) FROM backup.passage_event e WHERE e.passage_id = p.id)
    OR EXISTS (SELECT 1 FROM minutes m WHERE m.passage_id = p.id AND m.id NOT IN (SELECT id FROM backup.minutes))
    OR p.id NOT IN (SELECT id FROM backup.passage)
  ORDER BY number IS NULL, lastEntryAt DESC`;

/** Records of the data after the head of the backup; null when the data does not hold that head. */
function recordsSince(db: Database.Database): number | null {
  const head = headOf(db, 'backup.');
  const here = db.prepare('SELECT digest FROM main.chain WHERE seq = ?').pluck().get(head.seq) as
    string | undefined;
  if (head.seq > 0 && here !== head.digest) return null;
  return headOf(db).seq - head.seq;
}

function headOf(db: Database.Database, schema: '' | 'backup.' = ''): BackupSummary['chain'] {
  if (!hasChain(db, schema)) return { seq: 0, digest: CHAIN_ORIGIN };
  const head = db
    .prepare<[], BackupSummary['chain']>(`SELECT seq, digest FROM ${schema}chain ORDER BY seq DESC LIMIT 1`)
    .get();
  return head ?? { seq: 0, digest: CHAIN_ORIGIN };
}

/** The first version had none. */
function hasChain(db: Database.Database, schema: '' | 'backup.'): boolean {
  return db.prepare(`SELECT 1 FROM ${schema}sqlite_master WHERE name = 'chain'`).get() !== undefined;
}

function lastEntryAt(db: Database.Database): Instant | null {
  const at = db
    .prepare(
      `SELECT max(at) FROM (SELECT max(wall_at) AS at FROM main.passage_event
       UNION ALL SELECT max(at) FROM main.audit_entry UNION ALL SELECT max(archived_at) FROM main.minutes)`,
    )
    .pluck()
    .get();
  return at as Instant | null;
}
