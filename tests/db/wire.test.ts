/** A core behind a socket: the one form carries every request, answer and broadcast, bytes included. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCoreClient } from '../../scripts/headless/client.ts';
import type { CoreClient } from '../../scripts/headless/client.ts';
import { createLine } from '../../scripts/headless/serve.ts';
import { headlessSurroundings } from '../../scripts/headless/surroundings.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import type { Answer } from '../../src/shared/error-codes.ts';
import { createRevisionWatch } from '../../src/shared/revisions.ts';
import type { Revisions } from '../../src/shared/revisions.ts';
import type { WireBroadcast } from '../../src/shared/wire.ts';
import { START, valueOf } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });

let url: string;
let client: CoreClient;
let close: () => Promise<void>;

beforeEach(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-wire-'));
  const line = createLine();
  const { clock, scheduler } = createManualClock(START);
  const core = openCore({ ...headlessSurroundings(folder, { clock, scheduler }), publish: line.publish });
  const served = await line.serve(core.ask, folder);
  ({ url } = served);
  client = createCoreClient(url);
  close = async () => {
    await served.close();
    core.stop();
    core.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

afterEach(() => close());

async function ask<Value>(area: string, method: string, payload?: unknown): Promise<Value> {
  return valueOf((await client.request(area, method, payload)) as Answer<Value>);
}

/** Listens until its end is called; answers once the line is up. */
function listening(listener: (told: WireBroadcast) => void): Promise<() => void> {
  return new Promise((resolve) => {
    const end: () => void = client.listen(listener, () => {
      resolve(() => {
        end();
      });
    });
  });
}

describe('a core behind a socket', () => {
  it('answers requests and refuses with their code', async () => {
    const session = await ask<SessionView>('sessions', 'createSample');
    expect(await ask('sessions', 'get', { sessionId: session.id })).toEqual(session);
    expect(await client.request('sessions', 'get', { sessionId: 'none' })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
    expect(await client.request('sessions', 'get', {})).toMatchObject({ code: 'invalid-request' });
  });

  it('carries bytes both ways, beside the JSON', async () => {
    const { passages } = await ask<SessionView>('sessions', 'createSample');
    const passageId = passages[1]?.id ?? '';
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    bytes.set(new TextEncoder().encode('%PDF-1.7'));
    const given = { passageId, name: 'note.pdf', mediaType: 'application/pdf', bytes };
    const { attachments } = await ask<{ attachments: { id: string }[] }>('setups', 'attach', given);
    const attachmentId = attachments.at(-1)?.id ?? '';
    const read = await ask<{ bytes: Uint8Array }>('setups', 'readAttachment', { attachmentId });
    expect(read.bytes).toEqual(bytes);
  });

  it('tells its broadcasts in order; a client that missed one learns what to read again', async () => {
    const watch = createRevisionWatch();
    const catchUp = async () => watch.compare(await ask<Revisions>('app', 'revisions'));
    const verdicts: string[] = [];
    const heard = (told: WireBroadcast) => verdicts.push(`${told.stamp.topic} ${watch.heard(told.stamp)}`);

    const end = await listening(heard);
    expect(await catchUp()).toBe('all');
    await ask('app', 'setPreferences', { theme: 'dark' });
    await vi.waitFor(() => {
      expect(verdicts).toEqual(['data-changed:preferences next']);
    });

    end();
    await ask('app', 'setPreferences', { theme: 'light' });
    await ask('sessions', 'createSample');
    await listening(heard);
    expect(await catchUp()).toEqual(['data-changed:preferences', 'data-changed:sessions']);
    expect(await catchUp()).toEqual([]);
    await ask('app', 'setPreferences', { theme: 'dark' });
    await vi.waitFor(() => {
      expect(verdicts).toEqual(['data-changed:preferences next', 'data-changed:preferences next']);
    });
  });

  it('refuses what is no frame, and goes on', async () => {
    const refused = await fetch(`${url}/ask`, { method: 'POST', body: 'hello' });
    expect(refused.status).toBe(400);
    expect(await ask('app', 'preferences')).toMatchObject({ language: 'fr' });
  });
});
