import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROWS } from './record-rows.ts';
import { openTempDatabase } from './temp-database.ts';
import type { TempDatabase } from './temp-database.ts';

let temp: TempDatabase;

beforeEach(() => {
  temp = openTempDatabase();
});

afterEach(() => {
  temp.dispose();
});

function insert(table: string, row: Readonly<Record<string, unknown>>, verb = 'INSERT'): void {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  temp.db.prepare(`${verb} INTO ${table} (${columns.join(', ')}) VALUES (${values})`).run(row);
}

describe('append-only tables', () => {
  beforeEach(() => {
    temp.db.pragma('foreign_keys = OFF');
    for (const [table, row] of Object.entries(ROWS)) insert(table, row);
  });

  it('are those that the schema says', () => {
    const guarded = temp.db
      .prepare<[], string>(
        `SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_no_update'`,
      )
      .pluck()
      .all();
    // The chain is written by the others' insertions; chain.test.ts holds it to the same rule.
    expect(guarded.sort()).toEqual([...Object.keys(ROWS), 'chain'].sort());
  });

  it.each(Object.keys(ROWS))('%s refuses to change, lose or replace a row', (table) => {
    const [column] = Object.keys(ROWS[table] ?? {});
    const refusal = `append-only: ${table}`;
    expect(() => temp.db.exec(`UPDATE ${table} SET ${String(column)} = ${String(column)}`)).toThrow(refusal);
    expect(() => temp.db.exec(`DELETE FROM ${table}`)).toThrow(refusal);
    expect(() => {
      const stored = temp.db.prepare(`SELECT * FROM ${table}`).get() as Record<string, unknown>;
      insert(table, stored, 'INSERT OR REPLACE');
    }).toThrow(table === 'grid_entry' ? /append-only|sealed/ : refusal);
    expect(temp.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
  });

  it('take no entry into a sealed grid', () => {
    insert('grid_seal', { passage_id: 'p', juror_id: 'j', sealed_at: 2 });
    expect(() => {
      insert('grid_entry', { ...ROWS['grid_entry'] });
    }).toThrow('sealed grid');
  });
});

describe('constraints', () => {
  it('hold a session to a known référentiel, and rows to their types', () => {
    const session = {
      id: 's',
      title: 't',
      held_on: '2026-11-24',
      place: 'p',
      status: 'proposition',
      is_sample: 0,
      referentiel_id: 'unknown',
      referentiel_version: '1.0.0',
      bloc_ids: '[]',
      rules: '{}',
      settings: '{}',
      created_at: 1,
    };
    const insertSession = (change: Record<string, unknown>) => () => {
      insert('session', { ...session, ...change });
    };
    expect(insertSession({})).toThrow('FOREIGN KEY');
    expect(insertSession({ held_on: '24/11/2026' })).toThrow('CHECK');
    expect(insertSession({ status: 'draft' })).toThrow('CHECK');
    expect(insertSession({ title: '' })).toThrow('CHECK');
    expect(insertSession({ rules: 'not json' })).toThrow('CHECK');
    expect(insertSession({ created_at: 'yesterday' })).toThrow('INTEGER');
  });

  it('want a reason for a refusal and for a withdrawal', () => {
    temp.db.pragma('foreign_keys = OFF');
    expect(() => {
      insert('jury_decision', { ...ROWS['jury_decision'], outcome: 'refused' });
    }).toThrow('CHECK');
    expect(() => {
      insert('declaration', { ...ROWS['declaration'], kind: 'withdrawn' });
    }).toThrow('CHECK');
  });
});

describe('query plans', () => {
  it.each([
    ['SELECT * FROM session ORDER BY held_on DESC, title', 'session_by_date'],
    ['SELECT * FROM jury_member WHERE session_id = ? ORDER BY position', 'jury_member_by_session'],
    ['SELECT * FROM passage WHERE session_id = ? ORDER BY position', 'passage_by_session'],
    ['SELECT id FROM passage WHERE birth_date = ?', 'passage_by_birth_date'],
    ['SELECT id FROM attachment WHERE passage_id = ? ORDER BY added_at, id', 'attachment_by_passage'],
    ['SELECT * FROM passage_event WHERE passage_id = ? ORDER BY seq', 'PRIMARY KEY'],
    ['SELECT * FROM grid_entry WHERE passage_id = ? AND juror_id = ? ORDER BY id', 'grid_entry_by_grid'],
    ['SELECT * FROM result_change WHERE passage_id = ? ORDER BY id', 'result_change_by_passage'],
    ['SELECT * FROM jury_decision WHERE passage_id = ? ORDER BY id DESC LIMIT 1', 'jury_decision_by_passage'],
    ['SELECT * FROM minutes ORDER BY held_on DESC, number DESC', 'minutes_by_date'],
    ['SELECT count(*) FROM minutes WHERE session_id = ?', 'minutes_by_session'],
    ['SELECT id FROM minutes WHERE passage_id = ? ORDER BY revision DESC LIMIT 1', 'minutes_by_passage'],
    [
      'SELECT id FROM external_document WHERE passage_id = ? AND revision = ? ORDER BY position',
      'external_document_by_lock',
    ],
    ['SELECT * FROM audit_entry WHERE subject_id = ? ORDER BY id', 'audit_entry_by_subject'],
  ])('%s goes by its index', (sql, index) => {
    const bindings = sql.split('?').slice(1);
    const plan = temp.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bindings)
      .map(({ detail }) => detail)
      .join('\n');
    expect(plan).toContain(index);
    if (index !== 'attachment_by_passage') expect(plan).not.toContain('TEMP B-TREE');
  });
});
