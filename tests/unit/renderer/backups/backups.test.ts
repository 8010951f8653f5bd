import { describe, expect, test } from 'vitest';
import { backupNeeds } from '../../../../src/renderer/src/features/backups/backup-attention.ts';
import type { BackupsView } from '../../../../src/shared/areas/backups.ts';
import { instant } from '../../../../src/domain/time/time.ts';

const GOOD: BackupsView = {
  folder: '/data/backups',
  second: null,
  backups: [],
  lastGoodAt: instant(1),
  isOld: false,
  failure: null,
  isRunning: false,
};
const kinds = (change: Partial<BackupsView>) => backupNeeds({ ...GOOD, ...change }).map(({ kind }) => kind);

describe('what the home screen says of the backups', () => {
  test('nothing while all is well, with or without a second folder', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ second: { path: '/key', state: 'ready' } })).toEqual([]);
  });

  test('that the last one failed, that there is none, or that it is old', () => {
    expect(kinds({ failure: 'disk-full', isOld: true })).toEqual(['failed']);
    expect(kinds({ lastGoodAt: null })).toEqual(['none']);
    expect(kinds({ isOld: true })).toEqual(['old']);
  });

  test('nothing of a copy that is being made', () => {
    expect(kinds({ lastGoodAt: null, isRunning: true })).toEqual([]);
  });

  test('that the second folder is away or refuses, beside the rest', () => {
    expect(kinds({ second: { path: '/key', state: 'absent' } })).toEqual(['absent']);
    expect(kinds({ isOld: true, second: { path: '/key', state: 'failing' } })).toEqual(['old', 'failing']);
  });
});
