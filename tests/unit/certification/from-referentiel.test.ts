import { describe, expect, it } from 'vitest';
import { certificationSchema } from '../../../src/domain/certification/certification.schema.ts';
import { isJuryTest } from '../../../src/domain/certification/certification.ts';
import { fromReferentiel } from '../../../src/domain/certification/from-referentiel.ts';
import { DEFAULT_RULES } from '../../../src/domain/jury/jury.rules.ts';
import { nodeAt, pathsOf } from '../referentiel/json-access.ts';
import { CQP_PATH, readReferentiel, THREE_PHASES_PATH } from '../referentiel/referentiel-files.ts';

const FILES = [CQP_PATH, THREE_PHASES_PATH] as const;

/** Every value that stands under one of those keys, in a stable order. */
function under(root: unknown, keys: readonly string[]): unknown[] {
  return pathsOf(root)
    .filter((path) => keys.includes(String(path.at(-1))))
    .map((path) => nodeAt(root, path.slice(0, -1))[path.at(-1) ?? ''])
    .toSorted((a, b) => String(a).localeCompare(String(b)));
}

describe.each(FILES)('format 1 read into the shape of every certification: %s', (path) => {
  const old = readReferentiel(path);
  const read = fromReferentiel(old);

  it('is of that shape', () => {
    expect(certificationSchema.parse(read)).toEqual(read);
  });

  it('keeps every id and every word', () => {
    const worded = ['text', 'sourceLabel', 'statement', 'description', 'place', 'duration', 'note'];
    expect(under(read, ['id'])).toEqual(under(old, ['id']));
    const titles = (root: unknown) => under(root, [...worded, 'title', 'introduction', 'with']).map(String);
    expect(titles(read)).toEqual(titles(old));
    expect(under(read, ['items'])).toEqual(under(old, ['items']));
  });

  it('keeps blocs, competences and tests in their order, each where it belonged', () => {
    for (const [rank, bloc] of old.blocs.entries()) {
      expect(read.blocs[rank]).toEqual({
        id: bloc.id,
        sourceLabel: bloc.sourceLabel,
        title: bloc.title,
        activities: bloc.activities,
        competenceIds: bloc.competences.map(({ id }) => id),
      });
      expect(read.tests.filter(({ blocIds }) => blocIds.includes(bloc.id)).map(({ id }) => id)).toEqual(
        bloc.tests.map(({ id }) => id),
      );
    }
    expect(read.competences).toEqual(old.blocs.flatMap(({ competences }) => competences));
  });

  it('says of each test what the file said, and gives no bloc away to it', () => {
    const before = old.blocs.flatMap(({ tests }) => tests);
    for (const [rank, test] of read.tests.entries()) {
      const said = before[rank];
      expect(isJuryTest(test)).toBe(said?.isJuryTest);
      expect([test.phases, test.competenceIds, test.deliverable]).toEqual([
        said?.phases,
        said?.competenceIds,
        said?.deliverable,
      ]);
      expect([test.results, test.isDeciding, test.blocIds.length]).toEqual(['whole', false, 1]);
      expect(test.materials).toEqual(said?.extras === undefined ? undefined : ['role-play-subject']);
    }
  });

  it('leaves scale and rules to the session, as before: those here are not confirmed', () => {
    expect(read.scales).toEqual([]);
    expect(read.isRuleConfirmed).toBe(false);
    expect(read.rule).toEqual({
      jurors: 'majority',
      ties: 'jury',
      criteria: 'nearest-level',
      aggregation: { kind: 'mean-share', threshold: 0.7 },
    });
    expect(read.jury).toMatchObject(DEFAULT_RULES);
    expect(read.tests.every(({ rule, scaleId }) => rule === undefined && scaleId === undefined)).toBe(true);
  });
});

describe('the first certification', () => {
  const read = fromReferentiel(readReferentiel(CQP_PATH));

  it('has its evaluators by kind, and the contradiction of its source', () => {
    const kinds = read.tests.map(({ evaluators }) => evaluators.map(({ kind }) => kind).join());
    expect(kinds).toEqual([
      ...['automatic', 'tutor', 'jury', 'jury'],
      ...['automatic', 'tutor', 'jury'],
      ...['automatic', 'tutor', 'tutor'],
    ]);
    expect(
      read.tests.flatMap(({ contradiction, id }) => (contradiction ? [{ id, contradiction }] : [])),
    ).toEqual([
      {
        id: 'BC3-oral-defence',
        contradiction: { with: 'une présentation orale devant un jury', choices: ['jury', 'tutor'] },
      },
    ]);
  });

  it('speaks with the words that the app had', () => {
    expect(read.words).toEqual({
      bloc: { one: 'bloc', many: 'blocs' },
      test: { favourable: 'Favorable', unfavourable: 'Défavorable', none: 'Non évaluée' },
      blocOutcome: { favourable: 'Bloc validé', unfavourable: 'Bloc non validé', none: 'Bloc non évalué' },
      whole: { total: 'Validation totale', partial: 'Validation partielle', none: 'Aucune validation' },
    });
  });
});
