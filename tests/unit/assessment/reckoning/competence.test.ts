import { describe, expect, it } from 'vitest';
import { emptyGrid } from '../../../../src/domain/assessment/grid.ts';
import type { Rule } from '../../../../src/domain/certification/rule.schema.ts';
import {
  assessed,
  criterion,
  grids,
  plain,
  reckon,
  resultOf,
  rule,
  THREE,
  TWENTY,
} from './reckoning.harness.ts';
import type { Case } from './reckoning.harness.ts';

describe('criteria of a competence', () => {
  const criteria = [criterion('k1', TWENTY, { weight: 3 }), criterion('k2', TWENTY)];
  const share = (more: Partial<Rule> = {}) => rule({ kind: 'mean-share', threshold: 0.5 }, more);
  const standing = (given: Case) => reckon(given).competences.map((each) => each.standing);

  it('are a weighted mean on the scale that they share', () => {
    // (3 × 12 + 1 × 10) / 4 = 11.5.
    expect(
      standing({
        competences: [assessed('C1', criteria)],
        rule: share(),
        grids: grids({ k1: '12', k2: '10' }),
      }),
    ).toEqual(['11.5']);
  });

  it('are a share where their scales differ', () => {
    const mixed = assessed('C1', [criterion('k1', TWENTY), criterion('k2', THREE)]);
    // (15 / 20 + 0.5) / 2 = 0.625.
    expect(
      standing({ competences: [mixed], rule: share(), grids: grids({ k1: '15', k2: 'partiel' }) }),
    ).toEqual(['0.625']);
  });

  it('are said on the scale that the competence names', () => {
    const mixed = assessed('C1', [criterion('k1', TWENTY), criterion('k2', THREE)], { scale: TWENTY });
    expect(
      standing({ competences: [mixed], rule: share(), grids: grids({ k1: '15', k2: 'partiel' }) }),
    ).toEqual(['12.5']);
    const nearest = assessed('C1', [criterion('k1', TWENTY), criterion('k2', TWENTY)], { scale: THREE });
    const given = { competences: [nearest], rule: share({ criteria: 'nearest-level' }) };
    // 14 and 16: 0.75, as near to acquis as to partiel: the lower. 15 and 16: 0.775.
    expect(standing({ ...given, grids: grids({ k1: '14', k2: '16' }) })).toEqual(['partiel']);
    expect(standing({ ...given, grids: grids({ k1: '15', k2: '16' }) })).toEqual(['acquis']);
  });

  it('that are a bonus add when they are reached, and take nothing away', () => {
    const competences = [
      assessed('C1', [...criteria, criterion('k3', TWENTY, { isBonus: true, weight: 0.5 })]),
    ];
    const marks = { k1: '12', k2: '10' };
    // (46 + 0.5 × 8) / 4 = 12.5; the divisor does not count the bonus.
    expect(standing({ competences, rule: share(), grids: grids({ ...marks, k3: '8' }) })).toEqual(['12.5']);
    expect(standing({ competences, rule: share(), grids: grids({ ...marks, k3: '0' }) })).toEqual(['11.5']);
    expect(standing({ competences, rule: share(), grids: grids(marks) })).toEqual(['11.5']);
  });

  it('that are all a bonus make a competence that only adds', () => {
    const bonus = assessed('C2', [criterion('k3', TWENTY, { isBonus: true })]);
    const competences = [assessed('C1', criteria), bonus];
    const given = { competences, rule: share({ compensation: { floor: 0.5 } }) };
    // 11.5 / 20 + 4 / 20 over one competence.
    expect(resultOf({ ...given, grids: grids({ k1: '12', k2: '10', k3: '4' }) })).toMatchObject({
      value: '0.775',
      outcome: 'favourable',
    });
    expect(resultOf({ ...given, grids: grids({ k1: '12', k2: '10' }) })).toMatchObject({
      value: '0.575',
      outcome: 'favourable',
    });
  });

  it('that carry an eliminatory mark count by their own mark, not by their competence', () => {
    const competences = [assessed('C1', criteria)];
    const guarded = share({ eliminatory: [{ targetId: 'k2', below: 8 }] });
    const given = { competences, rule: guarded };
    expect(resultOf({ ...given, grids: grids({ k1: '18', k2: '7.5' }) })).toMatchObject({
      isEliminated: true,
    });
    expect(resultOf({ ...given, grids: grids({ k1: '18', k2: '8' }) })).toMatchObject({
      isEliminated: false,
    });
    // Two of three jurors under it eliminate; one of two does not, and the mean of 7 and 9 neither.
    const held = (...marks: readonly string[]) => grids(...marks.map((k2) => ({ k1: '18', k2 })));
    const settled = [{ competenceId: 'C1', after: '15' }];
    expect(resultOf({ ...given, grids: held('7', '7.5', '15'), changes: settled })).toMatchObject({
      isEliminated: true,
    });
    expect(resultOf({ ...given, grids: held('7', '15'), changes: settled })).toMatchObject({
      isEliminated: false,
    });
    const mean = { ...guarded, jurors: 'mean' } as const;
    expect(resultOf({ competences, rule: mean, grids: held('7', '9') })).toMatchObject({
      isEliminated: false,
    });
    expect(resultOf({ competences, rule: mean, grids: held('7', '8.5') })).toMatchObject({
      isEliminated: true,
    });
  });

  it('that stand alone follow the deliberation also where they are eliminatory', () => {
    const guarded = share({ eliminatory: [{ targetId: 'k1', below: 'partiel' }] });
    const given = {
      competences: [assessed('C1', [criterion('k1', THREE)])],
      rule: guarded,
      grids: grids({ k1: 'non-acquis' }),
    };
    expect(resultOf(given)).toMatchObject({ isEliminated: true, outcome: 'unfavourable' });
    expect(resultOf({ ...given, changes: [{ competenceId: 'C1', after: 'partiel' }] })).toMatchObject({
      isEliminated: false,
      outcome: 'favourable',
    });
  });
});

