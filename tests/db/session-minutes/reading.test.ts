import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import type { SessionVerification } from '../../../src/shared/areas/session-minutes.ts';
import { PIN } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { decided, sealed, signAll } from './sealing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** One profile for all: each test goes on where the one before it stopped. */
let panel: Panel;
let passage: Prepared;
let firstId: string;
let rectifiedId: string;

beforeAll(async () => {
  ({ panel, passage } = await decided());
  firstId = (await sealed(panel, passage)).sessionMinutesId;
});
afterAll(closePanels);

const read = (sessionMinutesId: string) => done(panel.handlers.sessionMinutes.archived({ sessionMinutesId }));
const verify = (sessionMinutesId: string) => done(panel.handlers.sessionMinutes.verify({ sessionMinutesId }));
const failed = ({ checks }: SessionVerification) =>
  checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);

/** What is done while a record is changed behind the application, which then is what it was. */
async function whileChanged<Value>(table: string, set: string, work: () => Promise<Value>): Promise<Value> {
  const { db } = panel;
  const trigger = db
    .prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(`${table}_no_update`);
  const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
  db.exec(`DROP TRIGGER ${table}_no_update`);
  db.exec(`UPDATE ${table} SET ${set}`);
  try {
    return await work();
  } finally {
    const column = set.split(' ')[0] ?? '';
    for (const [index, row] of rows.entries())
      db.prepare(
        `UPDATE ${table} SET ${column} = ? WHERE rowid = (SELECT rowid FROM ${table} LIMIT 1 OFFSET ?)`,
      ).run(row[column], index);
    db.exec(trigger ?? '');
  }
}

