import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMinutesRepo } from '../../src/core/db/repos/minutes.repo.ts';
import type { MinutesRecord, MinutesRepo } from '../../src/core/db/repos/minutes.repo.ts';
import { fillListing } from '../../src/core/db/repos/minutes-listing.ts';
import { fillSessionListing } from '../../src/core/db/repos/session-listing.ts';
import type { SessionFacts } from '../../src/core/db/repos/session-listing.ts';
import type { MinutesOrder } from '../../src/core/db/repos/minutes-listing.ts';
import { instant } from '../../src/domain/time/time.ts';
import { openTempDatabase } from './temp-database.ts';
import type { TempDatabase } from './temp-database.ts';

const DIGEST = 'a'.repeat(64);
const COUNT = 40;

let temp: TempDatabase;
let repo: MinutesRepo;

function recordOf(index: number, change: Partial<MinutesRecord> = {}): MinutesRecord {
  return {
    minutesId: `m${String(index)}`,
    passageId: `p${String(index)}`,
    sessionId: `s${String(index % 4)}`,
    number: `PV-2026-K7Q4-${String(index).padStart(4, '0')}`,
    revision: 1,
    status: 'proposition',
    outcome: index % 5 === 0 ? 'refused' : 'validated',
    date: `2026-11-${String((index % 20) + 1).padStart(2, '0')}`,
    blocIds: [`BC${String((index % 3) + 1)}`],
    testTitle: 'Soutenance',
    sessionTitle: `Session n° ${String(index % 12)}`,
    candidate: `Candidat ${String(index)}`,
    jurors: ['Ondine Tamaris'],
    archivedAt: instant(index),
    pdfSha256: DIGEST,
    jsonSha256: DIGEST,
    contentDigest: DIGEST,
    ...change,
  };
}

function archive(record: MinutesRecord): void {
  repo.insert(record, { pdf: Buffer.from('pdf'), json: '{}' });
}

const ORDERS = (['number', 'date', 'candidate', 'test', 'session'] as const).flatMap((columnId) =>
  (['ascending', 'descending'] as const).map((direction): MinutesOrder => ({ columnId, direction })),
);
const BY_NUMBER: MinutesOrder = { columnId: 'number', direction: 'ascending' };

function idsOf(order: MinutesOrder, query = { text: '' }, page = { offset: 0, limit: 200 }) {
  return repo.page(query, order, page).map(({ minutesId }) => minutesId);
}

beforeEach(() => {
  temp = openTempDatabase();
  temp.db.pragma('foreign_keys = OFF');
  repo = createMinutesRepo(temp.db);
  for (let index = 1; index <= COUNT; index += 1) archive(recordOf(index));
});
afterEach(() => {
  temp.dispose();
});

describe('a page of archived minutes', () => {
  it.each(ORDERS)('gives with the others each of them once, by $columnId $direction', (order) => {
    const whole = idsOf(order);
    expect(new Set(whole).size).toBe(COUNT);
    const pages = [0, 15, 30, 45].flatMap((offset) => idsOf(order, { text: '' }, { offset, limit: 15 }));
    expect(pages).toEqual(whole);
    const other = order.direction === 'ascending' ? 'descending' : 'ascending';
    expect(idsOf({ ...order, direction: other })).toEqual([...whole].reverse());
  });

  it('sorts numbers as numbers, also beyond four digits and between the minutes and what rectifies them', () => {
    archive(recordOf(9_999));
    archive(recordOf(10_000));
    archive(recordOf(41, { minutesId: 'r', number: 'PV-2026-K7Q4-0040-R1' }));
    expect(idsOf(BY_NUMBER).slice(-4)).toEqual(['m40', 'r', 'm9999', 'm10000']);
    const bySession = repo.page(
      { text: '' },
      { columnId: 'session', direction: 'ascending' },
      { offset: 0, limit: 200 },
    );
    expect([...new Set(bySession.map(({ sessionTitle }) => sessionTitle))].slice(0, 4)).toEqual([
      ...['Session n° 0', 'Session n° 1', 'Session n° 2', 'Session n° 3'],
    ]);
  });

  it('sorts names whatever their accents and ligatures', () => {
    archive(recordOf(51, { candidate: 'ÉPINE Zoé' }));
    archive(recordOf(52, { candidate: 'FENOUIL Marius' }));
    archive(recordOf(53, { candidate: 'Eglantine Paul' }));
    archive(recordOf(54, { candidate: 'Œillet Ana' }));
    expect(idsOf({ columnId: 'candidate', direction: 'ascending' }).slice(-4)).toEqual([
      'm53',
      'm51',
      'm52',
      'm54',
    ]);
  });

  it('counts what matches, words and conditions together', () => {
    expect(repo.count({ text: '' })).toBe(COUNT);
    expect(repo.count({ text: 'candidat 39' })).toBe(1);
    expect(repo.count({ text: 'tamaris', outcome: 'refused', from: '2026-11-10' })).toBe(
      idsOf(BY_NUMBER).filter((id) => {
        const { date, outcome } = recordOf(Number(id.slice(1)));
        return outcome === 'refused' && date >= '2026-11-10';
      }).length,
    );
    expect(repo.count({ text: '"; DROP TABLE minutes --' })).toBe(0);
  });

  it('names those that match among others, or all, and no more than asked', () => {
    expect(
      repo.matchingIds({ text: '', blocId: 'BC1' }, 100, ['m3', 'm4', 'm6', 'nothing']).toSorted(),
    ).toEqual(['m3', 'm6']);
    expect(repo.matchingIds({ text: '' }, 7)).toHaveLength(7);
    expect(repo.matchingIds({ text: 'candidat' }, 100)).toHaveLength(COUNT);
  });
});

