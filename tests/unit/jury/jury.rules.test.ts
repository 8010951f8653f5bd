import { describe, expect, it } from 'vitest';
import { compositionFaults, DEFAULT_RULES } from '../../../src/domain/jury/jury.rules.ts';
import type { JuryMember, JuryRules } from '../../../src/domain/jury/jury.types.ts';

const member = (id: string, change: Partial<JuryMember> = {}): JuryMember => ({
  id,
  name: `Membre ${id}`,
  capacity: 'Responsable commerciale',
  college: 'professional',
  isPresident: false,
  isExternal: true,
  isConsultative: false,
  presence: 'on-site',
  ...change,
});
const PRESIDENT = member('a', { isPresident: true });
const rules = (change: Partial<JuryRules>): JuryRules => ({ ...DEFAULT_RULES, ...change });

describe('composition', () => {
  it('finds no fault in a regular jury', () => {
    expect(compositionFaults([PRESIDENT, member('b', { isExternal: false })], DEFAULT_RULES)).toEqual([]);
  });

  it.each<[string, readonly JuryMember[], Partial<JuryRules>, readonly object[]]>([
    ['too few', [PRESIDENT], {}, [{ code: 'too-few-members', expected: 2, actual: 1 }]],
    [
      'consultative members do not count',
      [PRESIDENT, member('b', { isConsultative: true })],
      {},
      [{ code: 'too-few-members', expected: 2, actual: 1 }],
    ],
    [
      'substitutes do not count until they are called in',
      [PRESIDENT, member('b', { isSubstitute: true })],
      {},
      [{ code: 'too-few-members', expected: 2, actual: 1 }],
    ],
    [
      'more than the rules allow',
      [PRESIDENT, member('b'), member('c')],
      { maxMembers: 2 },
      [{ code: 'too-many-members', expected: 2, actual: 3 }],
    ],
    [
      'three employers and one employee in a joint jury',
      [
        member('a', { isPresident: true, college: 'employers' }),
        member('b', { college: 'employers' }),
        member('c', { college: 'employers' }),
        member('d', { college: 'employees' }),
      ],
      { parity: ['employers', 'employees'] },
      [{ code: 'not-joint', expected: 3, actual: 1 }],
    ],
    [
      'a joint jury with an adviser more',
      [
        member('a', { isPresident: true, college: 'employers' }),
        member('b', { college: 'employees' }),
        member('c', { college: 'employers', isConsultative: true }),
      ],
      { parity: ['employers', 'employees'] },
      [],
    ],
    ['no president', [member('a'), member('b')], {}, [{ code: 'president-missing' }]],
    ['no president needed', [member('a'), member('b')], { isPresidentRequired: false }, []],
    [
      'two presidents',
      [PRESIDENT, member('b', { isPresident: true })],
      {},
      [{ code: 'several-presidents', expected: 1, actual: 2 }],
    ],
    [
      'a consultative president',
      [member('a', { isPresident: true, isConsultative: true }), member('b'), member('c')],
      {},
      [{ code: 'president-consultative', jurorId: 'a' }],
    ],
    [
      'one external member of three',
      [PRESIDENT, member('b', { isExternal: false }), member('c', { isExternal: false })],
      {},
      [{ code: 'too-few-external', expected: 2, actual: 1 }],
    ],
    [
      'a third of three is one',
      [PRESIDENT, member('b', { isExternal: false }), member('c', { isExternal: false })],
      { minExternalShare: 1 / 3 },
      [],
    ],
    [
      'a voting trainer',
      [PRESIDENT, member('b', { college: 'training' })],
      {},
      [{ code: 'college-may-not-vote', jurorId: 'b' }],
    ],
    [
      'a consultative trainer',
      [PRESIDENT, member('b'), member('c', { college: 'training', isConsultative: true, isExternal: false })],
      {},
      [],
    ],
    [
      'the same name twice, whatever its case, spaces and accents form',
      [
        member('a', { isPresident: true, name: 'Hélène  Essai' }),
        member('b', { name: ' HE\u0301LE\u0300NE ESSAI' }),
      ],
      {},
      [{ code: 'duplicate-name', jurorId: 'b' }],
    ],
  ])('%s', (_title, members, change, faults) => {
    expect(compositionFaults(members, rules(change))).toEqual(faults);
  });

  it('lists every fault of an empty jury', () => {
    expect(compositionFaults([], DEFAULT_RULES).map(({ code }) => code)).toEqual([
      'too-few-members',
      'president-missing',
    ]);
  });
});