describe('archived minutes of a session', () => {
  it('are read whole, with who signed and the minutes that they cite', async () => {
    const { content, open, row, series, signatures } = await read(firstId);
    expect(row).toMatchObject({ sessionMinutesId: firstId, kind: 'minutes' });
    expect(content.number).toBe(row.number);
    expect(signatures.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    expect(series).toEqual([{ sessionMinutesId: firstId, number: row.number }]);
    expect(open).toBeNull();
    expect(await refusal(panel.handlers.sessionMinutes.archived({ sessionMinutesId: 'none' }))).toBe(
      'not-found',
    );
  });

  it('check as they were archived, and each minutes that they cite is found here', async () => {
    const verification = await verify(firstId);
    expect(failed(verification)).toEqual([]);
    expect(verification).toMatchObject({ isIntact: true, isRegisterWitnessed: true });
    expect(verification.checks.map(({ check }) => check)).toContain('pdf-signatures');
    const minutesId = createRepos(panel.db).minutes.idOfPassage(passage.passageId);
    expect(verification.annex).toMatchObject([{ state: 'given', place: 'here', archivedId: minutesId }]);
  });

  it.each([
    ['session_minutes', `candidates = '[]'`, ['index', 'chain']],
    ['session_minutes_file', `json = replace(json, 'Session', 'Cession')`, ['json-digest']],
    [
      'session_minutes_file',
      `pdf = substr(pdf, 1, 4000)`,
      ['pdf-digest', 'document-parts', 'pdf-signatures'],
    ],
    ['session_signature', `signed_at = signed_at + 1`, ['chain']],
    ['bloc_ruling', `reason = 'autre'`, ['chain']],
  ])('are no longer intact once %s was changed: %s', async (table, set, checks) => {
    const verification = await whileChanged(table, set, () => verify(firstId));
    expect(verification.isIntact).toBe(false);
    expect(failed(verification)).toEqual(expect.arrayContaining(checks));
  });

  it.each([
    ['altered', 'minutes_file', `json = replace(json, 'e', 'é')`, 'here'],
    ['altered', 'minutes_file', `pdf = substr(pdf, 1, 4000)`, 'here'],
    ['missing', 'minutes', `content_digest = '${'0'.repeat(64)}'`, null],
  ])('say of what they cite that it is %s', async (state, table, set, place) => {
    const { annex, isIntact } = await whileChanged(table, set, () => verify(firstId));
    expect(annex).toMatchObject([{ state, place }]);
    // What becomes of other documents says nothing of this one.
    expect(isIntact).toBe(true);
  });

  it('are held against files of other places, which are named where nothing can be read in them', async () => {
    const { minutes } = createRepos(panel.db);
    const own = minutes.files(minutes.idOfPassage(passage.passageId) ?? '');
    const bytes = new Uint8Array(own?.pdf ?? []);
    const cut = bytes.slice(0, bytes.byteLength - 900);
    const check = (name: string, given: Uint8Array<ArrayBuffer>) =>
      done(
        panel.handlers.sessionMinutes.verifyAnnex({
          sessionMinutesId: firstId,
          files: [{ name, bytes: given }],
        }),
      );
    expect(await check('même.pdf', bytes)).toMatchObject({
      annex: [{ state: 'given', place: 'files' }],
      unread: [],
      isStopped: false,
    });
    const [changed] = (await check('coupé.pdf', cut)).annex;
    expect(['altered', 'given']).toContain(changed?.state);
    expect(await check('note.pdf', new TextEncoder().encode('%PDF-rien'))).toMatchObject({
      annex: [{ state: 'given', place: 'here' }],
      unread: ['note.pdf'],
    });
  });
});

describe('the rectification of archived minutes of a session', () => {
  const WISH = {
    reason: 'Nom mal recopié.',
    changes: [{ path: '/candidates/0/birthName', value: 'Capucine' }],
  };

  it('waits for its signatures beside what it corrects, and can be given up', async () => {
    const { sessionMinutes } = panel.handlers;
    const { lock } = await done(sessionMinutes.rectify({ sessionMinutesId: firstId, ...WISH }));
    expect(lock?.number).toBe('PVS-2026-K7Q4-0001-R1');
    const { open, otherLock } = await read(firstId);
    expect(open).toMatchObject({
      reason: WISH.reason,
      differences: [
        { path: '/candidates/0/birthName', after: 'Capucine' },
        // Whose minutes are cited follows.
        { path: '/annex/0/candidate', after: expect.stringMatching(/^Capucine /u) as string },
      ],
    });
    expect(otherLock).toBeNull();
    const [jurorId = ''] = passage.jurorIds;
    const { sessionId } = passage;
    await done(sessionMinutes.unlock({ sessionId, jurorId, pin: PIN, reason: 'Accent oublié.' }));
    const after = await read(firstId);
    expect(after.open).toBeNull();
    expect(after.voided).toMatchObject([
      { number: 'PVS-2026-K7Q4-0001-R1', reason: WISH.reason, voided: { reason: 'Accent oublié.' } },
    ]);
  });

  it('stands once it is archived, under the number of its rank, and checks as true to what it corrects', async () => {
    const { sessionMinutes } = panel.handlers;
    const { sessionId } = passage;
    await done(sessionMinutes.rectify({ sessionMinutesId: firstId, ...WISH }));
    await signAll(panel, passage);
    const { archived } = await done(sessionMinutes.archive({ sessionId }));
    rectifiedId = archived.at(-1)?.sessionMinutesId ?? '';
    const { content, row, series } = await read(rectifiedId);
    expect(row).toMatchObject({ number: 'PVS-2026-K7Q4-0001-R1', rectifiesId: firstId });
    expect(content.candidates[0]?.birthName).toBe('Capucine');
    expect(series.map(({ sessionMinutesId }) => sessionMinutesId)).toEqual([firstId, rectifiedId]);
    expect((await read(firstId)).row.rectifiedById).toBe(rectifiedId);
    const verification = await verify(rectifiedId);
    expect(failed(verification)).toEqual([]);
    expect(verification.checks.map(({ check }) => check)).toContain('rectification');
    expect(await refusal(sessionMinutes.rectify({ sessionMinutesId: firstId, ...WISH }))).toBe(
      'minutes-superseded',
    );
  });

  it('is no longer true once the link to what it corrects is gone', async () => {
    panel.db.exec('DROP TRIGGER session_rectification_no_delete');
    panel.db.exec('DELETE FROM session_rectification');
    expect(failed(await verify(rectifiedId))).toContain('rectification');
  });
});
