import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTimestampTransport } from '../../../src/core/areas/timestamps/timestamp-transport.ts';
import type { TimestampState } from '../../../src/shared/areas/timestamps.ts';
import {
  createTimestampResponder,
  POLICY,
  type ServedReply,
  type TimestampResponder,
} from '../../fixtures/timestamp-responder.ts';
import { closePanels, done, minutesMs, refusal } from '../passage-panel.ts';
import {
  archived,
  closeServers,
  openOnline,
  save,
  serve,
  setRight,
  settled,
  stateOf,
} from '../timestamp-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let responder: TimestampResponder;

beforeAll(() => {
  responder = createTimestampResponder();
});
afterAll(() => {
  responder.dispose();
});
afterEach(closeServers);

const honest = (request: Uint8Array): ServedReply => ({ body: responder.reply(request) });

describe('an authority that answers', () => {
  afterEach(closePanels);

  it('stamps what is archived: the sealed bytes stay, the token is in the file, every checker agrees', async () => {
    const server = await serve(honest);
    const panel = openOnline();
    await save(panel, server.url, Buffer.from(responder.rootPem));
    const minutesId = await archived(panel);
    // A quarter of an hour and ten minutes of the passage were played on the panel's clock.
    setRight(panel, -1_234);
    await done(panel.handlers.timestamps.run({}));

    const state = await stateOf(panel, minutesId);
    expect(state).toMatchObject({
      kind: 'done',
      authority: 'CN=Horodatage de test, O=Essais',
      policy: POLICY,
    });
    const { offsetMs } = state as Extract<TimestampState, { kind: 'done' }>;
    expect(Math.abs(offsetMs - 1_234)).toBeLessThan(1_000);

    const stored = panel.db
      .prepare<[string], { pdf: Buffer }>('SELECT pdf FROM minutes_file WHERE minutes_id = ?')
      .get(minutesId);
    const whole = await done(panel.handlers.archive.pdf({ minutesId }));
    expect(Buffer.from(whole).subarray(0, stored?.pdf.length)).toEqual(stored?.pdf);
    const path = join(panel.folder, 'whole.pdf');
    writeFileSync(path, whole);
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const signatures = execFileSync('pdfsig', [path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // poppler checks the three signatures, and names a document timestamp without checking it: openssl does, below.
    expect(signatures.match(/Signature is Valid/g)).toHaveLength(3);
    expect(signatures.split('Signature #').at(-1)).toContain('Signature Field Name: Horodatage');
    expect(signatures.split('Signature #').at(-1)).toContain('Total document signed');

    const { token, digest } = tokenOf(whole);
    responder.write('token.der', token);
    const verified = responder.openssl(
      'ts',
      '-verify',
      '-digest',
      digest,
      '-in',
      'token.der',
      '-token_in',
      '-CAfile',
      'root.crt',
    );
    expect(verified).toContain('Verification: OK');
    expect((await done(panel.handlers.archive.verify({ minutesId }))).isIntact).toBe(true);
    expect(panel.failures).toEqual([]);

    // A fact that the token does not state, and a byte of the token itself: both are found, beside the chain.
    for (const [alteration, found] of [
      ['policy = policy || 0', ['timestamps', 'chain']],
      ['bytes = CAST(substr(bytes, 1, 900) AS BLOB)', ['pdf-signatures', 'timestamps', 'chain']],
    ] as const) {
      panel.db.exec(`SAVEPOINT altered; DROP TRIGGER minutes_increment_no_update;
        UPDATE minutes_increment SET ${alteration}`);
      const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
      panel.db.exec('ROLLBACK TO altered; RELEASE altered');
      const failed = checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
      expect(failed).toEqual(found);
    }
  });

  it('stamps later what was signed offline, from the queue, by itself', async () => {
    let isReachable = false;
    const server = await serve(honest);
    const panel = openOnline();
    const post = panel.network.post;
    panel.network.post = (...exchange) =>
      isReachable ? post(...exchange) : Promise.reject(new Error('offline'));
    await save(panel, server.url);
    const minutesId = await archived(panel);
    const waiting = await settled(panel, minutesId, 'waiting', 1);
    expect(waiting).toMatchObject({ failure: { code: 'timestamp-unreachable' } });
    expect(server.requests).toEqual([]);

    isReachable = true;
    panel.drive.advance(minutesMs(10));
    await settled(panel, minutesId, 'done');
    expect(await done(panel.handlers.timestamps.settings(undefined))).toMatchObject({
      waitingCount: 0,
      unstampedCount: 0,
    });
  });

  it('stamps at the next start what waited when the application ended', async () => {
    const server = await serve(honest);
    const panel = openOnline();
    panel.network.post = () => Promise.reject(new Error('offline'));
    await save(panel, server.url);
    const minutesId = await archived(panel);
    await settled(panel, minutesId, 'waiting', 1);
    panel.stop();
    const next = panel.revive(minutesMs(5));
    next.network.post = createTimestampTransport(fetch);
    next.drive.advance(minutesMs(10));
    await settled(next, minutesId, 'done');
  });

  it('stamps what was archived before it was known only when asked', async () => {
    const server = await serve(honest);
    const panel = openOnline();
    const minutesId = await archived(panel);
    expect(await stateOf(panel, minutesId)).toEqual({ kind: 'none', isConfigured: false });
    expect(await refusal(panel.handlers.timestamps.run({}))).toBe('timestamp-not-configured');
    panel.drive.advance(minutesMs(1));
    expect(await save(panel, server.url)).toMatchObject({ waitingCount: 0, unstampedCount: 1 });
    panel.drive.advance(minutesMs(10));
    expect(await stateOf(panel, minutesId)).toEqual({ kind: 'none', isConfigured: true });
    expect(await done(panel.handlers.timestamps.run({ minutesIds: [minutesId] }))).toEqual({
      stamped: 1,
      waiting: 0,
      failure: null,
    });
  });

  it('is asked once for each document however often the queue is set to work', async () => {
    const server = await serve(honest);
    const panel = openOnline();
    await save(panel, server.url);
    const minutesId = await archived(panel);
    setRight(panel);
    await Promise.all([1, 2, 3].map(async () => panel.handlers.timestamps.run({})));
    await settled(panel, minutesId, 'done');
    const { count } =
      panel.db.prepare<[], { count: number }>('SELECT count(*) AS count FROM minutes_increment').get() ?? {};
    expect(count).toBe(1);
  });
});

/** Token of the last signature of a PDF, and the digest (hex) of what it covers. */
function tokenOf(pdf: Uint8Array): { readonly token: Uint8Array; readonly digest: string } {
  const text = Buffer.from(pdf).toString('latin1');
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  const [, start1 = 0, length1 = 0, start2 = 0, length2 = 0] = (range ?? []).map(Number);
  const hash = createHash('sha256');
  hash.update(pdf.subarray(start1, start1 + length1));
  hash.update(pdf.subarray(start2, start2 + length2));
  const contents = Buffer.from(text.slice(start1 + length1 + 1, start2 - 1), 'hex');
  // The room that was kept is filled with zeros after the token, whose length its header states.
  const token = contents.subarray(0, 4 + contents.readUInt16BE(2));
  return { token: new Uint8Array(token), digest: hash.digest('hex') };
}
