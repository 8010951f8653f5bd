import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { chainFaults } from './chain-faults.ts';
import { chainDigestAt, chainHead, installChain } from '../../src/core/db/chain.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { MIGRATIONS } from '../../src/core/db/migrate.ts';
import { createMinutesRepo } from '../../src/core/db/repos/minutes.repo.ts';
import { searchTextOf } from '../../src/core/db/repos/minutes-listing.ts';
import type { MinutesRecord } from '../../src/core/db/repos/minutes.repo.ts';

const NOW = instant(Date.parse('2026-11-24T09:30:00Z'));
const DIGEST = 'a'.repeat(64);
const VERSION = MIGRATIONS.find(({ name }) => name === 'rectification')?.version ?? 0;
const COUNT = 12;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-rectification-'));
  path = join(folder, 'pupitre.sqlite');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(version: number): WritableDatabase {
  const { db } = openDatabase(path, {
    backupFolder: join(folder, 'backups'),
    now: NOW,
    migrations: version === MIGRATIONS.length ? MIGRATIONS : MIGRATIONS.slice(0, version),
  });
  // The chain is installed by the application for its own schema only.
  if (version < MIGRATIONS.length && version >= 3) installChain(db as never);
  return db;
}

function recordOf(index: number): MinutesRecord {
  return {
    minutesId: `m${String(index)}`,
    passageId: `p${String(index)}`,
    sessionId: 's',
    number: `PV-2026-${String(index).padStart(4, '0')}`,
    revision: 1,
    status: 'proposition',
    outcome: 'validated',
    date: '2026-11-24',
    blocIds: ['BC1'],
    testTitle: 'Soutenance orale',
    sessionTitle: 'Session des essais',
    candidate: `Églantine ${String(index)}`,
    jurors: ['Ondine Tamaris', 'Barnabé Œillet'],
    pdfSha256: DIGEST,
    jsonSha256: DIGEST,
    contentDigest: DIGEST,
    archivedAt: instant(1_000 + index),
  };
}

/** Passages with archived minutes, as a version before rectifications stored them. */
function archive(db: WritableDatabase): void {
  db.exec(`
    INSERT INTO referentiel (id, version, digest, content, loaded_at)
      VALUES ('r', '1.0.0', '${DIGEST}', '{}', 1);
    INSERT INTO session (id, title, held_on, place, status, is_sample, referentiel_id, referentiel_version, bloc_ids, rules,
      settings, created_at) VALUES ('s', 't', '2026-11-24', 'p', 'proposition', 0, 'r', '1.0.0', '[]', '{}', '{}', 1)`);
  const passage = db.prepare<[string, number]>(
    `INSERT INTO passage (id, session_id, position, last_name, first_name, birth_date, birth_place, company, training_body,
       tutor, bloc_id, test_id, case_title, accommodation, imported_results, created_at)
     VALUES (?, 's', ?, 'l', 'f', '', '', '', '', '', 'BC1', 't', '', '{}', '{}', 1)`,
  );
  const minutes = db.prepare<Record<string, unknown>>(
    `INSERT INTO minutes VALUES (@minutesId, @passageId, @sessionId, @number, @revision, @status, @outcome, @date, @blocId,
       @testTitle, @sessionTitle, @candidate, @jurors, @pdfSha256, @jsonSha256, @contentDigest, @archivedAt)`,
  );
  const file = db.prepare<[string, Uint8Array, string]>('INSERT INTO minutes_file VALUES (?, ?, ?)');
  const search = db.prepare<Record<string, string>>(
    'INSERT INTO minutes_search VALUES (@minutesId, @candidate, @jurors, @session_title, @number)',
  );
  for (let index = 1; index <= COUNT; index += 1) {
    const record = recordOf(index);
    passage.run(record.passageId, index);
    minutes.run({ ...record, blocId: record.blocIds.join(' '), jurors: JSON.stringify(record.jurors) });
    file.run(record.minutesId, Buffer.from(`pdf ${String(index)}`), '{}');
    search.run({ minutesId: record.minutesId, ...searchTextOf(record) });
  }
}

describe('the migration to rectifications', () => {
  it.each([VERSION - 1, 2])('keeps minutes, files, search and foreign keys from schema %i', (version) => {
    const before = open(version);
    archive(before);
    before.close();

    const db = open(MIGRATIONS.length);
    const repo = createMinutesRepo(db);
    for (let index = 1; index <= COUNT; index += 1) {
      expect(repo.find(`m${String(index)}`)).toEqual({
        ...recordOf(index),
        rectifies: null,
        rectifiedBy: null,
      });
      expect(Buffer.from(repo.files(`m${String(index)}`)?.pdf ?? []).toString()).toBe(`pdf ${String(index)}`);
    }
    const order = { columnId: 'date', direction: 'descending' } as const;
    const found = repo.page({ text: 'oeillet eglantine 7' }, order, { offset: 0, limit: 10 });
    expect(found).toMatchObject([{ minutesId: 'm7' }]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(chainFaults(db)).toEqual([]);
    const orphan = { ...recordOf(99), passageId: 'nowhere' };
    expect(() => {
      repo.insert(orphan, { pdf: Buffer.from('x'), json: '{}' });
    }).toThrow('FOREIGN KEY');
    expect(() => db.exec('DELETE FROM minutes')).toThrow('append-only: minutes');
    expect(() => db.exec('UPDATE minutes SET revision = 2')).toThrow('append-only: minutes');
    db.close();
  });

  it('leaves the digest chain as it was, and goes on from its head', () => {
    const before = open(VERSION - 1);
    archive(before);
    const head = chainHead(before);
    expect(head.seq).toBe(2 * COUNT);
    before.close();

    const db = open(MIGRATIONS.length);
    expect(chainDigestAt(db, head.seq)).toBe(head.digest);
    const grown = chainHead(db);
    expect(chainFaults(db)).toEqual([]);
    const repo = createMinutesRepo(db);
    // What the constraint forbade: a second minutes of the same passage.
    const second = { ...recordOf(1), minutesId: 'm1-r1', number: 'PV-2026-0001-R1', revision: 2 };
    repo.insert(second, { pdf: Buffer.from('x'), json: '{}' });
    expect(chainHead(db).seq).toBe(grown.seq + 2);
    expect(chainFaults(db)).toEqual([]);
    expect(() => {
      repo.insert({ ...second, minutesId: 'other' }, { pdf: Buffer.from('x'), json: '{}' });
    }).toThrow('UNIQUE');
    db.close();
  });
});
