import { describe, expect, test } from 'vitest';
import {
  NO_FILTER,
  archiveQueryOf,
  filtersOf,
  isFiltering,
  readArchiveSearch,
} from '../../../../src/renderer/src/features/archive/archive-filters.ts';
import {
  blocOptions,
  certificationsOf,
  isBlocOf,
} from '../../../../src/renderer/src/features/archive/certification-blocs.ts';
import {
  LATEST_FIRST,
  isSortColumn,
  sortRows,
} from '../../../../src/renderer/src/features/archive/archive-sort.ts';
import { createI18n } from '../../../../src/renderer/src/lib/i18n.ts';
import { instant } from '../../../../src/domain/time/time.ts';
import { archiveQuery } from '../../../../src/shared/areas/archive.ts';
import type { ArchiveRow } from '../../../../src/shared/areas/archive.ts';
import { REFERENTIEL } from '../sample-views.ts';

function row(number: string, date: string, candidate: string): ArchiveRow {
  return {
    minutesId: number,
    number,
    candidate,
    date,
    sessionTitle: 'Jury d’exemple',
    blocId: 'BC1',
    testTitle: 'Soutenance',
    status: 'proposition',
    outcome: 'validated',
    jurors: [],
    archivedAt: instant(0),
    rectifies: null,
    rectifiedBy: null,
  };
}

describe('filters of the archive', () => {
  test('the address carries words and a session, anything else is left out', () => {
    expect(readArchiveSearch({ q: 'Mirabelle', session: 's1', other: 1 })).toEqual({
      q: 'Mirabelle',
      session: 's1',
    });
    expect(readArchiveSearch({ q: 3, session: '' })).toEqual({});
  });

  test('filters left open are not asked for', () => {
    expect(archiveQueryOf(NO_FILTER)).toEqual({ text: '' });
    expect(isFiltering(NO_FILTER)).toBe(false);
  });

  test('filters make a request that the contract takes', () => {
    const filters = { ...filtersOf({ q: ' Mirabelle ' }), outcome: 'refused' as const, from: '2026-11-01' };
    expect(archiveQuery.parse(archiveQueryOf(filters))).toEqual({
      text: 'Mirabelle',
      outcome: 'refused',
      from: '2026-11-01',
    });
    expect(isFiltering(filters)).toBe(true);
  });
});

describe('order of the archive', () => {
  const rows = [
    row('PV-2', '2026-11-24', 'ÉPINE Zoé'),
    row('PV-10', '2026-11-24', 'FENOUIL Marius'),
    row('PV-1', '2026-10-01', 'Eglantine Paul'),
  ];

  test('the latest first, numbers as numbers', () => {
    expect(sortRows(rows, LATEST_FIRST).map(({ number }) => number)).toEqual(['PV-10', 'PV-2', 'PV-1']);
  });

  test('names whatever their accents', () => {
    const sorted = sortRows(rows, { columnId: 'candidate', direction: 'ascending' });
    expect(sorted.map(({ candidate }) => candidate)).toEqual([
      'Eglantine Paul',
      'ÉPINE Zoé',
      'FENOUIL Marius',
    ]);
  });

  test('knows the columns that it sorts by', () => {
    expect(isSortColumn('candidate')).toBe(true);
    expect(isSortColumn('jurors')).toBe(false);
    expect(isSortColumn('toString')).toBe(false);
  });
});

describe('blocs of several certifications', () => {
  const other = { ...REFERENTIEL, id: 'other', shortTitle: 'Autre titre' };
  const certifications = certificationsOf([REFERENTIEL, { ...REFERENTIEL, version: '2' }, other]);
  const options = blocOptions(certifications, true);

  test('are told apart, each under its certification, whatever its versions', () => {
    expect(certifications.map(({ id }) => id)).toEqual([REFERENTIEL.id, 'other']);
    const first = options.filter(({ label }) => label === 'BC1');
    expect(first.map(({ certificationId }) => certificationId)).toEqual([REFERENTIEL.id, 'other']);
    expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
    expect(first[1]?.description).toContain('Autre titre');
  });

  test('are chosen with their certification', () => {
    const filters = { ...NO_FILTER, certificationId: 'other', blocId: 'BC1' };
    expect(options.filter((option) => isBlocOf(option, filters))).toHaveLength(1);
    expect(archiveQuery.parse(archiveQueryOf(filters))).toEqual({
      text: '',
      certificationId: 'other',
      blocId: 'BC1',
    });
  });
});

describe('the words of an outcome', () => {
  test('a proposal is never said to be a decision', () => {
    const { t } = createI18n('fr');
    for (const outcome of ['validated', 'refused'] as const) {
      expect(t(`archive:outcome.proposition.${outcome}`)).toMatch(/propos/);
      expect(t(`archive:outcome.decision.${outcome}`)).not.toMatch(/propos/);
    }
  });
});
