import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKUP_REASONS, backupName, readBackupName } from '../../../src/domain/backup/backup-name.ts';
import { backupsToRemove } from '../../../src/domain/backup/rotation.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-24T13:00:00Z');

const anyBackup = fc
  .record({
    reason: fc.constantFrom(...BACKUP_REASONS),
    at: fc.integer({ min: START - 90 * DAY_MS, max: START }),
  })
  .map(({ at, reason }) => backupName(reason, at, reason === 'schema' ? 6 : null));
const anyBackups = fc.uniqueArray(anyBackup, { maxLength: 150 });
const madeAt = (name: string) => readBackupName(name)?.madeAt ?? Number.NaN;

describe('the name of a backup', () => {
  it('tells when and why it was made', () => {
    expect(backupName('day', START)).toBe('pupitre-day-2026-11-24T13-00-00-000Z.sqlite');
    expect(readBackupName('pupitre-day-2026-11-24T13-00-00-000Z.sqlite')).toEqual({
      name: 'pupitre-day-2026-11-24T13-00-00-000Z.sqlite',
      reason: 'day',
      madeAt: START,
    });
    // As version 0.1.0 named them.
    expect(readBackupName('pupitre-schema-5-2026-11-24T13-00-00-000Z.sqlite')).toMatchObject({
      reason: 'schema',
    });
  });

  it.each([
    'pupitre.sqlite',
    'pupitre-day-2026-11-24T13-00-00-000Z.sqlite.partial',
    '../pupitre-day-2026-11-24T13-00-00-000Z.sqlite',
    'pupitre-day-2026-13-24T13-00-00-000Z.sqlite',
    'pupitre-remplacee-2026-11-24T13-00-00-000Z.sqlite',
  ])('%s is not one', (name) => {
    expect(readBackupName(name)).toBeNull();
  });
});

describe('rotation', () => {
  it('never takes away the backup that was just made, whatever its hour', () => {
    fc.assert(
      fc.property(anyBackups, anyBackup, (names, made) => {
        expect(backupsToRemove([...names, made], new Set(), made)).not.toContain(made);
      }),
    );
    const days = Array.from({ length: 40 }, (_, index) => backupName('start', START - index * DAY_MS));
    const deadClock = backupName('start', Date.parse('2001-01-01T00:00:05Z'));
    expect(backupsToRemove([...days, deadClock], new Set(), deadClock)).toHaveLength(10);
  });

  it('keeps the ten latest, and the last of each of the thirty latest days', () => {
    fc.assert(
      fc.property(anyBackups, (names) => {
        const removed = new Set(backupsToRemove(names));
        const latestFirst = [...names].sort((one, other) => madeAt(other) - madeAt(one));
        for (const name of latestFirst.slice(0, 10)) expect(removed).not.toContain(name);
        const days = [
          ...new Set(latestFirst.map((name) => new Date(madeAt(name)).toISOString().slice(0, 10))),
        ];
        for (const day of days.slice(0, 30)) {
          const ofDay = latestFirst.filter((name) => new Date(madeAt(name)).toISOString().startsWith(day));
          expect(ofDay.some((name) => !removed.has(name))).toBe(true);
        }
        expect(names.length - removed.size).toBeLessThanOrEqual(10 + 30 + 3);
      }),
    );
  });

  it('settles: what is left after it stays', () => {
    fc.assert(
      fc.property(anyBackups, (names) => {
        const left = names.filter((name) => !backupsToRemove(names).includes(name));
        expect(backupsToRemove(left)).toEqual([]);
      }),
    );
  });

  it('never removes a good backup for the sake of one that was not checked', () => {
    fc.assert(
      fc.property(anyBackups, fc.func(fc.boolean()), (names, isUnchecked) => {
        const unchecked = new Set(names.filter((name) => isUnchecked(name)));
        const good = names.filter((name) => !unchecked.has(name));
        const removed = backupsToRemove(names, unchecked).filter((name) => !unchecked.has(name));
        expect([...removed].sort()).toEqual([...backupsToRemove(good)].sort());
      }),
    );
  });

  it('touches no file of another name', () => {
    const others = ['notes.txt', 'pupitre.sqlite', 'copie de pupitre-day-2026-11-24T13-00-00-000Z.sqlite'];
    const many = Array.from({ length: 60 }, (_, index) => backupName('start', START + index));
    expect(backupsToRemove([...others, ...many])).toHaveLength(50);
    expect(backupsToRemove([...others, ...many]).some((name) => others.includes(name))).toBe(false);
  });
});
