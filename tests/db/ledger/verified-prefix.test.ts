import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordFaults } from '../../../src/core/db/chain-check.ts';
import { checkMarks } from '../../../src/core/db/check-marks.ts';
import { recordTables } from '../../../src/core/db/guards.ts';
import { digestOf } from '../../../src/core/db/record-tables.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { tamper } from '../outside.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(closePanels);

const ALTERED = `UPDATE minutes SET candidate = 'Autre'`;

const stateOf = (panel: Panel) => done(panel.handlers.register.state(undefined));
const marksOf = ({ path }: Panel) => checkMarks(path);

function letCheckEnd(panel: Panel): void {
  for (let step = 0; step < 200; step += 1) panel.drive.advance(50);
}

/** An archived passage whose register was found whole in the background. */
async function checkedPanel(): Promise<{ panel: Panel; minutesId: string; checkedAt: number }> {
  const panel = openPanel();
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  await done(panel.handlers.archive.chain(undefined));
  const { checkedAt } = await stateOf(panel);
  if (checkedAt === null) throw new Error('not checked');
  return { panel, minutesId, checkedAt };
}

describe('the verified prefix', () => {
  it('dates the register at the next start, before its own check, and holds what was whole', async () => {
    const { checkedAt, panel } = await checkedPanel();
    const { digest, seq } = await stateOf(panel);
    expect(marksOf(panel).verified()).toMatchObject({ seq, digest, at: checkedAt });
    const revived = panel.revive(60_000);
    expect(await stateOf(revived)).toMatchObject({ status: 'waiting', checkedAt, faultCount: 0 });
    letCheckEnd(revived);
    const after = await stateOf(revived);
    expect(after.status).toBe('checked');
    expect(after.checkedAt).toBeGreaterThan(checkedAt);
  });

  it('is no door: what was altered inside it is found by the check of each start', async () => {
    const { panel } = await checkedPanel();
    tamper(panel, 'minutes', ALTERED);
    const revived = panel.revive(1_000);
    letCheckEnd(revived);
    expect((await stateOf(revived)).faultCount).toBe(1);
    expect(marksOf(revived).verified()?.seq).toBeGreaterThan(0);
  });

  it('is no door: nor is what was altered while the application runs, six hours later at the latest', async () => {
    const { panel } = await checkedPanel();
    tamper(panel, 'minutes', ALTERED);
    panel.drive.advance(6 * 60 * 60 * 1_000);
    letCheckEnd(panel);
    expect((await stateOf(panel)).faultCount).toBe(1);
  });

  it.each([
    [
      'exportFiles',
      (panel: Panel, id: string) =>
        panel.handlers.archive.exportFiles({ minutesIds: [id], formats: ['json'] }),
    ],
    ['exportChainHead', (panel: Panel) => panel.handlers.archive.exportChainHead(undefined)],
  ] as const)('is no door: %s has all checked', async (_, act) => {
    const { minutesId, panel } = await checkedPanel();
    tamper(panel, 'minutes', ALTERED);
    await done<unknown>(act(panel, minutesId));
    letCheckEnd(panel);
    expect((await stateOf(panel)).faultCount).toBe(1);
  });

  it('spares nothing when whoever altered a record says in it that all was checked since', async () => {
    const { minutesId, panel } = await checkedPanel();
    tamper(panel, 'minutes', ALTERED);
    const verified = marksOf(panel).verified();
    if (verified === null) throw new Error('no prefix');
    const { digest, seq } = await stateOf(panel);
    marksOf(panel).keepVerified({ ...verified, seq, digest, at: verified.at + 1 });
    const revived = panel.revive(1_000);
    const { isIntact } = await done(revived.handlers.archive.verify({ minutesId }));
    expect(isIntact).toBe(false);
    letCheckEnd(revived);
    expect((await stateOf(revived)).faultCount).toBe(1);
  });

  it('witnesses a chain that was made again, and says nothing of one that was restored', async () => {
    const { panel } = await checkedPanel();
    const verified = marksOf(panel).verified();
    if (verified === null) throw new Error('no prefix');
    marksOf(panel).keepVerified({ ...verified, digest: 'b'.repeat(64) });
    const remade = panel.revive(1_000);
    expect((await stateOf(remade)).checkedAt).toBeNull();
    const { faults } = await done(remade.handlers.archive.chain(undefined));
    expect(faults).toEqual([
      { kind: 'unwitnessed', table: 'chain', key: `[${String(verified.seq)}]`, seq: verified.seq },
    ]);

    const restored = remade.revive(1_000, true);
    expect((await done(restored.handlers.archive.chain(undefined))).faultCount).toBe(0);
    expect(marksOf(restored).verified()?.digest).not.toBe('b'.repeat(64));
  });

  it('that cannot be read is none', async () => {
    const { panel } = await checkedPanel();
    const file = `${panel.path}-checked.json`;
    for (const text of ['', '{', '[]', '{"verified":{"seq":"x"}}', '{"verified":7}']) {
      writeFileSync(file, text);
      expect([text, marksOf(panel).verified()]).toEqual([text, null]);
    }
    const revived = panel.revive(1_000);
    expect((await stateOf(revived)).checkedAt).toBeNull();
    await done(revived.handlers.archive.chain(undefined));
    expect(readFileSync(file, 'utf8')).toContain('"verified":{');
  });
});

