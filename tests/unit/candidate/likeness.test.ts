import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, likenessKeys } from '../../../src/domain/candidate/likeness.ts';
import { newPerson } from '../../../src/domain/candidate/person.ts';

const someone = (name: string, date: string | null, usualName = '') => {
  const [birthName = '', first = ''] = name.split('/');
  const person = newPerson(birthName, first);
  return { ...person, usualName, birth: { ...person.birth, date } };
};
const BORN = '1999-07-04';

describe('how alike two persons are', () => {
  it.each([
    ['equal', 'Échantillon/Maëlle', BORN, '', 'ECHANTILLON/Maelle', BORN, '', 'same'],
    ['by the usual name', 'Exemple/Anne', BORN, 'Test', 'Test/Anne', BORN, '', 'same'],
    [
      'hyphens and apostrophes apart',
      'D’Île-Fictive/Jean-François',
      BORN,
      '',
      'DILE FICTIVE/JEAN FRANCOIS',
      BORN,
      '',
      'same',
    ],
    ['a date unknown', 'Exemple/Anne', BORN, '', 'Exemple/Anne', null, '', 'near'],
    ['day and month exchanged', 'Exemple/Anne', '1999-07-04', '', 'Exemple/Anne', '1999-04-07', '', 'near'],
    ['one digit of the date', 'Exemple/Anne', BORN, '', 'Exemple/Anne', '1998-07-04', '', 'near'],
    ['names in each other’s place', 'Anne/Exemple', BORN, '', 'Exemple/Anne', BORN, '', 'near'],
    ['one letter', 'Exemple/Anne', BORN, '', 'Exempel/Anne', BORN, '', 'near'],
    ['homonyms born apart', 'Exemple/Anne', BORN, '', 'Exemple/Anne', '1975-12-25', '', null],
    ['twins', 'Exemple/Anne', BORN, '', 'Exemple/Bérénice', BORN, '', null],
    ['a letter and no date', 'Exemple/Anne', null, '', 'Exempel/Anne', null, '', null],
  ] as const)('%s', (_what, one, born, usual, other, otherBorn, otherUsual, expected) => {
    const [first, second] = [someone(one, born, usual), someone(other, otherBorn, otherUsual)];
    expect(likeness(first, second)).toBe(expected);
    expect(likeness(second, first)).toBe(expected);
  });

  it('is only ever found among those who share a key', () => {
    const name = fc.constantFrom('Exemple/Anne', 'Exempel/Anne', 'Anne/Exemple', 'EXEMPLE/Änne', 'Autre/Bob');
    const date = fc.constantFrom(BORN, '1999-04-07', null);
    fc.assert(
      fc.property(name, date, name, date, (one, born, other, otherBorn) => {
        const [first, second] = [someone(one, born), someone(other, otherBorn)];
        fc.pre(likeness(first, second) !== null);
        expect(likenessKeys(first).some((key) => likenessKeys(second).includes(key))).toBe(true);
      }),
    );
  });
});
