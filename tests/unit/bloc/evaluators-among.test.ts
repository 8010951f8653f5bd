/** Members of a deciding jury who assessed the candidate elsewhere. */
import { expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import { evaluatorsAmong } from '../../../src/domain/bloc/evaluators-among.ts';
import { minutes } from './bloc.harness.ts';

const MEMBERS = [
  { id: 'a', name: 'Hélène Vasseur-Oyarzun' },
  { id: 'b', name: 'Basile Kermoal' },
  { id: 'c', name: ' ' },
];
const by = (author: string, other: Partial<Evidence> = {}) => minutes('t', 12, { author, ...other });
const elsewhere = (given: Evidence) => evaluatorsAmong(MEMBERS, [given], 'here');

it.each<readonly [string, Evidence, readonly string[]]>([
  ['one who sat', by('Basile Kermoal, Ondine Tamaris'), ['b']],
  ['several, written otherwise', by('VASSEUR-OYARZUN Helene, kermoal  basile'), ['a', 'b']],
  ['a namesake by half', by('Basile Tamaris, Kermoal'), []],
  ['an assessor named with their capacity', by('Basile Kermoal, tuteur', { kind: 'tutor-grid' }), ['b']],
  ['one who entered a mark to compensate', by('Basile Kermoal', { kind: 'new-mark' }), []],
  ['what was withdrawn', by('Basile Kermoal', { status: 'withdrawn' }), []],
  ['nobody', by(''), []],
])('finds %s', (_name, given, found) => {
  expect(elsewhere(given)).toEqual(found);
});

it('notices nobody for what they assessed in the session that decides', () => {
  expect(evaluatorsAmong(MEMBERS, [by('Basile Kermoal')], 's')).toEqual([]);
});
