import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid, PhaseStamp } from '../../../src/domain/assessment/assessment.types.ts';
import { OBSERVATIONS } from '../../../src/domain/assessment/assessment.types.ts';
import {
  applyGridEntry,
  coverage,
  emptyGrid,
  isUnobserved,
  missingMarks,
} from '../../../src/domain/assessment/grid.ts';
import type { GridEntry } from '../../../src/domain/assessment/grid.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { AT, competence, sealed } from './assessment.harness.ts';

const STAMP: PhaseStamp = { at: AT, phaseId: 'presentation', elapsedMs: durationMs(61_000) };
const gridOf = (...entries: readonly GridEntry[]): Grid =>
  entries.reduce((grid, entry) => applyGridEntry(grid, entry, STAMP), emptyGrid('a'));
const observe = (
  indicatorId: string,
  value: Extract<GridEntry, { kind: 'observe' }>['value'],
): GridEntry => ({
  kind: 'observe',
  indicatorId,
  value,
});
const mark = (criterionId: string, levelId: string | null): GridEntry => ({
  kind: 'mark',
  criterionId,
  levelId,
});
const note = (noteId: string, text: string, competenceId: string | null = null): GridEntry => ({
  kind: 'note',
  noteId,
  competenceId,
  text,
});

describe('entries', () => {
  it('keep the last value, and null clears', () => {
    const grid = gridOf(
      observe('C1-k1-i1', 'partly'),
      observe('C1-k1-i1', 'observed'),
      observe('C1-k1-i2', 'observed'),
      observe('C1-k1-i2', null),
      mark('C1-k1', 'acquis'),
      mark('C2-k1', 'acquis'),
      mark('C2-k1', null),
    );
    expect(grid.observations).toEqual({ 'C1-k1-i1': 'observed' });
    expect(grid.marks).toEqual({ 'C1-k1': 'acquis' });
  });

  it('stamp notes, rewrite them in place and retract them', () => {
    const grid = gridOf(
      note('1', 'Aisance', 'C1'),
      note('2', 'Voix basse'),
      note('1', 'Grande aisance', 'C1'),
    );
    expect(grid.notes).toEqual([
      { id: '1', competenceId: 'C1', text: 'Grande aisance', stamp: STAMP },
      { id: '2', competenceId: null, text: 'Voix basse', stamp: STAMP },
    ]);
    expect(applyGridEntry(grid, { kind: 'retract-note', noteId: '1' }, STAMP).notes).toHaveLength(1);
  });

  it('are refused by a sealed grid', () => {
    expect(() => applyGridEntry(sealed('a', {}), mark('C1-k1', 'acquis'), STAMP)).toThrow(RangeError);
  });

  it('give the grid that a plain map of last values gives', () => {
    const ids = fc.constantFrom('i1', 'i2', 'i3', '__proto__', 'constructor');
    const value = fc.constantFrom(...OBSERVATIONS, null);
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, value)), (entries) => {
        const expected = new Map<string, string>();
        for (const [id, given] of entries) {
          if (given === null) expected.delete(id);
          else expected.set(id, given);
        }
        const grid = gridOf(...entries.map(([id, given]) => observe(id, given)));
        expect(new Map(Object.entries(grid.observations))).toEqual(expected);
      }),
    );
  });
});

describe('coverage', () => {
  const C1 = competence('C1', [1, 1]);

  it.each<[string, readonly Grid[], string]>([
    ['no grid', [], 'untouched'],
    ['an empty grid', [emptyGrid('a')], 'untouched'],
    ['an observation, even of nothing', [gridOf(observe('C1-k1-i1', 'not-observed'))], 'touched'],
    ['a note on it', [gridOf(note('1', 'Voir', 'C1'))], 'touched'],
    ['a note on nothing', [gridOf(note('1', 'Voir'))], 'untouched'],
    ['another competence', [gridOf(mark('C2-k1', 'acquis'))], 'untouched'],
    ['one criterion of two', [gridOf(mark('C1-k1', 'acquis'))], 'touched'],
    ['both criteria', [gridOf(mark('C1-k1', 'acquis'), mark('C1-k2', 'acquis'))], 'marked'],
    [
      'both, by one of two',
      [gridOf(mark('C1-k1', 'acquis'), mark('C1-k2', 'acquis')), emptyGrid('b')],
      'touched',
    ],
  ])('%s', (_title, grids, expected) => {
    expect(coverage(C1, grids)).toBe(expected);
  });
});

describe('seal check', () => {
  it('names each criterion without a mark; indicators are optional', () => {
    const competences = [competence('C1', [3, 0]), competence('C2')];
    const grid = gridOf(mark('C1-k1', 'acquis'));
    expect(missingMarks(competences, grid)).toEqual([
      { competenceId: 'C1', criterionId: 'C1-k2' },
      { competenceId: 'C2', criterionId: 'C2-k1' },
    ]);
    expect(
      missingMarks(competences, gridOf(...['C1-k1', 'C1-k2', 'C2-k1'].map((id) => mark(id, 'acquis')))),
    ).toEqual([]);
  });
});
describe('a grid without one observation', () => {
  const [C1] = [competence('C1')];
  it('has marks alone, whatever notes it holds', () => {
    expect(isUnobserved([C1], gridOf(mark('C1-k1', 'acquis'), note('n', 'Voix posée')))).toBe(true);
    expect(isUnobserved([C1], gridOf(observe('C1-k1-i1', 'not-observed')))).toBe(false);
    expect(isUnobserved([C1], gridOf(observe('C1-k1-i1', 'observed'), observe('C1-k1-i1', null)))).toBe(true);
  });

  it('is nothing to warn of where no indicator can be observed', () => {
    const bare = { ...C1, criteria: C1.criteria.map((criterion) => ({ ...criterion, indicators: [] })) };
    expect(isUnobserved([bare], gridOf(mark('C1-k1', 'acquis')))).toBe(false);
  });
});
