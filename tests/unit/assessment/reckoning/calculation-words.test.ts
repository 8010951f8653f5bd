import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../../../src/domain/assessment/reckoning/calculation-words.ts';
import { PHRASES } from '../../../../src/domain/assessment/reckoning/phrases.ts';
import type { CalculationNames, PhraseKey } from '../../../../src/domain/assessment/reckoning/phrases.ts';
import { sayNumber, sayPercent } from '../../../../src/domain/assessment/reckoning/said-numbers.ts';
import { calculationText } from '../../../../src/documents/calculation-wording.ts';
import { markSets, SCALES } from './mark-sets.ts';
import {
  assessed,
  criterion,
  GLOBAL,
  grids,
  numbered,
  plain,
  reckon,
  rule,
  testOf,
  THREE,
  TICK,
  TWENTY,
} from './reckoning.harness.ts';
import type { Case } from './reckoning.harness.ts';

const KEYS = Object.keys(PHRASES) as readonly PhraseKey[];
const FRENCH = { decimalMark: ',', percentSign: '\u00a0%' } as const;
const names: CalculationNames = {
  ...FRENCH,
  competence: (id) => id,
  criterion: (id) => `critère ${id}`,
  juror: (id) => `M. ${id.toUpperCase()}`,
  bloc: (id) => `Bloc ${id}`,
  level: (scaleId, levelId) => {
    const scale = SCALES.find(({ id }) => id === scaleId);
    if (scale === undefined) throw new Error(`no scale ${scaleId}`);
    return scale.kind === 'numeric' ? undefined : scale.levels.find(({ id }) => id === levelId)?.label;
  },
  list: (items) => items.join(', '),
};

/** The trace in French, with ordinary spaces. */
const said = (given: Case) =>
  phrasesOf(reckon(given).calculation, names).map((phrase) =>
    `${phrase.depth === 0 ? '' : '- '}${calculationText(phrase)}`.replaceAll(/[\u00a0\u202f]/g, ' '),
  );

function textsOf(language: string): ReadonlyMap<string, string> {
  const file = resolve(import.meta.dirname, `../../../../resources/locales/${language}/deliberation.json`);
  const { calculation } = JSON.parse(readFileSync(file, 'utf8')) as { calculation: unknown };
  const texts = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object))
        walk(inner, key === '' ? name : `${key}.${name}`);
  };
  walk(calculation, '');
  return texts;
}