describe('words that many minutes hold', () => {
  const MANY = 1_100;

  it('are found alike, in each order, whether few hold them, most do, or each', () => {
    temp.db.transaction(() => {
      for (let index = COUNT + 1; index <= MANY; index += 1) {
        archive(recordOf(index, { sessionTitle: index % 3 === 0 ? 'Pivoine' : 'Dahlia' }));
      }
    })();
    const page = { offset: 0, limit: MANY };
    const all = idsOf(BY_NUMBER, { text: '' }, page);
    expect(all).toHaveLength(MANY);
    for (const [text, isHeld] of [
      ['c', () => true],
      // Of the first minutes, the number of their session counts as well.
      [
        'candidat 1',
        (n: number) => String(n).startsWith('1') || (n <= COUNT && [1, 10, 11].includes(n % 12)),
      ],
      ['dahlia', (n: number) => n > COUNT && n % 3 !== 0],
      ['candidat', () => true],
    ] as const) {
      for (const columnId of ['number', 'date', 'candidate', 'test', 'session'] as const) {
        const order = { columnId, direction: 'descending' } as const;
        const expected = repo
          .page({ text: '' }, order, page)
          .map(({ minutesId }) => minutesId)
          .filter((id) => isHeld(Number(id.slice(1))));
        expect(repo.page({ text }, order, page).map(({ minutesId }) => minutesId)).toEqual(expected);
        expect(repo.count({ text })).toBe(expected.length);
      }
      const refused = all.filter((id) => {
        const number = Number(id.slice(1));
        return isHeld(number) && recordOf(number).outcome === 'refused';
      });
      expect(repo.count({ text, outcome: 'refused' })).toBe(refused.length);
    }
  });
});

describe('the other minutes of a candidate', () => {
  it('are looked for among few passages, however many there are', () => {
    const asked: string[] = [];
    createMinutesRepo({
      ...temp.db,
      prepare: (sql: string) => {
        asked.push(sql);
        return temp.db.prepare(sql);
      },
    });
    const sql = asked.find((one) => one.includes('birth_date')) ?? '';
    const plan = temp.db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ certificationId: 'c', sessionId: 's', birthDate: '2001-02-03' })
      .map(({ detail }) => detail)
      .join('; ');
    expect(plan).toContain('passage_by_birth_date');
    expect(plan).not.toContain('SCAN');
  });
});

