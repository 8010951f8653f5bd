import { describe, expect, it } from 'vitest';
import type { Certification, Competence } from '../../../src/domain/certification/certification.schema.ts';
import {
  blocsOfTest,
  competencesOfBloc,
  competencesOfTest,
  criteriaOf,
  findBloc,
  findCriterion,
  findTest,
  isJuryTest,
} from '../../../src/domain/certification/certification.ts';
import type { Scale } from '../../../src/domain/assessment/assessment.types.ts';
import { DEFAULT_SCALE } from '../../../src/domain/assessment/scale.ts';
import { assessedCompetences } from '../../../src/domain/certification/assessed.ts';
import type { MarkScale } from '../../../src/domain/certification/scale.schema.ts';
import type { Test } from '../../../src/domain/certification/test.schema.ts';
import { cqp, threePhases, withParts } from './certification-files.ts';

const ids = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);

function testOf(certification: Certification, testId: string): Test {
  const test = findTest(certification, testId);
  if (test === undefined) throw new Error(testId);
  return test;
}

const defence = testOf(cqp, 'BC3-oral-defence');

describe('look-ups in a certification', () => {
  it('find blocs, tests and criteria, and nothing for an unknown id', () => {
    expect(findBloc(cqp, 'BC2')?.title).toBe('Suivre et développer la relation client');
    expect(findBloc(cqp, 'BC4')).toBeUndefined();
    expect(findTest(cqp, 'BC1-role-play')?.sourceLabel).toBe('Evaluation 4 : jeu de rôle');
    expect(findTest(cqp, 'BC1')).toBeUndefined();
    expect(findCriterion(cqp, 'C1.6-1')).toMatchObject({
      competence: { id: 'C1.6' },
      criterion: { title: 'Les objections sont traitées' },
    });
    expect(findCriterion(cqp, 'C1.6')).toBeUndefined();
  });

  it('know the tests that a jury may hold, an open contradiction included', () => {
    expect(ids(cqp.tests.filter(isJuryTest))).toEqual([
      'BC1-oral-defence',
      'BC1-role-play',
      'BC2-role-play',
      'BC3-oral-defence',
    ]);
    expect(isJuryTest({ evaluators: [{ text: 'tuteur', kind: 'tutor' }] })).toBe(false);
    expect(
      isJuryTest({
        evaluators: [
          { text: 'formateur', kind: 'trainer' },
          { text: 'jury', kind: 'jury' },
        ],
      }),
    ).toBe(true);
  });
});

describe('the scope of a test', () => {
  it('is every competence of its bloc by default', () => {
    expect(ids(competencesOfTest(cqp, defence))).toEqual(['C3.1', 'C3.2', 'C3.3', 'C3.4', 'C3.5', 'C3.6']);
  });

  it('is every competence of several blocs, a transversal one once, in the order of the file', () => {
    const [first, second] = cqp.blocs;
    if (first === undefined || second === undefined) throw new Error('two blocs');
    const transversal = withParts(cqp, {
      blocs: [
        { ...second, competenceIds: ['C2.2', 'C1.1'] },
        { ...first, competenceIds: ['C1.2', 'C1.1'] },
      ],
    });
    const test = { ...defence, blocIds: ['BC2', 'BC1'] };
    expect(ids(competencesOfTest(transversal, test))).toEqual(['C1.1', 'C1.2', 'C2.2']);
    expect(ids(blocsOfTest(transversal, test))).toEqual(['BC2', 'BC1']);
    expect(ids(competencesOfBloc(transversal, { competenceIds: ['C1.2', 'C1.1'] }))).toEqual([
      'C1.1',
      'C1.2',
    ]);
  });

  it('is the whole certification for a test over no bloc in particular', () => {
    const whole = { ...defence, blocIds: [] };
    expect(competencesOfTest(cqp, whole)).toEqual(cqp.competences);
    expect(blocsOfTest(cqp, whole)).toEqual([]);
  });

  it('is the list of the test when it has one, and the choice of the administrator above all', () => {
    const atelier = testOf(threePhases, 'AN-1-atelier');
    expect(ids(competencesOfTest(threePhases, atelier))).toEqual(['AN-1.c1', 'AN-1.c2']);
    expect(ids(competencesOfTest(threePhases, atelier, ['AN-1.c3', 'AN-1.c1']))).toEqual([
      'AN-1.c1',
      'AN-1.c3',
    ]);
  });

  it.each([
    ['an unknown competence', defence, ['C3.1', 'C9.9']],
    ['a competence of another bloc', defence, ['C3.1', 'C2.1']],
    ['an empty choice', defence, []],
    ['a bloc that is not there', { ...defence, blocIds: ['BC9'] }, undefined],
  ])('refuses %s rather than leave a jury nothing to mark', (_name, test, override) => {
    expect(() => competencesOfTest(cqp, test, override)).toThrow(RangeError);
  });
});

const competence: Competence = { id: 'C', sourceLabel: 'C', statement: 'Dire', criteria: [] };
const scale = (id: string): MarkScale => ({
  kind: 'numeric',
  id,
  title: id,
  min: 0,
  max: 20,
  step: 0.5,
  decimals: 1,
});

describe('what is marked, and on what', () => {
  it('is a competence itself when it has no criterion, under its own id', () => {
    expect(criteriaOf(competence)).toEqual([{ id: 'C', title: 'Dire', indicators: [] }]);
    expect(findCriterion(withParts(cqp, { competences: [competence] }), 'C')?.competence).toBe(competence);
    expect(criteriaOf(cqp.competences[0] ?? competence)).toBe(cqp.competences[0]?.criteria);
  });

  it('is the nearest scale that is named, then the session’s own, then the certification’s first', () => {
    const scales = ['first', 'test', 'competence', 'criterion'].map(scale);
    const of = (
      named: { test?: string; held?: string; criterion?: string },
      sessionScale: Scale | null = null,
    ) => {
      const marked: Competence = {
        ...competence,
        ...(named.held === undefined ? {} : { scaleId: named.held }),
        criteria: [
          {
            id: 'c',
            title: 'Dire',
            indicators: [],
            ...(named.criterion === undefined ? {} : { scaleId: named.criterion }),
          },
        ],
      };
      const certification = withParts(cqp, { scales, competences: [marked] });
      const test: Test = {
        ...(cqp.tests[0] as Test),
        blocIds: [],
        ...(named.test === undefined ? {} : { scaleId: named.test }),
      };
      return assessedCompetences({ certification, test, sessionScale })[0]?.criteria[0]?.scale.id;
    };
    expect(of({ test: 'test', held: 'competence', criterion: 'criterion' })).toBe('criterion');
    expect(of({ test: 'test', held: 'competence' })).toBe('competence');
    expect(of({ test: 'test' }, DEFAULT_SCALE)).toBe('test');
    expect(of({}, DEFAULT_SCALE)).toBe('session');
    expect(of({})).toBe('first');
    expect(() => of({ test: 'unknown' })).toThrow(RangeError);
  });
});
