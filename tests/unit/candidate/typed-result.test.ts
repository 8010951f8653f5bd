/** What a text typed beside a passage says, and when it says nothing. */
import { expect, it } from 'vitest';
import { readTyped, TYPED_KINDS } from '../../../src/domain/candidate/typed-result.ts';

it.each([
  ['', { kind: 'to-come' }],
  [' ', { kind: 'to-come' }],
  ['en attente', { kind: 'to-come' }],
  ['À venir', { kind: 'to-come' }],
  ['non évalué', { kind: 'to-come' }],
  ['16 / 20', { kind: 'mark', value: '16', outOf: '20' }],
  ['13,5/20', { kind: 'mark', value: '13.5', outOf: '20' }],
  ['80 %', { kind: 'mark', value: '80', outOf: '100' }],
  ['16', { kind: 'mark', value: '16', outOf: null }],
  ['21/20', { kind: 'unknown' }],
  ['3/0', { kind: 'unknown' }],
  ['Absente', { kind: 'absent' }],
  ['excusé', { kind: 'excused' }],
  ['Excused', { kind: 'excused' }],
  ['dispensé', { kind: 'exempted' }],
  ['Favorable', { kind: 'favourable' }],
  ['Avis favorable du tuteur', { kind: 'favourable' }],
  ['avis défavorable', { kind: 'unfavourable' }],
  ['Avis réservé', { kind: 'unknown' }],
  ['Défavorable', { kind: 'unfavourable' }],
  ['B2', { kind: 'unknown' }],
  ['à revoir', { kind: 'unknown' }],
  ['=1+1', { kind: 'unknown' }],
  ['très bien', { kind: 'unknown' }],
])('%j', (text, said) => {
  expect(readTyped(text)).toEqual(said);
});

it('reads again every word that the form offers, in both languages', async () => {
  const { default: fr } = await import('../../../resources/locales/fr/setup.json');
  const { default: en } = await import('../../../resources/locales/en/setup.json');
  for (const kind of TYPED_KINDS) {
    if (kind === 'to-come' || kind === 'mark') continue;
    expect([readTyped(fr.imported.kind[kind]).kind, readTyped(en.imported.kind[kind]).kind]).toEqual([
      kind,
      kind,
    ]);
  }
});