describe('a record that is opened', () => {
  it('is said to be altered at once when its own link was written again to fit it', async () => {
    const { minutesId, panel } = await checkedPanel();
    tamper(panel, 'minutes', ALTERED);
    const [link] = panel.db.prepare<[], Link>(`SELECT * FROM chain WHERE table_name = 'minutes'`).all();
    const table = recordTables(panel.db).find(({ name }) => name === 'minutes');
    if (link === undefined || table === undefined) throw new Error('no link');
    const record =
      panel.db
        .prepare<[], string>(`SELECT ${table.digest('')} FROM minutes`)
        .pluck()
        .get() ?? '';
    const digest = digestOf(JSON.stringify([link.seq, link.previous, 'minutes', link.record_key, record]));
    tamper(
      panel,
      'chain',
      `UPDATE chain SET record_digest = '${record}', digest = '${digest}' WHERE seq = ${String(link.seq)}`,
    );
    const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
    expect(checks.find(({ check }) => check === 'chain')?.isPassed).toBe(false);
    expect(recordFaults(panel.db, 'minutes', 'id = ?', minutesId)).toMatchObject([{ kind: 'altered' }]);
    // The next record is as it was: its link holds what stood before it.
    expect(recordFaults(panel.db, 'minutes_file', 'minutes_id = ?', minutesId)).toEqual([]);
  });
});

interface Link {
  readonly seq: number;
  readonly previous: string;
  readonly record_key: string;
}

describe('the pages of the data file', () => {
  it('are read soon after the start on another thread; damage is said, and known at the next start', async () => {
    const panel = (await checkedPanel()).panel.revive(1_000);
    const asked: string[] = [];
    const { run } = panel.work;
    panel.work.run = ((job: string, request: unknown) => {
      asked.push(job);
      return job === 'quickCheck'
        ? Promise.resolve('page 7 is never used')
        : run(job as never, request as never);
    }) as typeof run;
    letCheckEnd(panel);
    expect(asked).not.toContain('quickCheck');
    panel.drive.advance(30_000);
    expect(asked).toContain('quickCheck');
    await vi.waitFor(() => {
      expect(marksOf(panel).isDamaged()).toBe(true);
    });
    letCheckEnd(panel);
    expect(await stateOf(panel)).toMatchObject({
      faultCount: 1,
      touched: [{ kind: 'register', faults: [{ record: 'file', fault: 'altered', count: 1 }] }],
    });
    expect(panel.failures).toHaveLength(1);
  });
});
