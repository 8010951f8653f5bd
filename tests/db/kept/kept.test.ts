import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { KEPT_FILE } from '../../../src/core/areas/kept/kept-file.ts';
import { keptEntries } from '../../../src/shared/areas/kept.ts';
import type { KeptEntry } from '../../../src/shared/areas/kept.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';

afterEach(closePanels);

const NOTE: KeptEntry = {
  kind: 'seat',
  code: 'database-locked',
  passageId: 'p',
  jurorId: 'j',
  words: { kind: 'note', competenceId: 'C1.1', text: 'Reformule la demande' },
};
const MEMBER: KeptEntry = {
  kind: 'write',
  code: 'disk-full',
  area: 'sessions',
  method: 'saveMember',
  request: { sessionId: 's', name: 'Ondine Tamaris' },
  words: ['Ondine Tamaris'],
};

it('entries that the data refused are given back to the next window and to the next start', async () => {
  const panel = openPanel();
  const { kept } = panel.handlers;
  expect(await done(kept.list(undefined))).toEqual({ entries: [], isDamaged: false });
  await done(kept.replace({ entries: [NOTE, MEMBER] }));
  const given = { entries: [NOTE, MEMBER], isDamaged: false };
  expect(await done(kept.list(undefined))).toEqual(given);
  expect(await done(panel.revive(1_000).handlers.kept.list(undefined))).toEqual(given);
});

it('their file is private, beside the data, and gone once nothing waits', async () => {
  const panel = openPanel();
  const path = join(panel.folder, KEPT_FILE);
  await done(panel.handlers.kept.replace({ entries: [NOTE] }));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await done(panel.handlers.kept.replace({ entries: [] }));
  expect(existsSync(path)).toBe(false);
});

it('they are kept also while the data takes nothing', async () => {
  const panel = openPanel();
  panel.db.pragma('query_only = ON');
  await done(panel.handlers.kept.replace({ entries: [NOTE] }));
  panel.db.pragma('query_only = OFF');
  expect(readFileSync(join(panel.folder, KEPT_FILE), 'utf8')).toContain('Reformule la demande');
});

it('a file that cannot be read is put aside as it is, and said to be', async () => {
  const panel = openPanel();
  const path = join(panel.folder, KEPT_FILE);
  writeFileSync(path, '{"version":1,"entr');
  expect(await done(panel.handlers.kept.list(undefined))).toEqual({ entries: [], isDamaged: true });
  expect(readFileSync(`${path}.unread`, 'utf8')).toBe('{"version":1,"entr');
});

it('no request that holds a PIN or a password is taken, at any depth', () => {
  for (const request of [
    { pin: '2749' },
    { confirmations: [{ jurorId: 'j', pin: '2749' }] },
    { key: { password: 'secret' } },
  ]) {
    expect(keptEntries.safeParse({ entries: [{ ...MEMBER, request }] }).success).toBe(false);
  }
  expect(keptEntries.safeParse({ entries: [MEMBER, NOTE] }).success).toBe(true);
});
