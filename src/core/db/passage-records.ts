/** The records of one passage held against the register, before anybody signs what is made of them. */
import { faultsWithin } from './chain-check.ts';
import type { ChainFault } from './chain-check.ts';
import { isOfRecord } from './guards.ts';
import { appendOnlyTables, hasKey } from './record-tables.ts';
import type { Reader, RecordTable } from './record-tables.ts';

/** Tables whose rows tell their passage through another row; what they tell it by. */
const THROUGH: Readonly<Record<string, string>> = {
  role_assignment: 'commitment_id IN (SELECT id FROM draw_commitment WHERE passage_id = ?)',
  play_stamp: 'commitment_id IN (SELECT id FROM draw_commitment WHERE passage_id = ?)',
  play_stamp_retraction: `stamp_id IN (SELECT id FROM play_stamp WHERE commitment_id IN
    (SELECT id FROM draw_commitment WHERE passage_id = ?))`,
  external_signature: 'document_id IN (SELECT id FROM external_document WHERE passage_id = ?)',
  external_withdrawal: 'document_id IN (SELECT id FROM external_document WHERE passage_id = ?)',
  session_freeze: 'session_id = (SELECT session_id FROM passage WHERE id = ?)',
};

/** Tables of locked contents and of what was signed of them: all that a rectification is made from. */
const OF_DOCUMENTS = new Set([
  'content_lock',
  'content_unlock',
  'document_part',
  'external_document',
  'external_signature',
  'external_withdrawal',
  'minutes',
  'minutes_number',
  'signature',
]);

/**
 * Records that are not as they were recorded: those of the passage that were altered or added, those that its keys name and
 * that are gone, and any record of these tables that is gone and was recorded since the passage has records, since
 * nothing tells any more whose it was. A broken link of the chain is the register's own fault, and not told here.
 */
export function passageRecordFaults(
  db: Reader,
  passageId: string,
  which: 'all' | 'documents' = 'all',
): readonly ChainFault[] {
  const tables = appendOnlyTables(db).flatMap((table) => {
    const where = whereOf(table);
    return where === null || (which === 'documents' && !OF_DOCUMENTS.has(table.name))
      ? []
      : [{ table, where }];
  });
  const faultsOf = faultsWithin(db);
  const changed = tables
    .filter(({ table }) => isOfRecord(table.name))
    .flatMap(({ table, where }) => faultsOf(table, where, passageId));
  const gone = goneSince(
    db,
    tables.map(({ table }) => table),
    firstSeq(db, tables, passageId),
  );
  return [...changed.filter(({ kind }) => kind !== 'broken'), ...gone];
}

/** SQL that selects the rows of a passage; null for a table that holds nothing of passages. */
function whereOf({ columns, name }: RecordTable): string | null {
  return columns.includes('passage_id') ? 'passage_id = ?' : (THROUGH[name] ?? null);
}

/** Place in the chain of the first record of that passage, or null when it has none. */
function firstSeq(
  db: Reader,
  tables: readonly { readonly table: RecordTable; readonly where: string }[],
  passageId: string,
): number | null {
  const seqs = tables
    .filter(({ where }) => where === 'passage_id = ?')
    .map(({ table, where }) =>
      db
        .prepare<[string, string], number | null>(
          `SELECT min(seq) FROM chain WHERE table_name = ? AND record_key IN
             (SELECT ${table.key('')} FROM ${table.name} WHERE ${where})`,
        )
        .pluck()
        .get(table.name, passageId),
    )
    .filter((seq) => typeof seq === 'number');
  return seqs.length === 0 ? null : Math.min(...seqs);
}

/** Records of these tables that were chained at that place or later, and are no more. */
function goneSince(db: Reader, tables: readonly RecordTable[], seq: number | null): readonly ChainFault[] {
  if (seq === null) return [];
  return tables.flatMap((table) =>
    db
      .prepare<{ name: string; seq: number }, { seq: number; key: string }>(
        `SELECT seq, key FROM (SELECT seq, record_key AS key FROM chain WHERE seq >= @seq AND +table_name = @name) AS link
         WHERE NOT EXISTS (SELECT 1 FROM ${table.name} WHERE ${hasKey(table).replaceAll('@key', 'link.key')})`,
      )
      .all({ name: table.name, seq })
      .map(({ key, seq: at }): ChainFault => ({ kind: 'removed', table: table.name, key, seq: at })),
  );
}
