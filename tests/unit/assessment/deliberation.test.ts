import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompetenceResult, ResultChange } from '../../../src/domain/assessment/assessment.types.ts';
import {
  changeResult,
  DEFAULT_THRESHOLD,
  divergencesFirst,
  proposal,
  undecidedCompetenceIds,
} from '../../../src/domain/assessment/deliberation.ts';
import type { ResultRequest } from '../../../src/domain/assessment/deliberation.ts';
import { emptyGrid } from '../../../src/domain/assessment/grid.ts';
import { resultScaleOf } from '../../../src/domain/assessment/reckoning/result-scale.ts';
import { AT, competence, competenceResults, LEVELS, SCALE, sealed } from './assessment.harness.ts';

const C1 = competence('C1');
const VOTERS = ['a', 'b', 'c'];
const held = (...levels: readonly string[]) =>
  levels.map((level, index) => sealed(String.fromCharCode(97 + index), { 'C1-k1': level }));
const resultOf = (...levels: readonly string[]): CompetenceResult => {
  const [result] = competenceResults([C1], held(...levels), []);
  if (result === undefined) throw new Error('result');
  return result;
};

describe('results from sealed grids', () => {
  it.each([
    [['acquis'], 'acquis', 'unanimous', 0],
    [['acquis', 'acquis'], 'acquis', 'unanimous', 0],
    [['acquis', 'partiel'], null, 'divergent', 0.5],
    [['acquis', 'non-acquis'], null, 'divergent', 1],
    [['acquis', 'acquis', 'non-acquis'], 'acquis', 'majority', 1],
    [['acquis', 'partiel', 'non-acquis'], null, 'divergent', 1],
    [['acquis', 'acquis', 'partiel', 'non-acquis'], null, 'divergent', 1],
    [[], null, 'divergent', 0],
  ] as const)('%j gives %s, %s', (levels, computed, origin, divergence) => {
    expect(resultOf(...levels)).toMatchObject({ computed, standing: computed, origin, divergence });
  });

  it.each([
    [['acquis', 'acquis', 'partiel'], 'acquis'],
    [['acquis', 'partiel', 'partiel'], 'partiel'],
    [['acquis', 'partiel'], 'partiel'],
    [['acquis', 'non-acquis'], 'partiel'],
    [['partiel', 'non-acquis'], 'non-acquis'],
  ])('criteria %j taken together give %s', (levels, expected) => {
    const wide = competence(
      'C1',
      levels.map(() => 1),
    );
    const marks = Object.fromEntries(levels.map((level, index) => [`C1-k${String(index + 1)}`, level]));
    expect(competenceResults([wide], [sealed('a', marks)], [])[0]?.jurorLevels).toEqual({
      a: expected,
    });
  });

  it('leave out a grid that is not sealed', () => {
    const open = { ...emptyGrid('z'), marks: { 'C1-k1': 'non-acquis' } };
    expect(competenceResults([C1], [...held('acquis'), open], [])[0]?.jurorLevels).toEqual({
      a: 'acquis',
    });
  });

  it('let the last change stand, and keep what was computed', () => {
    const change = (after: string): ResultChange => ({
      competenceId: 'C1',
      before: null,
      after,
      reason: 'Motif',
      vote: null,
      dissents: [],
      hasCastingVote: false,
      at: AT,
    });
    const changes = [change('non-acquis'), change('partiel')];
    expect(competenceResults([C1], held('acquis', 'acquis'), changes)[0]).toMatchObject({
      computed: 'acquis',
      standing: 'partiel',
      origin: 'deliberated',
    });
  });

  it('do not depend on the order of the jurors', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 7 }), (levels) => {
        const forwards = resultOf(...levels);
        const backwards = resultOf(...levels.toReversed());
        expect([backwards.computed, backwards.divergence]).toEqual([forwards.computed, forwards.divergence]);
      }),
    );
  });

  it('come with divergences first, else in order, and tell what is undecided', () => {
    const competences = ['C1', 'C2', 'C3', 'C4'].map((id) => competence(id));
    const grid = (jurorId: string, ...levels: readonly string[]) =>
      sealed(jurorId, Object.fromEntries(levels.map((level, index) => [`C${String(index + 1)}-k1`, level])));
    const results = competenceResults(
      competences,
      [
        grid('a', 'acquis', 'acquis', 'acquis', 'partiel'),
        grid('b', 'acquis', 'partiel', 'non-acquis', 'partiel'),
      ],
      [],
    );
    expect(divergencesFirst(results).map(({ competenceId }) => competenceId)).toEqual([
      'C3',
      'C2',
      'C1',
      'C4',
    ]);
    expect(undecidedCompetenceIds(results)).toEqual(['C2', 'C3']);
  });
});

/** On what results are said: the levels of the scale. */
const ON = resultScaleOf(C1, 'nearest-level');

