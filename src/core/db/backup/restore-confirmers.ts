/** Whose PIN a restore asks for: not that of anyone who could be added just to confirm it. */
import Database from 'better-sqlite3';
import { hasTable } from '../record-tables.ts';

/** A member whose PIN a restore may ask for. */
export interface MemberWithPin {
  readonly id: string;
  readonly name: string;
  readonly sessionTitle: string;
  readonly pinHash: string;
}

interface Candidate extends MemberWithPin {
  /** Place in the register where their first PIN was chosen; 0 when nothing says. */
  readonly firstPinAt: number;
  readonly isSample: number;
  readonly hasSat: number;
}

/** Records that take a member's PIN: what going back to a backup would take from them. */
const OWN_RECORDS = `'grid_entry', 'grid_seal', 'signature'`;

/**
 * Members of `file` who may confirm going back to `backup` (null when the backup is `file` itself), latest sessions first.
 * They chose their PIN before the first entry that would be lost, so that its author is always one of them and nobody
 * who came afterwards is; of these, the ones who sat in a passage, when there are any. A sample session, whose PIN
 * everybody knows, counts only where there is nothing else. Empty when nobody chose a PIN. Throws what SQLite says.
 */
export function restoreConfirmers(file: string, backup: string | null): readonly MemberWithPin[] {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const everyone = candidates(db);
    const real = everyone.filter(({ isSample }) => isSample === 0);
    const firstLost = backup === null || !hasTable(db, 'chain') ? Infinity : firstLostEntry(db, backup);
    const known = real.filter(({ firstPinAt }) => firstPinAt < firstLost);
    const seated = known.filter(({ hasSat }) => hasSat === 1);
    const asked = [seated, known, real, everyone].find((members) => members.length > 0) ?? [];
    return asked.map(({ id, name, pinHash, sessionTitle }) => ({ id, name, pinHash, sessionTitle }));
  } finally {
    db.close();
  }
}

function candidates(db: Database.Database): readonly Candidate[] {
  const firstPinAt = hasTable(db, 'chain')
    ? `coalesce((SELECT chain.seq FROM audit_entry AS entry
         JOIN chain ON chain.table_name = 'audit_entry' AND chain.record_key = json_array(entry.id)
         WHERE entry.subject_id = m.id AND entry.action = 'pin-set'
         ORDER BY entry.id, chain.seq DESC LIMIT 1), 0)`
    : '0';
  const isFrozen = hasTable(db, 'passage_freeze')
    ? `OR EXISTS (SELECT 1 FROM passage_freeze AS f, json_each(f.content, '$.members') AS seat
         WHERE f.content IS NOT NULL AND seat.value ->> '$.id' = m.id AND seat.value ->> '$.presence' <> 'absent')`
    : '';
  return db
    .prepare<[], Candidate>(
      `SELECT m.id, m.name, s.title AS sessionTitle, m.pin_hash AS pinHash, s.is_sample AS isSample,
         ${firstPinAt} AS firstPinAt,
         (m.id IN (SELECT juror_id FROM grid_entry) OR m.id IN (SELECT juror_id FROM grid_seal)
           OR m.id IN (SELECT juror_id FROM signature) ${isFrozen}) AS hasSat
       FROM jury_member m JOIN session s ON s.id = m.session_id
       WHERE m.pin_hash IS NOT NULL ORDER BY s.held_on DESC, m.position`,
    )
    .all();
}

/** Place of the first record of a member's own after the last one that both registers share; Infinity without one. */
function firstLostEntry(db: Database.Database, backup: string): number {
  db.prepare('ATTACH ? AS backup').run(backup);
  const isChained = db.prepare(`SELECT 1 FROM backup.sqlite_master WHERE name = 'chain'`).get() !== undefined;
  const shared = isChained
    ? Number(
        db
          .prepare(
            `SELECT coalesce(max(here.seq), 0) FROM main.chain AS here
             JOIN backup.chain AS there ON there.seq = here.seq AND there.digest = here.digest`,
          )
          .pluck()
          .get(),
      )
    : 0;
  const first = db
    .prepare(`SELECT min(seq) FROM main.chain WHERE seq > ? AND table_name IN (${OWN_RECORDS})`)
    .pluck()
    .get(shared) as number | null;
  return first ?? Infinity;
}
