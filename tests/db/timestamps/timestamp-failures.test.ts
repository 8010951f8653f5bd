import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTimestampTransport } from '../../../src/core/areas/timestamps/timestamp-transport.ts';
import { timestampAuthorityInput } from '../../../src/shared/areas/timestamps.ts';
import {
  createTimestampResponder,
  POLICY,
  type ServedReply,
  type TimestampResponder,
} from '../../fixtures/timestamp-responder.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { archived, closeServers, openOnline, save, serve, setRight, stateOf } from '../timestamp-panel.ts';

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

describe('an authority that gives no usable timestamp', () => {
  // One archived passage serves every case: none of them changes it.
  let panel: Panel;
  let minutesId: string;
  beforeAll(async () => {
    panel = openOnline();
    minutesId = await archived(panel);
    setRight(panel);
  });
  afterAll(closePanels);

  const sha256 = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
  const cases: readonly (readonly [string, string, (request: Uint8Array) => ServedReply])[] = [
    [
      'that answers garbage',
      'timestamp-wrong-answer',
      () => ({ body: new TextEncoder().encode('<html></html>') }),
    ],
    ['that answers nothing', 'timestamp-wrong-answer', () => ({ body: new Uint8Array() })],
    ['that answers without end', 'timestamp-wrong-answer', () => ({ body: new Uint8Array(1_000_000) })],
    [
      'that answers to another nonce',
      'timestamp-wrong-answer',
      (request) => honest(altered(request, request.length - 6)),
    ],
    ['that stamps another document', 'timestamp-wrong-answer', (request) => honest(altered(request, 30))],
    ['that refuses', 'timestamp-refused', () => ({ body: refusalOf() })],
    ['that asks for a password', 'timestamp-refused', () => ({ status: 401, body: sha256('') })],
    ['that is out of order', 'timestamp-unreachable', () => ({ status: 503, body: sha256('') })],
  ];

  /** openssl's refusal of a policy that the authority does not have. */
  function refusalOf(): Uint8Array {
    const digest = '00'.repeat(32);
    responder.openssl(
      'ts',
      '-query',
      '-digest',
      digest,
      '-sha256',
      '-tspolicy',
      '1.2.3.4',
      '-out',
      'refused.tsq',
    );
    responder.openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-queryfile',
      'refused.tsq',
      '-out',
      'refused.tsr',
    );
    return responder.read('refused.tsr');
  }

  function altered(request: Uint8Array, at: number): Uint8Array {
    const changed = Uint8Array.from(request);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  }

  it.each(cases)('%s leaves the minutes as they are, and waiting', async (_, code, answer) => {
    const server = await serve(answer);
    await save(panel, server.url);
    const run = await done(panel.handlers.timestamps.run({}));
    expect(run).toMatchObject({ stamped: 0, waiting: 1, failure: code });
    expect(await stateOf(panel, minutesId)).toMatchObject({ kind: 'waiting', failure: { code } });
    expect(
      await refusal(
        panel.handlers.timestamps.tryAuthority({ url: server.url, policy: null, certificate: null }),
      ),
    ).toBe(code);
    expect((await done(panel.handlers.archive.verify({ minutesId }))).isIntact).toBe(true);
    expect(panel.failures).toEqual([]);
  });

  it('that never answers is given up after the time that was set', async () => {
    const server = await serve(() => null);
    const post = createTimestampTransport(fetch);
    const startedAt = performance.now();
    await expect(post(server.url, Uint8Array.of(1), 200)).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('of another authority than the certificate that was given is refused', async () => {
    const other = createTimestampResponder();
    try {
      const server = await serve(honest);
      const panel = openOnline();
      const input = { url: server.url, policy: null, certificate: Buffer.from(other.rootPem) };
      expect(await refusal(panel.handlers.timestamps.tryAuthority(input))).toBe('timestamp-untrusted');
    } finally {
      other.dispose();
    }
  });

  it('waits longer after each failure, at most six hours', async () => {
    const server = await serve(() => ({ status: 503, body: new Uint8Array() }));
    await done(panel.handlers.timestamps.remove(undefined));
    await save(panel, server.url);
    const waits = new Map<number, number>();
    for (let round = 0; round < 12; round += 1) {
      await done(panel.handlers.timestamps.run({}));
      const state = await stateOf(panel, minutesId);
      if (state.kind !== 'waiting') throw new Error(state.kind);
      waits.set(state.attempts, (state.nextAttemptAt - (state.failure?.at ?? 0)) / 60_000);
    }
    expect(waits.size).toBe(12);
    for (const [attempts, minutes] of waits) expect(minutes).toBe(Math.min(2 ** (attempts - 1), 360));
  });
});

describe('settings', () => {
  afterEach(closePanels);

  it('show who answers, whose clock, and the certificate by which to recognise it', async () => {
    const server = await serve(honest);
    const panel = openOnline(90_000);
    const trial = await done(
      panel.handlers.timestamps.tryAuthority({ url: server.url, policy: POLICY, certificate: null }),
    );
    expect(trial).toMatchObject({
      authority: 'CN=Horodatage de test, O=Essais',
      policy: POLICY,
      isRecognised: null,
    });
    // The trial's own time, which is the machine's, counts as well.
    expect(Math.abs(trial.offsetMs + 90_000)).toBeLessThan(30_000);
    const view = await save(panel, server.url, Uint8Array.from(trial.highest.der));
    expect(view.authority?.certificate).toMatchObject({
      subject: 'CN=Racine de test',
      sha256: trial.highest.sha256,
    });
    const kept = { url: server.url, policy: null, certificate: 'kept' } as const;
    expect(await done(panel.handlers.timestamps.tryAuthority(kept))).toMatchObject({ isRecognised: true });
    expect((await done(panel.handlers.timestamps.remove(undefined))).authority).toBeNull();
  });

  it('refuse a clock that is plainly wrong, a file without certificate, and addresses that are not of the web', async () => {
    const server = await serve(honest);
    const panel = openOnline(2 * 3_600_000);
    const input = { url: server.url, policy: null, certificate: null };
    expect(await refusal(panel.handlers.timestamps.tryAuthority(input))).toBe('timestamp-clock-off');
    const unreadable = { ...input, certificate: Buffer.from('no certificate') };
    expect(await refusal(panel.handlers.timestamps.save(unreadable))).toBe('certificate-unreadable');
    for (const url of [
      'ftp://tsa.example/',
      'file:///etc/hosts',
      'tsa.example',
      'https://user:secret@tsa.example/',
    ]) {
      expect([url, timestampAuthorityInput.safeParse({ ...input, url }).success]).toEqual([url, false]);
    }
    expect(timestampAuthorityInput.safeParse({ ...input, url: 'https://tsa.example/tsr' }).success).toBe(
      true,
    );
  });
});
