import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempDatabase } from './temp-database.ts';
import type { TempDatabase } from './temp-database.ts';

const DIGEST = 'a'.repeat(64);

/** One row for each append-only table; columns left out take null. */
const ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  declaration: { passage_id: 'p', juror_id: 'j', kind: 'no-link', reason: '', declared_at: 1 },
  passage_event: {
    passage_id: 'p',
    seq: 1,
    type: 't',
    payload: '{}',
    actor: '{}',
    wall_at: 1,
    mono_ms: 1.5,
    origin: 'o',
  },
  grid_entry: { passage_id: 'p', juror_id: 'j', kind: 'mark', target_id: 'c', entered_at: 1 },
  grid_seal: { passage_id: 'p', juror_id: 'other', sealed_at: 1 },
  result_change: {
    passage_id: 'p',
    competence_id: 'c',
    level_after: 'a',
    reason: '',
    dissents: '[]',
    changed_at: 1,
  },
  jury_decision: {
    passage_id: 'p',
    outcome: 'validated',
    reason: '',
    recommendations: '',
    dissents: '[]',
    has_casting_vote: 0,
    decided_at: 1,
    passage_version: 1,
  },
  minutes_number: { passage_id: 'p', year: 2026, sequence: 1, number: '2026-0001' },
  content_lock: { passage_id: 'p', revision: 1, content: '{}', content_digest: DIGEST, locked_at: 1 },
  content_unlock: { passage_id: 'p', revision: 1, reason: 'r', unlocked_at: 1 },
  certificate_retirement: { certificate_sha256: DIGEST, reason: 'pin-reset', retired_at: 1 },
  signature: {
    passage_id: 'p',
    revision: 1,
    position: 1,
    juror_id: 'j',
    content_digest: DIGEST,
    svg: '<svg/>',
    signed_at: 1,
  },
  minutes: {
    id: 'm',
    passage_id: 'p',
    session_id: 's',
    number: '2026-0001',
    revision: 1,
    status: 'proposition',
    outcome: 'validated',
    held_on: '2026-11-24',
    bloc_id: 'BC1',
    test_title: 't',
    session_title: 's',
    candidate: 'c',
    jurors: '[]',
    pdf_sha256: DIGEST,
    json_sha256: DIGEST,
    content_digest: DIGEST,
    archived_at: 1,
  },
  rectification: { minutes_id: 'n', rectifies_id: 'm', position: 1 },
  external_document: {
    id: 'x',
    passage_id: 'p',
    revision: 1,
    position: 1,
    kind: 'scan',
    name: 'scan.pdf',
    byte_count: 1,
    sha256: DIGEST,
    attached_by: 'j',
    attached_at: 1,
    bytes: Buffer.from('pdf'),
  },
  external_signature: { document_id: 'x', juror_id: 'j' },
  external_withdrawal: { document_id: 'x', reason: 'r', withdrawn_at: 1 },
  minutes_file: { minutes_id: 'm', pdf: Buffer.from('pdf'), json: '{}' },
  minutes_increment: {
    minutes_id: 'm',
    position: 1,
    kind: 'timestamp',
    bytes: Buffer.from('increment'),
    sha256: DIGEST,
    authority: 'CN=a',
    stamped_at: 1,
    policy: '1.2.3',
    serial: '01',
    token_sha256: DIGEST,
    offset_ms: -1,
    added_at: 1,
  },
  audit_entry: { at: 1, action: 'a', subject_id: 's', details: '{}' },
  subject: { id: 'd', version: 1, digest: DIGEST, content: '{}', origin: 'own', added_at: 1 },
  subject_retirement: { subject_id: 'd', is_retired: 1, changed_at: 1 },
  draw_commitment: {
    id: 'k',
    passage_id: 'p',
    position: 1,
    method: 'pick',
    pool: '[]',
    exclusions: '[]',
    replace_reason: 'r',
    digest: DIGEST,
    committed_at: 1,
  },
  draw_result: {
    commitment_id: 'k',
    passage_id: 'p',
    position: 1,
    subject_id: 'd',
    subject_version: 1,
    record: '{}',
    drawn_at: 1,
  },
  role_assignment: { commitment_id: 'k', juror_id: 'j', assigned_at: 1 },
  play_stamp: {
    id: 'y',
    commitment_id: 'k',
    position: 1,
    kind: 'stage',
    target_id: 't',
    phase_id: 'questions',
    phase_elapsed_ms: 1.5,
    stamped_at: 1,
  },
  play_stamp_retraction: { stamp_id: 'y', retracted_at: 1 },
  signing_certificate: {
    sha256: DIGEST,
    role: 'authority',
    der: Buffer.from('der'),
    subject: 'CN=a',
    holder: 'a',
    capacity: '',
    serial: '01',
    not_before: 1,
    not_after: 2,
    recorded_at: 1,
  },
  signing_authority: { position: 1, certificate_sha256: DIGEST, reason: 'first', since: 1 },
  signing_seal: { position: 1, certificate_sha256: DIGEST, since: 1 },
  certificate_revocation: { authority_sha256: DIGEST, serial: '02', reason: 'superseded', revoked_at: 1 },
  document_part: {
    passage_id: 'p',
    revision: 1,
    position: 0,
    kind: 'base',
    bytes: Buffer.from('pdf'),
    sha256: DIGEST,
    made_at: 1,
  },
};

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
