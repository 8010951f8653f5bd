import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import { createTimestampResponder, type TimestampResponder } from '../../fixtures/timestamp-responder.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { closeServers, openOnline, save, serve, setRight, stateOf } from '../timestamp-panel.ts';
import { decided, sealed } from './sealing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** One profile for all. */
let panel: Panel;
let responder: TimestampResponder;
let sessionMinutesId: string;
let url: string;

beforeAll(async () => {
  responder = createTimestampResponder();
  const server = await serve((request) => ({ body: responder.reply(request) }));
  const made = await decided(openOnline());
  ({ panel } = made);
  ({ sessionMinutesId } = await sealed(panel, made.passage));
  ({ url } = server);
  setRight(panel);
});
afterAll(async () => {
  closePanels();
  await closeServers();
  responder.dispose();
});

describe('the minutes of a session, beside a timestamp authority', () => {
  it('wait in the one queue with those of tests, and are stamped after their sealed bytes', async () => {
    const { unstampedCount, waitingCount } = await done(panel.handlers.timestamps.settings(undefined));
    expect(unstampedCount + waitingCount).toBe(2);
    await save(panel, url, Buffer.from(responder.rootPem));
    const run = await done(panel.handlers.timestamps.run({}));
    expect(run).toMatchObject({ waiting: 0, failure: null });
    expect(await stateOf(panel, sessionMinutesId)).toMatchObject({ kind: 'done' });
    const stored = createRepos(panel.db).sessionMinutes.files(sessionMinutesId)?.pdf ?? new Uint8Array();
    const whole = await done(panel.handlers.sessionMinutes.read({ sessionMinutesId }));
    expect(whole.byteLength).toBeGreaterThan(stored.byteLength);
    expect(Buffer.from(whole).subarray(0, stored.byteLength)).toEqual(Buffer.from(stored));
    const { checks, isIntact } = await done(panel.handlers.sessionMinutes.verify({ sessionMinutesId }));
    expect(isIntact).toBe(true);
    expect(checks.map(({ check }) => check)).toContain('timestamps');
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('leave the archive with their proof, which every checker follows to their record', async () => {
    const { isSealed } = await done(panel.handlers.sessionMinutes.proof({ sessionMinutesId }));
    expect(isSealed).toBe(true);
    const folder = join(panel.folder, 'out');
    mkdirSync(folder);
    panel.desktop.folder = folder;
    writeFileSync(join(panel.folder, 'verify.html'), '<!doctype html>');
    const formats = ['pdf', 'json', 'digests', 'proof', 'verifier'] as const;
    await done(panel.handlers.archive.exportFiles({ minutesIds: [sessionMinutesId], formats: [...formats] }));
    const files = readdirSync(folder).filter((name) => /\.(?:pdf|json|crt)$/u.test(name));
    const report = await verifyDocuments(
      files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
      { now: panel.clock.read().wall },
    );
    expect(codesOf(report, 'fail')).toEqual([]);
    const passed = codesOf(report, 'pass');
    expect(passed).toEqual(
      expect.arrayContaining(['proof-digests', 'proof-signatures', 'proof-timestamps', 'chain-links']),
    );
    expect(report.documents.map(({ verdict }) => verdict)).toEqual(['authentic', 'authentic']);
  });

  it('are not found intact once what a timestamp added was changed', async () => {
    panel.db.exec('DROP TRIGGER session_minutes_increment_no_update');
    panel.db.exec(`UPDATE session_minutes_increment SET serial = 'ff'`);
    const { checks } = await done(panel.handlers.sessionMinutes.verify({ sessionMinutesId }));
    const failed = checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
    expect(failed).toEqual(['timestamps', 'chain']);
  });
});