describe('jurors', () => {
  const results = (jurors: Rule['jurors'], ties: Rule['ties'], ...marks: readonly string[]) =>
    reckon({
      competences: [plain('C1', TWENTY)],
      rule: rule({ kind: 'mean-share', threshold: 0.5 }, { jurors, ties }),
      grids: grids(...marks.map((C1) => ({ C1 }))),
    }).competences[0];

  it.each([
    ['majority', 'jury', ['12', '12', '8'], '12', 'majority'],
    ['majority', 'jury', ['12', '12'], '12', 'unanimous'],
    ['majority', 'jury', ['12', '8'], null, 'divergent'],
    ['majority', 'lower', ['12', '8'], '8', 'middle'],
    ['majority', 'higher', ['12', '8'], '12', 'middle'],
    // Of four, the two middle marks are 9 and 11; of three, the middle one stands either way.
    ['majority', 'lower', ['15', '9', '11', '2'], '9', 'middle'],
    ['majority', 'higher', ['15', '9', '11', '2'], '11', 'middle'],
    ['majority', 'lower', ['15', '9', '2'], '9', 'middle'],
    ['majority', 'higher', ['15', '9', '2'], '9', 'middle'],
    ['mean', 'jury', ['12', '12.5'], '12.25', 'mean'],
    ['mean', 'jury', ['10', '10', '11'], '31/3', 'mean'],
    ['mean', 'jury', [], null, 'divergent'],
  ] as const)('%s, ties %s: %j give %s, %s', (jurors, ties, marks, computed, origin) => {
    expect(results(jurors, ties, ...marks)).toMatchObject({ computed, origin });
  });

  it('count once their grid is sealed and whole', () => {
    const open = { ...emptyGrid('z'), marks: { C1: '0' } };
    const { competences } = reckon({
      competences: [assessed('C1', [criterion('C1', TWENTY), criterion('C1b', TWENTY)])],
      rule: rule({ kind: 'mean-share', threshold: 0.5 }, { jurors: 'mean' }),
      grids: [...grids({ C1: '12', C1b: '12' }, { C1: '0' }), open],
    });
    expect(competences[0]?.jurorLevels).toEqual({ a: '12' });
  });

  it('mark nothing that the scale does not have', () => {
    expect(() => results('mean', 'jury', '12.3')).toThrow(RangeError);
    expect(() => results('mean', 'jury', '20.5')).toThrow(RangeError);
    expect(() => results('mean', 'jury', 'acquis')).toThrow(RangeError);
  });
});
