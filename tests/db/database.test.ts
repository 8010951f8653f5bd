import { afterEach, describe, expect, it } from 'vitest';
import { openTempDatabase } from './temp-database.ts';
import type { TempDatabase } from './temp-database.ts';

describe('an opened database', () => {
  let temp: TempDatabase | null = null;
  afterEach(() => {
    temp?.dispose();
    temp = null;
  });

  it('journals ahead, syncs fully and holds foreign keys', () => {
    temp = openTempDatabase();
    expect(temp.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(temp.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(temp.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(temp.db.pragma('busy_timeout', { simple: true })).toBe(3_000);
  });
});
