import { describe, expect, it } from 'vitest';
import {
  competencesInScope,
  findBloc,
  findCriterion,
  findTest,
} from '../../../src/domain/referentiel/referentiel.ts';
import { CQP_PATH, readReferentiel, THREE_PHASES_PATH } from './referentiel-files.ts';

const cqp = readReferentiel(CQP_PATH);
const threePhases = readReferentiel(THREE_PHASES_PATH);
const ids = (competences: readonly { readonly id: string }[]): string[] => competences.map(({ id }) => id);

describe('look-ups', () => {
  it('finds blocs, tests and criteria, and nothing for an unknown id', () => {
    expect(findBloc(cqp, 'BC2')?.title).toBe('Suivre et développer la relation client');
    expect(findBloc(cqp, 'BC4')).toBeUndefined();
    expect(findTest(cqp, 'BC1', 'BC1-role-play')?.sourceLabel).toBe('Evaluation 4 : jeu de rôle');
    expect(findTest(cqp, 'BC2', 'BC1-role-play')).toBeUndefined();
    expect(findCriterion(cqp, 'C1.6-1')).toMatchObject({
      bloc: { id: 'BC1' },
      competence: { id: 'C1.6' },
      criterion: { title: 'Les objections sont traitées' },
    });
    expect(findCriterion(cqp, 'C1.6')).toBeUndefined();
  });

  it('gives nothing that can be changed by accident', () => {
    expect(Object.isFrozen(cqp.blocs)).toBe(true);
    expect(Object.isFrozen(findTest(cqp, 'BC1', 'BC1-role-play'))).toBe(true);
  });
});

describe('jury tests of the shipped référentiel', () => {
  const MINUTE_MS = 60_000;
  const located = cqp.blocs.flatMap((bloc) =>
    bloc.tests.filter(({ isJuryTest }) => isJuryTest).map((test) => ({ bloc, test })),
  );

  it('are four, of 15 then 10 minutes; the role play of BC1 alone does not prompt untreated competences', () => {
    const found = located.map(({ bloc, test }) => ({
      bloc: bloc.id,
      kind: test.kind,
      minutes: test.phases.map(({ durationMs }) => durationMs / MINUTE_MS),
      prompts: test.phases.map(({ promptsUncovered }) => promptsUncovered),
    }));
    expect(found).toEqual([
      { bloc: 'BC1', kind: 'oral-defence', minutes: [15, 10], prompts: [false, true] },
      { bloc: 'BC1', kind: 'role-play', minutes: [15, 10], prompts: [false, false] },
      { bloc: 'BC2', kind: 'role-play', minutes: [15, 10], prompts: [false, true] },
      { bloc: 'BC3', kind: 'oral-defence', minutes: [15, 10], prompts: [false, true] },
    ]);
  });

  it('prompt untreated competences exactly where the source says so', () => {
    for (const { test } of located) {
      const isSaid = test.description.includes("les éventuelles compétences n'ayant pas pu être traitées");
      expect(test.phases.some(({ promptsUncovered }) => promptsUncovered)).toBe(isSaid);
    }
  });

  it('leave the evaluator of the BC3 defence to an explicit choice, and no other', () => {
    const open = located.filter(({ test }) => test.evaluator.contradiction !== undefined);
    expect(open.map(({ test }) => test.id)).toEqual(['BC3-oral-defence']);
    expect(open[0]?.test.evaluator).toEqual({
      text: 'tuteur',
      role: 'tutor',
      contradiction: { with: 'une présentation orale devant un jury', choices: ['jury', 'tutor'] },
    });
  });
});

describe('competencesInScope', () => {
  it('is the whole bloc by default', () => {
    expect(ids(competencesInScope(cqp, 'BC3', 'BC3-oral-defence'))).toEqual([
      'C3.1',
      'C3.2',
      'C3.3',
      'C3.4',
      'C3.5',
      'C3.6',
    ]);
  });

  it('is the list of the test when it has one', () => {
    expect(ids(competencesInScope(threePhases, 'AN-1', 'AN-1-atelier'))).toEqual(['AN-1.c1', 'AN-1.c2']);
  });

  it("is the administrator's choice above all, in the order of the file", () => {
    expect(ids(competencesInScope(threePhases, 'AN-1', 'AN-1-atelier', ['AN-1.c3', 'AN-1.c1']))).toEqual([
      'AN-1.c1',
      'AN-1.c3',
    ]);
  });

  it.each([
    ['an unknown bloc', 'BC9', 'BC1-oral-defence', undefined],
    ['a test of another bloc', 'BC2', 'BC1-oral-defence', undefined],
    ['an empty choice', 'BC1', 'BC1-oral-defence', []],
    ['a competence of another bloc', 'BC1', 'BC1-oral-defence', ['C1.1', 'C2.1']],
  ])('refuses %s rather than leave a jury nothing to mark', (_name, blocId, testId, override) => {
    expect(() => competencesInScope(cqp, blocId, testId, override)).toThrow(RangeError);
  });
});
