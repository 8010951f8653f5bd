import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compositionFaults,
  DEFAULT_RULES,
  markingMembers,
  quorum,
  signingMembers,
  undeclaredMemberIds,
} from '../../../src/domain/jury/jury.rules.ts';
import type { Declaration, JuryMember, JuryRules } from '../../../src/domain/jury/jury.types.ts';
import { instant } from '../../../src/domain/time/time.ts';

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
const declared = (jurorId: string, kind: Declaration['kind']): Declaration => ({
  jurorId,
  kind,
  reason: '',
  at: instant(0),
});
const PRESIDENT = member('a', { isPresident: true });
const rules = (change: Partial<JuryRules>): JuryRules => ({ ...DEFAULT_RULES, ...change });
const ids = (members: readonly JuryMember[]) => members.map(({ id }) => id);

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

describe('quorum', () => {
  const jury = [
    PRESIDENT,
    member('b', { presence: 'remote' }),
    member('c', { presence: 'absent' }),
    member('d', { isConsultative: true }),
  ];

  it('counts voting members on site and remote', () => {
    expect(quorum(jury, [], DEFAULT_RULES)).toEqual({ present: 2, required: 2, isMet: true });
  });

  it('is lost when one withdraws, and the last word counts', () => {
    const withdrawn = [declared('b', 'no-link'), declared('b', 'withdrawn')];
    expect(quorum(jury, withdrawn, DEFAULT_RULES)).toEqual({ present: 1, required: 2, isMet: false });
    expect(quorum(jury, [...withdrawn, declared('b', 'no-link')], DEFAULT_RULES).isMet).toBe(true);
  });

  it('names who marks, who signs and who owes a declaration', () => {
    expect(ids(markingMembers(jury, [declared('b', 'withdrawn')]))).toEqual(['a']);
    expect(ids(signingMembers(jury, []))).toEqual(['a', 'b']);
    expect(undeclaredMemberIds(jury, [declared('a', 'no-link')])).toEqual(['b', 'd']);
  });

  it('never grows by a withdrawal nor an absence', () => {
    const presence = fc.constantFrom('on-site', 'remote', 'absent');
    const arbitrary = fc.array(fc.record({ presence, isConsultative: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(arbitrary, fc.nat(), (shapes, pick) => {
        const members = shapes.map((shape, index) => member(String(index), shape as Partial<JuryMember>));
        const before = quorum(members, [], DEFAULT_RULES).present;
        const chosen = String(pick % members.length);
        expect(quorum(members, [declared(chosen, 'withdrawn')], DEFAULT_RULES).present).toBeLessThanOrEqual(
          before,
        );
        const away = members.map((m) => (m.id === chosen ? { ...m, presence: 'absent' as const } : m));
        expect(quorum(away, [], DEFAULT_RULES).present).toBe(
          quorum(members, [declared(chosen, 'withdrawn')], DEFAULT_RULES).present,
        );
      }),
    );
  });
});