describe('the listing', () => {
  it('counts words again once there is more to find', () => {
    const before = repo.count({ text: 'candidat' });
    expect(repo.count({ text: 'candidat' })).toBe(before);
    archive(recordOf(9_001));
    expect(repo.count({ text: 'candidat' })).toBe(before + 1);
  });

  const planOf = (sql: string) =>
    temp.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ');

  it.each([
    'held_on DESC, number_key DESC',
    'number_key, place',
    'candidate_key DESC, place DESC',
    'test_key, place',
    'session_key, place',
  ])('is walked in the order of an index: %s', (order) => {
    const plan = planOf(
      `SELECT minutes_id FROM minutes_listing WHERE bloc_id = 'BC1' ORDER BY ${order} LIMIT 60`,
    );
    expect(plan).toContain('USING INDEX');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('finds the search text of one minutes without reading that of the others', () => {
    expect(planOf(`SELECT candidate FROM minutes_search WHERE rowid = 3 AND minutes_id = 'm3'`)).toContain(
      '=',
    );
    expect(repo.searchText('m3')?.candidate).toBe('candidat 3');
    temp.db.exec(`UPDATE minutes_search SET minutes_id = 'other' WHERE minutes_id = 'm3'`);
    expect(repo.searchText('m3')).toBeNull();
  });

  it('is made again from the minutes, the search text of each at its place', () => {
    const before = temp.db.prepare('SELECT * FROM minutes_listing ORDER BY minutes_id').all();
    temp.db.exec('DELETE FROM minutes_listing');
    expect(repo.searchText('m3')).toBeNull();
    fillListing(temp.db);
    expect(temp.db.prepare('SELECT * FROM minutes_listing ORDER BY minutes_id').all()).toEqual(before);
    temp.db.exec(`DELETE FROM minutes_listing; DELETE FROM minutes_search WHERE minutes_id = 'm3'`);
    fillListing(temp.db);
    expect(repo.count({ text: '' })).toBe(COUNT);
    expect([repo.searchText('m3'), repo.searchText('m4')?.candidate]).toEqual([null, 'candidat 4']);
  });
});

describe('the minutes of sessions among them', () => {
  const session = (index: number): SessionFacts => ({
    id: `session-${String(index)}`,
    sessionId: `s${String(index % 4)}`,
    number: `PVS-2026-K7Q4-${String(index).padStart(4, '0')}`,
    heldOn: `2026-11-${String(index).padStart(2, '0')}`,
    sessionTitle: `Session n° ${String(index)}`,
    certificationTitle: 'CQP fictif',
    candidates: ['Plume Ida', 'Encre Zoé'],
    jurors: ['Ondine Tamaris'],
  });
  const insert = (facts: SessionFacts) => {
    const { candidates, certificationTitle, heldOn, id, jurors, number, sessionId, sessionTitle } = facts;
    temp.db
      .prepare(
        `INSERT INTO session_minutes (id, session_id, kind, number, revision, status, held_on, session_title,
           certification_title, candidates, jurors, pdf_sha256, json_sha256, content_digest, archived_at)
         VALUES (?, ?, 'minutes', ?, ?, 'decision', ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      )
      .run(
        ...[id, sessionId, number, Number(number.slice(-4)), heldOn, sessionTitle, certificationTitle],
        ...[JSON.stringify(candidates), JSON.stringify(jurors), DIGEST, DIGEST, DIGEST],
      );
  };

  beforeEach(() => {
    for (let index = 1; index <= 3; index += 1) insert(session(index));
    fillSessionListing(temp.db);
  });

  it('stand in one list with those of tests, by their day, and are found by any of their candidates', () => {
    expect(repo.count({ text: '' })).toBe(COUNT + 3);
    const rows = repo.page(
      { text: '' },
      { columnId: 'date', direction: 'ascending' },
      { offset: 0, limit: 4 },
    );
    expect(rows.map(({ kind }) => kind)).toContain('session-minutes');
    expect(idsOf(BY_NUMBER, { text: 'encre' })).toEqual(['session-1', 'session-2', 'session-3']);
    expect(repo.unknownAmong(['m1', 'session-2', 'nothing'])).toBe('nothing');
  });

  it('are asked for apart, and hold no result of a test', () => {
    const of = (query: Parameters<MinutesRepo['count']>[0]) => repo.count(query);
    expect(of({ text: '', kind: 'session-minutes' })).toBe(3);
    expect(of({ text: '', kind: 'minutes' })).toBe(COUNT);
    expect(of({ text: 'tamaris', kind: 'session-minutes', from: '2026-11-02' })).toBe(2);
    expect(of({ text: '', kind: 'session-minutes', outcome: 'validated' })).toBe(0);
    expect(of({ text: '', kind: 'session-minutes', blocId: 'BC1' })).toBe(3);
  });

  it('are read by an index of their own, whatever number of tests stands beside', () => {
    const plan = temp.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT minutes_id FROM minutes_listing AS listed
         WHERE listed.kind = 'session-minutes' ORDER BY held_on DESC, number_key DESC LIMIT 50`,
      )
      .all()
      .map(({ detail }) => detail)
      .join();
    expect(plan).toContain('minutes_listing_of_sessions');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