describe('changing a result', () => {
  const TIE = { for: 1, against: 1, abstained: 1 };
  const request = (change: Partial<ResultRequest> = {}): ResultRequest => ({
    levelId: 'partiel',
    reason: 'Réponses aux questions',
    vote: null,
    dissents: [],
    hasCastingVote: false,
    ...change,
  });
  const attempt = (result: CompetenceResult, change: Partial<ResultRequest> = {}) =>
    changeResult(result, request(change), ON, { voterIds: VOTERS, presidentId: 'a' }, AT);

  it('logs before, after, reason, vote and dissents', () => {
    const vote = { for: 2, against: 1, abstained: 0 };
    const dissents = [{ jurorId: 'c', opinion: 'Argumentaire absent' }];
    expect(attempt(resultOf('acquis', 'acquis'), { reason: '  Motif ', vote, dissents })).toEqual({
      ok: true,
      value: {
        competenceId: 'C1',
        before: 'acquis',
        after: 'partiel',
        reason: 'Motif',
        vote,
        dissents,
        hasCastingVote: false,
        at: AT,
      },
    });
  });

  it.each<[string, CompetenceResult, Partial<ResultRequest>, string]>([
    ['a level outside the scale', resultOf('acquis'), { levelId: 'excellent' }, 'unknown-level'],
    ['the result that stands', resultOf('partiel'), {}, 'result-unchanged'],
    ['a departure without a reason', resultOf('acquis'), { reason: ' ' }, 'reason-missing'],
    ['a settlement without a reason', resultOf('acquis', 'partiel'), { reason: '' }, 'reason-missing'],
    [
      'more votes than voters',
      resultOf('acquis'),
      { vote: { for: 2, against: 1, abstained: 1 } },
      'vote-exceeds-voters',
    ],
    [
      'the dissent of a stranger',
      resultOf('acquis'),
      { dissents: [{ jurorId: 'z', opinion: '' }] },
      'dissent-unknown-juror',
    ],
    ['a tie that nobody settles', resultOf('acquis'), { vote: TIE }, 'vote-tied'],
    [
      'a casting vote without a tie',
      resultOf('acquis'),
      { vote: { for: 2, against: 1, abstained: 0 }, hasCastingVote: true },
      'casting-vote-not-allowed',
    ],
  ])('refuses %s', (_title, result, change, code) => {
    expect(attempt(result, change)).toMatchObject({ ok: false, code });
  });

  it('lets the president settle a tie, and says so', () => {
    expect(attempt(resultOf('acquis'), { vote: TIE, hasCastingVote: true })).toMatchObject({
      value: { vote: TIE, hasCastingVote: true },
    });
  });

  it('lets a result return to what the marks gave without a reason', () => {
    const changed = { ...resultOf('acquis'), standing: 'non-acquis', origin: 'deliberated' as const };
    expect(attempt(changed, { levelId: 'acquis', reason: '' })).toMatchObject({
      ok: true,
      value: { before: 'non-acquis' },
    });
  });
});

describe('proposal', () => {
  const results = (...levels: readonly (string | null)[]): readonly CompetenceResult[] =>
    levels.map((standing, index) => ({
      competenceId: `C${String(index + 1)}`,
      jurorLevels: {},
      computed: standing,
      standing,
      origin: 'unanimous',
      divergence: 0,
    }));
  const reached = (count: number, total: number) =>
    results(...Array.from({ length: total }, (_, index) => (index < count ? 'acquis' : 'non-acquis')));

  it.each([
    [5, 7, 'favourable'],
    [4, 7, 'unfavourable'],
    [7, 10, 'favourable'],
    [14, 20, 'favourable'],
    [13, 20, 'unfavourable'],
  ])('%d of %d at 70 %% is %s', (count, total, outcome) => {
    const { share, ...rest } = proposal(reached(count, total), SCALE, DEFAULT_THRESHOLD);
    expect(rest).toEqual({ threshold: 0.7, outcome });
    expect(share).toBeCloseTo(count / total, 12);
  });

  it('counts half for half, and waits for every result', () => {
    expect(proposal(results('acquis', 'partiel', 'partiel', 'acquis', 'partiel'), SCALE, 0.7).outcome).toBe(
      'favourable',
    );
    expect(proposal(results('acquis', null), SCALE, 0.7)).toMatchObject({
      share: null,
      outcome: null,
    });
    expect(proposal([], SCALE, 0.7)).toMatchObject({ share: null, outcome: null });
  });

  it('agrees with exact arithmetic at every threshold in per mille', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(1_000), (total, some, perMille) => {
        const count = Math.min(some, total);
        const { outcome } = proposal(reached(count, total), SCALE, perMille / 1_000);
        expect(outcome === 'favourable').toBe(count * 1_000 >= perMille * total);
      }),
    );
  });
});
