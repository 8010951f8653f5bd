import Database from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import { closePanels, minutesMs } from '../passage-panel.ts';
import { presenting, remainingMs } from '../presenting.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

it('a file that another process locked holds no clock, and its reminder comes once the lock is gone', async () => {
  const { panel } = await presenting();
  const reminders = () => panel.broadcasts.filter(({ name }) => name === 'reminder-reached').length;
  panel.drive.advance(minutesMs(10) - 100);
  expect(reminders()).toBe(0);
  const other = new Database(panel.path);
  other.exec('BEGIN IMMEDIATE');
  const before = performance.now();
  panel.drive.advance(3_000);
  // Five attempts at least, each of which waited for three seconds before.
  expect(performance.now() - before).toBeLessThan(2_500);
  expect(reminders()).toBe(0);
  expect(panel.failures.length).toBeGreaterThanOrEqual(5);
  other.exec('ROLLBACK');
  other.close();
  panel.drive.advance(250);
  expect(reminders()).toBe(1);
  // Whoever asks for something still waits for a lock, as long as it takes.
  expect(panel.db.pragma('busy_timeout', { simple: true })).toBe(3_000);
});

it('and the time goes on as if nothing had been', async () => {
  const { panel, passage } = await presenting();
  const other = new Database(panel.path);
  panel.drive.advance(minutesMs(1));
  other.exec('BEGIN IMMEDIATE');
  panel.drive.advance(4_000);
  other.exec('ROLLBACK');
  other.close();
  panel.drive.advance(minutesMs(1) - 4_000);
  expect(await remainingMs(panel, passage)).toBe(minutesMs(13));
});