describe('texts of a calculation', () => {
  it.each(['fr', 'en'])(
    'there is one for each phrase in %s, with the values of the phrase and no other',
    (language) => {
      const texts = textsOf(language);
      expect([...texts.keys()].sort()).toEqual([...KEYS].sort());
      for (const key of KEYS) {
        const wanted = new Set(
          [...(texts.get(key) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name),
        );
        expect([...wanted].sort(), key).toEqual([...PHRASES[key]].sort());
      }
    },
  );

  it('are the same on the pages and on screen', () => {
    const french = textsOf('fr');
    for (const key of KEYS) {
      const values = Object.fromEntries(PHRASES[key].map((name) => [name, `{{${name}}}`]));
      expect(calculationText({ key, values }), key).toBe(french.get(key));
    }
  });
});

describe('numbers', () => {
  it.each([
    ['13.5', '13,5', '1350 %'],
    ['0.7', '0,7', '70 %'],
    ['2/3', '≈ 0,6667', '≈ 66,67 %'],
    ['100', '100', '10000 %'],
    ['0', '0', '0 %'],
    ['-0.25', '−0,25', '−25 %'],
    ['0.69999', '≈ 0,7000', '≈ 70,00 %'],
  ])('%s reads %s, or %s', (text, number, percent) => {
    expect(sayNumber(text, FRENCH).replaceAll('\u00a0', ' ')).toBe(number);
    expect(sayPercent(text, FRENCH).replaceAll('\u00a0', ' ')).toBe(percent);
  });
});

describe('the trace in words', () => {
  it('reads as one would work it out: coefficients, an eliminatory mark, rounding', () => {
    const given: Case = {
      competences: [
        assessed('C1', [criterion('k1', TWENTY, { weight: 2 }), criterion('k2', TWENTY)], { weight: 3 }),
        plain('C2', TWENTY),
      ],
      rule: rule(
        { kind: 'weighted-mean', outOf: 20, threshold: 10 },
        {
          jurors: 'mean',
          rounding: { step: 0.5, mode: 'half-up' },
          eliminatory: [{ targetId: 'C2', below: 6 }],
          mentions: [{ from: 12, label: 'assez bien' }],
        },
      ),
      grids: grids({ k1: '10', k2: '13', C2: '5' }, { k1: '12', k2: '12', C2: '6.5' }),
      tests: [testOf(), testOf({ id: 'T2', weight: 2 })],
    };
    expect(said(given)).toEqual([
      'C1, sur 20 : moyenne des critères',
      '- M. A : 10 × 2 + 13, soit 33 ; 33 / 3, soit 11',
      '- M. B : 12 × 2 + 12, soit 36 ; 36 / 3, soit 12',
      '- Moyenne des membres du jury : 11,5',
      'C2, sur 20',
      '- M. A : 5',
      '- M. B : 6,5',
      '- Moyenne des membres du jury : 5,75',
      'Règle : moyenne des compétences, sur 20',
      '- C1 : 11,5 × 3, soit 34,5',
      '- C2 : 5,75 × 1, soit 5,75',
      '- Total : 40,25 / 4, soit 10,0625',
      '- Arrondi au plus proche, par pas de 0,5 : 10,0625 devient 10',
      '- 10 : le seuil de 10 est atteint',
      '- Éliminatoire : C2, 5,75, au-dessous de 6',
      'Proposition calculée : défavorable',
      'Bloc B1 : cette épreuve y compte pour 1 sur 3, soit ≈ 33,33 %',
    ]);
  });

  it('names levels, and says shares in per cent', () => {
    const given: Case = {
      competences: [
        assessed('C1', [criterion('k1', THREE), criterion('k2', THREE)]),
        plain('C2', THREE),
        plain('C3', THREE),
      ],
      rule: rule({ kind: 'mean-share', threshold: 0.7 }, { criteria: 'nearest-level' }),
      grids: grids(
        { k1: 'acquis', k2: 'partiel', C2: 'acquis', C3: 'acquis' },
        { k1: 'acquis', k2: 'acquis', C2: 'acquis', C3: 'non-acquis' },
      ),
      changes: [
        { competenceId: 'C1', after: 'partiel' },
        { competenceId: 'C3', after: 'partiel' },
      ],
      threshold: 0.6,
    };
    expect(said(given)).toEqual([
      'C1, sur 1 : niveau le plus proche de la moyenne des critères',
      '- M. A : acquis (1) + partiel (0,5), soit 1,5 ; 1,5 / 2, soit 0,75, au plus près partiel (0,5)',
      '- M. B : acquis (1) + acquis (1), soit 2 ; 2 / 2, soit 1, au plus près acquis (1)',
      '- Sans majorité : le jury arrête le résultat',
      '- Après délibération : partiel (0,5)',
      'C2, sur 1',
      '- M. A : acquis (1)',
      '- M. B : acquis (1)',
      '- À l’unanimité : acquis (1)',
      'C3, sur 1',
      '- M. A : acquis (1)',
      '- M. B : non-acquis (0)',
      '- Sans majorité : le jury arrête le résultat',
      '- Après délibération : partiel (0,5)',
      'Règle : moyenne des parts atteintes dans chaque compétence',
      '- C1 : partiel (0,5) × 1, soit 0,5',
      '- C2 : acquis (1) × 1, soit 1',
      '- C3 : partiel (0,5) × 1, soit 0,5',
      '- Total : 2 / 3, soit ≈ 66,67 %',
      '- ≈ 66,67 % : le seuil de 60 % est atteint',
      '- Ce seuil est celui de la session, et non celui de la certification',
      'Proposition calculée : favorable',
      'Bloc B1 : cette épreuve y est seule',
    ]);
  });

  it('tells items, a bonus and the global rating apart', () => {
    const given: Case = {
      competences: [
        assessed('ITEMS', [
          criterion('I1', TICK),
          criterion('I2', TICK, { weight: 2 }),
          criterion('I3', TICK, { isBonus: true }),
        ]),
        plain('OVERALL', GLOBAL),
      ],
      rule: rule(
        { kind: 'global-rating', criterionId: 'OVERALL', atLeast: 'borderline' },
        { criteria: 'sum', eliminatory: [{ targetId: 'I1', below: 'done' }] },
      ),
      grids: grids({ I1: 'missed', I2: 'done', I3: 'done', OVERALL: 'good' }),
      test: testOf({ blocIds: [] }),
    };
    expect(said(given)).toEqual([
      'ITEMS, sur 3 : somme des points',
      '- Bonus, qui s’ajoutent sans rien diviser : critère I3',
      '- M. A : missed (0) + done (1) × 2 + done (1), soit 3',
      '- À l’unanimité : 3',
      'OVERALL, sur 4',
      '- M. A : good (3)',
      '- À l’unanimité : good (3)',
      'Règle : l’appréciation globale décide seule',
      '- Points des autres compétences, pour mémoire : 3 sur 3',
      '- critère OVERALL : good (3)',
      '- 3 : le seuil de borderline (2) est atteint',
      '- Éliminatoire : critère I1, missed (0), au-dessous de done (1)',
      'Proposition calculée : défavorable',
      'Cette épreuve est la seule de la certification entière',
    ]);
  });

  it('heads each bloc, and says what is missing', () => {
    const given: Case = {
      competences: [
        plain('C1', THREE, { blocIds: ['B1'], weight: 2 }),
        plain('C2', THREE, { blocIds: ['B2'] }),
      ],
      rule: rule({ kind: 'share-at-level', atLeast: 'partiel', threshold: 1 }),
      grids: grids(numbered('non-acquis')),
      test: testOf({ blocIds: ['B1', 'B2'], results: 'per-bloc' }),
    };
    expect(said(given).slice(5)).toEqual([
      'Bloc B1',
      'Règle : part des compétences qui atteignent le niveau demandé',
      '- C1 (coefficient 2) : non-acquis (0), n’atteint pas partiel (0,5)',
      '- Total : 0 / 2, soit 0 %',
      '- 0 % : le seuil de 100 % n’est pas atteint',
      'Proposition calculée : défavorable',
      'Bloc B2',
      'Règle : part des compétences qui atteignent le niveau demandé',
      '- En attente d’un résultat : C2',
      'Proposition calculée : en attente',
      'Bloc B1 : cette épreuve y est seule',
      'Bloc B2 : cette épreuve y est seule',
    ]);
  });

  it('has words for every line of any calculation', () => {
    const seen = new Set<PhraseKey>();
    fc.assert(
      fc.property(markSets, ({ jurors, ...set }) => {
        for (const { key, values } of phrasesOf(
          reckon({ ...set, grids: grids(...jurors) }).calculation,
          names,
        )) {
          seen.add(key);
          expect(Object.keys(values).sort(), key).toEqual([...PHRASES[key]].sort());
          expect(
            Object.values(values).every((value) => value.trim() !== ''),
            key,
          ).toBe(true);
          expect(calculationText({ key, values })).not.toMatch(/[{}]|undefined|NaN/);
        }
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBeGreaterThan(30);
  });
});
