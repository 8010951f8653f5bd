import { describe, expect, it } from 'vitest';
import type { AssessedCompetence } from '../../../src/domain/certification/assessed.ts';
import { gridSections } from '../../../src/renderer/src/features/grid/hooks/grid-sections.ts';

const BLOCS = [
  { id: 'B1', title: 'Conseiller' },
  { id: 'B2', title: 'Vendre' },
];

function competence(id: string, ...blocIds: string[]): AssessedCompetence {
  return { id, sourceLabel: id, statement: id, weight: 1, blocIds, criteria: [] };
}

function drawn(blocs: typeof BLOCS, competences: readonly AssessedCompetence[]) {
  return gridSections({ blocs, competences }).map(({ title, competences: held }) => [
    title,
    held.map(({ id }) => id),
  ]);
}

describe('sections of a grid', () => {
  it('are one without a title where the test is about one bloc, or about none', () => {
    expect(drawn(BLOCS.slice(0, 1), [competence('A', 'B1'), competence('B', 'B1')])).toEqual([
      [null, ['A', 'B']],
    ]);
    expect(drawn([], [competence('A'), competence('B')])).toEqual([[null, ['A', 'B']]]);
  });

  it('put a transversal competence under the bloc that comes first, once', () => {
    expect(drawn(BLOCS, [competence('A', 'B1'), competence('B', 'B2', 'B1'), competence('C', 'B2')])).toEqual(
      [
        ['Conseiller', ['A', 'B']],
        ['Vendre', ['C']],
      ],
    );
  });

  it('keep the order of the file, and leave those of no bloc without a title', () => {
    const competences = ['B2', 'B1', 'B2'].map((bloc, rank) => competence(String(rank), bloc));
    const sections = gridSections({ blocs: BLOCS, competences: [...competences, competence('last')] });
    expect(sections.map(({ title }) => title)).toEqual(['Vendre', 'Conseiller', 'Vendre', null]);
    expect(sections.flatMap((section) => section.competences.map(({ id }) => id))).toEqual([
      '0',
      '1',
      '2',
      'last',
    ]);
    expect(new Set(sections.map(({ id }) => id)).size).toBe(4);
  });
});
