/** Updates from a file: each that is not the publisher's, whole, newer and for here is refused, and nothing of it is left. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readUpdateFile } from '../../../src/core/areas/updates/read-update-file.ts';
import { threadedUpdateReader } from '../../../src/core/areas/updates/update-thread.ts';
import { TaskStopped } from '../../../src/core/kernel/tasks.ts';
import { HEAD_BYTES } from '../../../src/domain/update/update-file.ts';
import { makePublisher, makeUpdate } from '../../fixtures/updates.ts';
import type { Publisher } from '../../fixtures/updates.ts';
import { FAKE_ADDRESS } from '../fake-network.ts';
import { begun } from '../jury-room.ts';
import { command } from '../passage-conduct.ts';
import { newSession } from '../preparation.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

let folder: string;
let publisher: Publisher;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-updates-'));
  publisher = await makePublisher(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(closePanels);

/** Pins these keys, as the package does. */
function pin({ folder: data }: Panel, ...pinned: readonly Publisher[]): void {
  writeFileSync(join(data, 'publisher-keys.json'), JSON.stringify(pinned.map(({ key }) => key)));
}

/** A panel whose package has the publisher's key, with that file chosen. */
function given(file: string | null): Panel {
  const panel = openPanel();
  pin(panel, publisher);
  panel.updates.file = file;
  return panel;
}

/** Flips a bit of a copy of the file; from its end where `at` is negative. */
function changed(file: string, at: number): string {
  const bytes = readFileSync(file);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  const copy = `${file}.changed`;
  writeFileSync(copy, bytes);
  return copy;
}

const leftIn = (panel: Panel) => {
  const place = join(panel.folder, 'updates');
  return existsSync(place) ? readdirSync(place) : [];
};

describe('an update', () => {
  it('is checked, then installed once the data is backed up', async () => {
    const { file, installerSha256 } = await makeUpdate(folder, publisher, {
      nextKey: 'a'.repeat(64),
      notes: { fr: 'Corrections.', en: 'Corrections.' },
    });
    const panel = given(file);
    const { offer, version } = await done(panel.handlers.updates.check(undefined));
    expect(version).toBe('0.0.0-test');
    expect(offer).toMatchObject({ version: '9.0.0', key: publisher.key, nextKey: 'a'.repeat(64) });
    expect(panel.updates.started, 'nothing is installed by a check').toEqual([]);
    await done(panel.handlers.updates.install({ offerId: offer?.id ?? '' }));
    const { backups } = await done(panel.handlers.backups.state(undefined));
    expect(backups.map(({ reason, summary }) => [reason, summary !== null])).toEqual([['manual', true]]);
    expect(panel.updates.started).toMatchObject([{ sha256: installerSha256 }]);
    const [entry] = panel.db
      .prepare("SELECT details FROM audit_entry WHERE action = 'update-started'")
      .pluck()
      .all();
    expect(JSON.parse(String(entry))).toMatchObject({
      from: '0.0.0-test',
      to: '9.0.0',
      sha256: installerSha256,
    });
  });

  it('is taken under either of two keys, while one takes over from the other', async () => {
    const next = await makePublisher(folder, 'La suivante');
    for (const signing of [publisher, next]) {
      const panel = given((await makeUpdate(folder, signing)).file);
      pin(panel, publisher, next);
      const { offer } = await done(panel.handlers.updates.check(undefined));
      expect(offer?.key).toEqual(signing.key);
    }
  });

  it('is dropped with its copy, and is then no longer there to install', async () => {
    const panel = given((await makeUpdate(folder, publisher)).file);
    const { offer } = await done(panel.handlers.updates.check(undefined));
    expect(leftIn(panel)).toEqual(['pupitre_9.0.0_amd64.deb']);
    expect((await done(panel.handlers.updates.drop(undefined))).offer).toBeNull();
    expect(leftIn(panel)).toEqual([]);
    expect(await refusal(panel.handlers.updates.install({ offerId: offer?.id ?? '' }))).toBe('not-found');
  });
});

