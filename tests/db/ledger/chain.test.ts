import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { chainFaults } from '../chain-faults.ts';
import type { ChainFault } from '../../../src/core/db/chain-check.ts';
import { CHAIN_ORIGIN, chainDigestAt, chainHead } from '../../../src/core/db/chain.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { openTempDatabase } from '../temp-database.ts';
import type { TempDatabase } from '../temp-database.ts';

const RECORDS = 24;

let temp: TempDatabase;

beforeEach(() => {
  temp = openTempDatabase();
  const audit = createAuditRepo(temp.db);
  for (let index = 0; index < RECORDS; index += 1) {
    audit.append({
      at: instant(1_000 + index),
      action: 'pin-set',
      subjectId: `member-${String(index)}`,
      details: { attempt: index },
    });
  }
});
afterEach(() => {
  temp.dispose();
});

/** Acts as someone with a SQLite shell would: the guards are dropped first. */
function tamper(sql: string): void {
  const guards = temp.db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) temp.db.exec(`DROP TRIGGER ${name}`);
  temp.db.exec('DROP TRIGGER IF EXISTS temp.audit_entry_chained');
  temp.db.exec(sql);
  for (const guard of guards) temp.db.exec(guard.sql);
}

function located(): readonly Pick<ChainFault, 'kind' | 'key' | 'seq'>[] {
  return chainFaults(temp.db).map(({ kind, key, seq }) => ({ kind, key, seq }));
}

describe('the chain', () => {
  it('holds every record in order, and its head changes with each', () => {
    expect(chainFaults(temp.db)).toEqual([]);
    const head = chainHead(temp.db);
    expect(head.seq).toBe(RECORDS);
    expect(chainDigestAt(temp.db, 0)).toBe(CHAIN_ORIGIN);
    expect(chainDigestAt(temp.db, RECORDS)).toBe(head.digest);
    expect(chainDigestAt(temp.db, RECORDS + 1)).toBeNull();
    const digests = new Set(Array.from({ length: RECORDS + 1 }, (_, seq) => chainDigestAt(temp.db, seq)));
    expect(digests.size).toBe(RECORDS + 1);
  });

  it('covers every table that refuses deletion', () => {
    const chained = temp.db
      .prepare<[], { name: string }>("SELECT name FROM temp.sqlite_master WHERE name LIKE '%_chained'")
      .all()
      .map(({ name }) => name.replace(/_chained$/, ''));
    const appendOnly = temp.db
      .prepare<[], { tbl_name: string }>("SELECT tbl_name FROM sqlite_master WHERE name LIKE '%_no_delete'")
      .all()
      .map(({ tbl_name }) => tbl_name)
      .filter((table) => table !== 'chain');
    expect(chained.sort()).toEqual(appendOnly.sort());
    expect(chained).toContain('signature');
  });

  it('is itself append-only', () => {
    expect(() => temp.db.exec('UPDATE chain SET digest = previous WHERE seq = 1')).toThrow('append-only');
    expect(() => temp.db.exec('DELETE FROM chain')).toThrow('append-only');
  });

  it('finds and locates each of 200 changes made behind its back', () => {
    const row = fc.integer({ min: 1, max: RECORDS });
    const change = fc.oneof(
      row.map((id) => ({
        sql: `UPDATE audit_entry SET details = '{"attempt":99}' WHERE id = ${String(id)}`,
        expected: [{ kind: 'altered', key: `[${String(id)}]`, seq: id }],
      })),
      row.map((id) => ({
        sql: `UPDATE audit_entry SET at = at + 1 WHERE id = ${String(id)}`,
        expected: [{ kind: 'altered', key: `[${String(id)}]`, seq: id }],
      })),
      row.map((id) => ({
        sql: `DELETE FROM audit_entry WHERE id = ${String(id)}`,
        expected: [{ kind: 'removed', key: `[${String(id)}]`, seq: id }],
      })),
      fc.integer({ min: 100, max: 999 }).map((id) => ({
        sql: `INSERT INTO audit_entry (id, at, action, subject_id, details) VALUES (${String(id)}, 1, 'pin-set', 'x', '{}')`,
        expected: [{ kind: 'inserted', key: `[${String(id)}]`, seq: null }],
      })),
      row
        .filter((id) => id < RECORDS)
        .map((id) => ({
          // Two neighbours change places, keys and all.
          sql: `UPDATE audit_entry SET id = -1 WHERE id = ${String(id)};
              UPDATE audit_entry SET id = ${String(id)} WHERE id = ${String(id + 1)};
              UPDATE audit_entry SET id = ${String(id + 1)} WHERE id = -1`,
          expected: [
            { kind: 'altered', key: `[${String(id)}]`, seq: id },
            { kind: 'altered', key: `[${String(id + 1)}]`, seq: id + 1 },
          ],
        })),
      row.map((id) => ({
        sql: `UPDATE chain SET record_digest = '${'a'.repeat(64)}' WHERE seq = ${String(id)}`,
        expected: [{ kind: 'broken', key: `[${String(id)}]`, seq: id }],
      })),
      row
        .filter((id) => id < RECORDS)
        .map((id) => ({
          // The record and its link vanish together: the next link lacks its predecessor.
          sql: `DELETE FROM audit_entry WHERE id = ${String(id)}; DELETE FROM chain WHERE seq = ${String(id)}`,
          expected: [{ kind: 'broken', key: `[${String(id + 1)}]`, seq: id + 1 }],
        })),
    );
    fc.assert(
      fc.property(change, ({ sql, expected }) => {
        temp.db.exec('SAVEPOINT change');
        tamper(sql);
        const found = located();
        temp.db.exec('ROLLBACK TO change; RELEASE change');
        expect(found).toEqual(expected);
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  }, 120_000);

  it('is held against a witness when its end is cut off', () => {
    const witness = chainHead(temp.db);
    tamper(
      `DELETE FROM audit_entry WHERE id = ${String(RECORDS)}; DELETE FROM chain WHERE seq = ${String(RECORDS)}`,
    );
    expect(chainFaults(temp.db)).toEqual([]);
    expect(chainDigestAt(temp.db, witness.seq)).toBeNull();
  });
});
