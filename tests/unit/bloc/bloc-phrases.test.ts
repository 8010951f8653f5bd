import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocCalculationText } from '../../../src/documents/bloc-calculation-wording.ts';
import { BLOC_PHRASES, blocPhrases } from '../../../src/domain/bloc/bloc-phrases.ts';
import type { BlocNames, BlocPhraseKey } from '../../../src/domain/bloc/bloc-phrases.ts';
import { proposeBloc } from '../../../src/domain/bloc/propose-bloc.ts';
import { BLOC, certification, MEAN, minutes, test, TODAY } from './bloc.harness.ts';

const KEYS = Object.keys(BLOC_PHRASES) as readonly BlocPhraseKey[];
const names: BlocNames = {
  decimalMark: ',',
  percentSign: '\u00a0%',
  test: (id) => `Épreuve ${id}`,
  date: (day) => day,
  list: (items) => items.join(', '),
};

function textsOf(language: string): ReadonlyMap<string, string> {
  const file = resolve(import.meta.dirname, `../../../resources/locales/${language}/decisions.json`);
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

describe('the steps of a bloc', () => {
  it('are said line by line', () => {
    const rule = { ...MEAN, eliminatoryBelow: 6, rounding: { step: 0.5, mode: 'half-up' as const } };
    const tests = [test('oral', 2), test('role', 1)];
    const evidence = [
      minutes('oral', 4, { id: 'first', date: '2026-06-01' }),
      minutes('oral', 13),
      minutes('role', 5),
    ];
    const request = { certification: certification(rule, tests), blocId: BLOC, held: [], today: TODAY };
    const said = blocPhrases(proposeBloc({ ...request, evidence }), names).map((phrase) =>
      `${phrase.depth === 0 ? '' : '- '}${blocCalculationText(phrase)}`.replaceAll(/[\u00a0\u202f]/g, ' '),
    );
    expect(said).toEqual([
      'Règle : moyenne des épreuves, sur 20',
      '- Épreuve oral : 13 sur 20, donc 13 × 2, soit 26',
      '- Épreuve oral : le résultat du 2026-06-01 est remplacé par un plus récent',
      '- Épreuve role : 5 sur 20, donc 5 × 1, soit 5',
      '- Total : 31 / 3, soit ≈ 10,3333 sur 20',
      '- Arrondi au plus proche, par pas de 0,5 : ≈ 10,3333 devient 10,5',
      '- 10,5 : le seuil de 10 est atteint',
      '- Éliminatoire : Épreuve role, 5, au-dessous de 6',
      'Proposition calculée : refus',
    ]);
  });

  it.each(['fr', 'en'])('have every text in %s, with the values of its key', (language) => {
    const texts = textsOf(language);
    expect([...texts.keys()].sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      const used = [...(texts.get(key) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect([key, used.sort()]).toEqual([key, [...BLOC_PHRASES[key]].sort()]);
    }
  });

  it('read on pages as on screen', () => {
    for (const [key, text] of textsOf('fr')) {
      const values = Object.fromEntries(
        BLOC_PHRASES[key as BlocPhraseKey].map((name) => [name, `{{${name}}}`]),
      );
      expect(blocCalculationText({ key: key as BlocPhraseKey, values })).toBe(text);
    }
  });
});