describe('a refused update', () => {
  const cases: readonly (readonly [code: string, make: () => Promise<string>])[] = [
    [
      'update-key-unknown',
      async () => (await makeUpdate(folder, await makePublisher(folder, 'Quelqu’un'))).file,
    ],
    ['update-not-newer', async () => (await makeUpdate(folder, publisher, { version: '0.0.0-alpha' })).file],
    // What follows a "+" makes no version newer.
    ['update-not-newer', async () => (await makeUpdate(folder, publisher, { version: '0.0.0-test+2' })).file],
    ['update-not-for-here', async () => (await makeUpdate(folder, publisher, { product: 'autre' })).file],
    ['update-not-for-here', async () => (await makeUpdate(folder, publisher, { platform: 'win32' })).file],
    ['update-not-for-here', async () => (await makeUpdate(folder, publisher, { arch: 'arm64' })).file],
    [
      'update-key-expired',
      async () => (await makeUpdate(folder, publisher, { published: '2020-01-01' })).file,
    ],
    // A letter of what it says of itself, a byte of the signature, the last of the installer.
    [
      'update-signature-bad',
      async () => changed((await makeUpdate(folder, publisher)).file, HEAD_BYTES + 30),
    ],
    ['update-altered', async () => changed((await makeUpdate(folder, publisher)).file, -1)],
    ['update-unfit', async () => changed((await makeUpdate(folder, publisher)).file, 0)],
    [
      'update-unfit',
      async () => {
        const { file } = await makeUpdate(folder, publisher);
        writeFileSync(file, 'x', { flag: 'a' });
        return file;
      },
    ],
    [
      'update-cut',
      async () => {
        const { file } = await makeUpdate(folder, publisher);
        truncateSync(file, 1_000_000);
        return file;
      },
    ],
    ['update-unfit', () => Promise.resolve(written('court', 'PUPITRE'))],
    ['update-unfit', () => Promise.resolve(written('autre.deb', '!<arch>\n'.repeat(99)))],
    ['file-unreadable', () => Promise.resolve(join(folder, 'absent'))],
    ['file-unreadable', () => Promise.resolve(folder)],
  ];

  function written(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  it.each(cases)('%s leaves nothing, and this version goes on', async (code, make) => {
    const panel = given(await make());
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe(code);
    const { offer } = await done(panel.handlers.updates.state(undefined));
    expect(offer).toBeNull();
    expect(leftIn(panel)).toEqual([]);
    expect(panel.updates.started).toEqual([]);
  });

  it('is one of which any byte of what it says, or of its signature, is another', async () => {
    const { file } = await makeUpdate(folder, publisher);
    const here = { version: '0.0.0-test', platform: 'test', arch: 'test' };
    const task = { folder: join(folder, 'aside'), keys: [publisher.key], here };
    const bytes = readFileSync(file);
    const end = HEAD_BYTES + bytes.readUInt32BE(HEAD_BYTES - 16) + bytes.readUInt32BE(HEAD_BYTES - 12);
    for (let at = HEAD_BYTES; at < end; at += 23) {
      const read = await readUpdateFile(
        { ...task, file: changed(file, at) },
        { onProgress: () => undefined },
      );
      expect(read, String(at)).toEqual({ ok: false, code: 'update-signature-bad' });
    }
  });

  it('is any at all where no key, or what is no key, is pinned', async () => {
    const panel = openPanel();
    panel.updates.file = (await makeUpdate(folder, publisher)).file;
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('update-not-configured');
    writeFileSync(join(panel.folder, 'publisher-keys.json'), '[{"name":"x","sha256":"*"}]');
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('update-not-configured');
    // Two while one takes over, never a third.
    pin(panel, publisher, publisher, publisher);
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('update-not-configured');
  });

  it('is one for which there is no room on the disk', async () => {
    const { file } = await makeUpdate(folder, publisher);
    const panel = given(file);
    panel.updates.read = (task, { onProgress }) =>
      readUpdateFile(task, { onProgress, create: () => open('/dev/full', 'w') });
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('update-disk-full');
    expect(leftIn(panel)).toEqual([]);
  });

  it('is none when the dialog is closed, or when the check is stopped', async () => {
    const panel = given(null);
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('cancelled');
    panel.updates.file = (await makeUpdate(folder, publisher)).file;
    const read = threadedUpdateReader(
      new URL('../../../src/core/areas/updates/update.worker.ts', import.meta.url),
    );
    const stop = new AbortController();
    panel.updates.read = (task, options) =>
      read(task, {
        onProgress: () => {
          stop.abort(new TaskStopped('stopped'));
        },
        signal: AbortSignal.any([options.signal, stop.signal]),
      });
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('cancelled');
    expect(leftIn(panel)).toEqual([]);
    panel.updates.read = read;
    expect((await done(panel.handlers.updates.check(undefined))).offer?.version).toBe('9.0.0');
  });
});

describe('an installation', () => {
  it('waits for the clock and for the room, also when they begin after the check', async () => {
    const { panel, passage } = await begun();
    pin(panel, publisher);
    panel.updates.file = (await makeUpdate(folder, publisher)).file;
    expect(await refusal(panel.handlers.updates.check(undefined))).toBe('update-under-clock');
    await command(panel, passage.passageId, { type: 'pause', reason: 'Mise à jour' });
    const { offer } = await done(panel.handlers.updates.check(undefined));
    await command(panel, passage.passageId, { type: 'resume' });
    const offerId = offer?.id ?? '';
    expect(await refusal(panel.handlers.updates.install({ offerId }))).toBe('update-under-clock');
    expect(panel.updates.started).toEqual([]);
  });

  it('is refused while the room is open', async () => {
    const panel = given((await makeUpdate(folder, publisher)).file);
    const { offer } = await done(panel.handlers.updates.check(undefined));
    const { id } = await newSession(panel);
    await done(panel.handlers.room.open({ sessionId: id, address: FAKE_ADDRESS }));
    expect(await refusal(panel.handlers.updates.install({ offerId: offer?.id ?? '' }))).toBe(
      'update-room-open',
    );
    await done(panel.handlers.room.close(undefined));
    await done(panel.handlers.updates.install({ offerId: offer?.id ?? '' }));
  });

  it('does not begin without a good backup, nor with an installer that changed meanwhile', async () => {
    const panel = given((await makeUpdate(folder, publisher)).file);
    const checked = await done(panel.handlers.updates.check(undefined));
    const run = panel.work.run;
    panel.work.run = () => Promise.reject(new Error('no'));
    const offerId = checked.offer?.id ?? '';
    expect(await refusal(panel.handlers.updates.install({ offerId }))).toBe('backup-failed');
    panel.work.run = run;
    writeFileSync(join(panel.folder, 'updates', 'pupitre_9.0.0_amd64.deb'), 'autre chose');
    expect(await refusal(panel.handlers.updates.install({ offerId }))).toBe('update-altered');
    expect(panel.updates.started).toEqual([]);
  });

  it.each([
    ['refused', 'update-not-authorised'],
    ['failed', 'update-not-started'],
  ] as const)('that the system %s can be tried again', async (start, code) => {
    const panel = given((await makeUpdate(folder, publisher)).file);
    const { offer } = await done(panel.handlers.updates.check(undefined));
    panel.updates.start = start;
    expect(await refusal(panel.handlers.updates.install({ offerId: offer?.id ?? '' }))).toBe(code);
    expect(
      panel.db.prepare("SELECT count(*) FROM audit_entry WHERE action = 'update-started'").pluck().get(),
    ).toBe(0);
    panel.updates.start = 'started';
    panel.drive.advance(1_000);
    await done(panel.handlers.updates.install({ offerId: offer?.id ?? '' }));
  });
});
