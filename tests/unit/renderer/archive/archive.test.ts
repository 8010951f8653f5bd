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
import { PAGE_ROWS, pagesOfRows, rowOfPages } from '../../../../src/renderer/src/lib/list-pages.ts';
import { LATEST_FIRST, isSortColumn } from '../../../../src/renderer/src/features/archive/archive-sort.ts';
import { createI18n } from '../../../../src/renderer/src/lib/i18n.ts';
import { archivePageInput, archiveQuery } from '../../../../src/shared/areas/archive.ts';
import { REFERENTIEL } from '../sample-views.ts';

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
  test('is the latest first, which the contract takes', () => {
    expect(LATEST_FIRST).toEqual({ columnId: 'date', direction: 'descending' });
    expect(archivePageInput.parse({ text: '', sort: LATEST_FIRST, offset: 50, limit: 50 }).sort).toEqual(
      LATEST_FIRST,
    );
    expect(archivePageInput.safeParse({ text: '', limit: 10_000 }).success).toBe(false);
  });

  test('knows the columns that it sorts by', () => {
    expect(isSortColumn('candidate')).toBe(true);
    expect(isSortColumn('jurors')).toBe(false);
    expect(isSortColumn('toString')).toBe(false);
  });
});

describe('pages of the archive', () => {
  test('are those that hold the rows in sight', () => {
    expect(pagesOfRows(0, 10)).toEqual([0]);
    expect(pagesOfRows(PAGE_ROWS - 1, PAGE_ROWS)).toEqual([0, 1]);
    expect(pagesOfRows(99_990, 99_999)).toEqual([1_999]);
    expect(pagesOfRows(0, -1)).toEqual([]);
  });

  test('give the row of a place, once they are read', () => {
    const pages = new Map([
      [2, ['a', 'b', 'c']],
      [3, undefined],
    ] as const);
    expect(
      [2 * PAGE_ROWS, 2 * PAGE_ROWS + 2, 2 * PAGE_ROWS + 3, 3 * PAGE_ROWS, 0].map((place) =>
        rowOfPages(pages, place),
      ),
    ).toEqual(['a', 'c', undefined, undefined, undefined]);
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
