/** Folding the log waits for the disk: a thread does it, and never an entry. */
import { renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { writeAheadOf } from '../../../src/core/db/write-ahead.ts';
import { putAwayBackups } from '../backup-stage.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

afterEach(putAwayBackups);

/** A panel whose folding is counted. */
function counted() {
  const panel = openPanel();
  panel.db.exec('CREATE TABLE ballast (bytes BLOB NOT NULL) STRICT');
  const folds: string[] = [];
  const run = panel.work.run;
  panel.work.run = (job, request, options) => {
    if (job === 'fold') folds.push((request as { readonly file: string }).file);
    return run(job, request, options);
  };
  return { panel, folds };
}

/** Writes some pages, an entry each. */
function write({ db }: Panel, pages: number): void {
  const fill = db.prepare('INSERT INTO ballast VALUES (randomblob(3000))');
  const before = writeAheadOf(db).pages;
  while (writeAheadOf(db).pages < before + pages) fill.run();
}

async function secondsLater({ drive }: Panel, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    drive.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the log of the database', () => {
  it('is folded by a thread once it is long, and the next entry begins it anew', async () => {
    const { folds, panel } = counted();
    write(panel, 900 - writeAheadOf(panel.db).pages);
    await secondsLater(panel, 3);
    expect(folds).toEqual([]);
    write(panel, 1_500);
    // No entry folded on its own.
    expect(writeAheadOf(panel.db).ahead).toBeGreaterThan(2_300);
    await secondsLater(panel, 3);
    expect(folds).toEqual([panel.path]);
    expect(writeAheadOf(panel.db).ahead).toBe(0);
    await done(panel.handlers.app.setPreferences({ theme: 'dark' }));
    expect(writeAheadOf(panel.db).pages).toBeLessThan(100);
  });

  it('waits while a reader holds it back, and is tried again only once there is more', async () => {
    const { folds, panel } = counted();
    const reader = new Database(panel.path, { readonly: true });
    try {
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM preference').get();
      write(panel, 1_200);
      await secondsLater(panel, 5);
      expect(folds).toHaveLength(1);
      write(panel, 260);
      await secondsLater(panel, 5);
      expect(folds).toHaveLength(2);
    } finally {
      reader.close();
    }
    write(panel, 260);
    await secondsLater(panel, 2);
    expect(folds).toHaveLength(3);
    expect(writeAheadOf(panel.db).ahead).toBe(0);
  });

  it('begins anew though entries came while the thread folded, once it is very long', async () => {
    const { panel } = counted();
    const { run } = panel.work;
    // What came after the thread began: its folding ends before it, as before a reader of that moment.
    panel.work.run = async (job, request, options) => {
      const reader = new Database(panel.path, { readonly: true });
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM preference').get();
      write(panel, 20);
      const answer = await run(job, request, options);
      reader.close();
      return answer;
    };
    write(panel, 1_200);
    await secondsLater(panel, 2);
    // Short: what came is left for the next time.
    expect(writeAheadOf(panel.db).ahead).toBeGreaterThan(0);
    write(panel, 3_000);
    await secondsLater(panel, 2);
    expect(writeAheadOf(panel.db)).toMatchObject({ ahead: 0 });
    await done(panel.handlers.app.setPreferences({ theme: 'dark' }));
    expect(writeAheadOf(panel.db).pages).toBeLessThan(100);
  });

  it('of files that were lost is left alone, and a failure is told and tried again', async () => {
    const { folds, panel } = counted();
    const { run } = panel.work;
    panel.work.run = () => Promise.reject(new Error('no thread'));
    write(panel, 1_200);
    await secondsLater(panel, 3);
    expect(panel.failures).toHaveLength(1);
    panel.work.run = run;
    write(panel, 260);
    renameSync(panel.path, `${panel.path}.away`);
    await secondsLater(panel, 3);
    expect(folds).toEqual([]);
  });
});
