/** What is done for many minutes is done in turns, and a turn for many is no longer than one for few. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headlessSurroundings } from '../../../scripts/headless/surroundings.ts';
import { seedArchive } from '../../../scripts/seed/seed-archive.ts';
import { chainHead } from '../../../src/core/db/chain.ts';
import { chainLinks } from '../../../src/core/db/chain-extract.ts';
import { createManualClock } from '../../../src/core/kernel/test-clock.ts';
import { openCore } from '../../../src/core/open-core.ts';
import type { Core } from '../../../src/core/open-core.ts';
import { asDesk } from '../as-desk.ts';
import { closePanels, done, openPanel, START } from '../passage-panel.ts';

const MINUTES = 110;
const FEW = 55;

let folder: string;
let core: Core;
let ids: readonly string[];
/** Statements of the turn that goes on, and of the longest. */
let [inTurn, longest] = [0, 0];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-turns-'));
  const { copiedIds } = await seedArchive({ minutes: MINUTES + 1, profile: folder, pdfKb: 0 });
  ids = copiedIds;
  core = openCore({
    ...headlessSurroundings(folder, createManualClock(START)),
    onStatement: () => {
      inTurn += 1;
      longest = Math.max(longest, inTurn);
    },
  });
}, 60_000);

afterAll(() => {
  core.stop();
  core.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Statements of the longest turn that it takes. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  [inTurn, longest] = [0, 0];
  let isOver = false;
  const next = () => {
    inTurn = 0;
    if (!isOver) setImmediate(next);
  };
  setImmediate(next);
  try {
    await work();
    return longest;
  } finally {
    isOver = true;
  }
}

describe('a turn of the core', () => {
  const exported = (count: number) =>
    longestTurn(() =>
      done(
        asDesk(core.handlers).archive.exportFiles({ minutesIds: ids.slice(0, count), formats: ['digests'] }),
      ),
    );

  it('is as long for an export of many minutes as for one of few', async () => {
    await exported(1);
    const few = await exported(FEW);
    expect(few).toBeGreaterThan(0);
    expect(await exported(MINUTES)).toBeLessThan(few + FEW / 2);
  });

  it('reads a part of the chain at most, however long ago a content was locked', () => {
    const panel = openPanel();
    try {
      const before = chainHead(panel.db).seq;
      panel.act([], ({ now, repos }) => {
        for (let count = 0; count < 1_300; count += 1)
          repos.audit.append({
            at: now.wall,
            action: 'minutes-verified',
            subjectId: String(count),
            details: {},
          });
        return { ok: true, value: null };
      });
      const all = panel.db
        .prepare<[number], { readonly seq: number; readonly table: string; readonly key: string }>(
          'SELECT seq, table_name AS "table", record_key AS key FROM chain WHERE seq > ? ORDER BY seq',
        )
        .all(before);
      const last = all.at(-2);
      const pages = [...chainLinks(panel.db, before, { table: last?.table ?? '', key: last?.key ?? '' })];
      expect(pages.map(({ length }) => length)).toEqual([500, 500, all.length - 1 - 1_000]);
      expect(pages.flat().map(({ seq }) => seq)).toEqual(all.slice(0, -1).map(({ seq }) => seq));
      expect([...chainLinks(panel.db, before, { table: 'audit', key: '["nobody"]' })]).toEqual([]);
    } finally {
      closePanels();
    }
  });
});
