import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ACTS } from '../../../src/domain/jury/jury-acts.types.ts';
import type { JuryActs, Withdrawal, WithdrawalCause } from '../../../src/domain/jury/jury-acts.types.ts';
import { DEFAULT_RULES } from '../../../src/domain/jury/jury.rules.ts';
import type { Declaration, JuryMember } from '../../../src/domain/jury/jury.types.ts';
import {
  callable,
  isMajority,
  isWithdrawalConfirmed,
  lastChangeOfVoices,
  quorumOf,
  seatJury,
  sittingFaults,
  undeclaredIds,
  voicesOf,
} from '../../../src/domain/jury/sitting.ts';
import type { Seat } from '../../../src/domain/jury/sitting.ts';
import { instant } from '../../../src/domain/time/time.ts';

const member = (id: string, change: Partial<JuryMember> = {}): JuryMember => ({
  id,
  name: `Membre ${id}`,
  capacity: 'Responsable commerciale',
  college: 'professional',
  isPresident: id === 'a',
  isExternal: true,
  isConsultative: false,
  presence: 'on-site',
  ...change,
});
const JURY = [
  member('a'),
  member('b', { presence: 'remote' }),
  member('c', { presence: 'absent' }),
  member('d', { isConsultative: true }),
  member('e', { isSubstitute: true }),
];
const declared = (jurorId: string, kind: Declaration['kind']): Declaration => ({
  jurorId,
  kind,
  reason: '',
  at: instant(0),
});
const left = (jurorId: string, cause: WithdrawalCause, seq = 9): Withdrawal => ({
  jurorId,
  cause,
  reason: 'Motif',
  at: instant(1),
  seq,
  changesBefore: 0,
});
const acts = (change: Partial<JuryActs>): JuryActs => ({ ...NO_ACTS, ...change });
const ids = (seats: readonly Seat[], is: (seat: Seat) => boolean) =>
  seats.filter(is).map(({ member: { id } }) => id);
const voters = (seats: readonly Seat[]) => ids(seats, ({ isVoting }) => isVoting);

describe('who sits', () => {
  it('are the members present, on site or remote, without absent members and substitutes', () => {
    const seats = seatJury(JURY, [], NO_ACTS);
    expect(ids(seats, ({ isSitting }) => isSitting)).toEqual(['a', 'b', 'd']);
    expect(voters(seats)).toEqual(['a', 'b']);
    expect(quorumOf(seats, DEFAULT_RULES)).toEqual({ present: 2, required: 2, isMet: true });
    expect(ids(callable(seats), () => true)).toEqual(['c', 'e']);
    expect(undeclaredIds(seats, [declared('a', 'no-link')])).toEqual(['b', 'd']);
  });

  it('changes with the last declaration', () => {
    const withdrawn = [declared('b', 'no-link'), declared('b', 'withdrawn')];
    expect(voters(seatJury(JURY, withdrawn, NO_ACTS))).toEqual(['a']);
    expect(voters(seatJury(JURY, [...withdrawn, declared('b', 'no-link')], NO_ACTS))).toEqual(['a', 'b']);
  });

  it('changes with the presence set for this passage, which makes no substitute sit', () => {
    const presence = { a: 'absent', c: 'on-site', e: 'on-site' } as const;
    expect(voters(seatJury(JURY, [], acts({ presence })))).toEqual(['b', 'c']);
  });

  it('holds who was called in: with a voice, or to speak only', () => {
    const arrival = { jurorId: 'e', presence: 'on-site', at: instant(5), seq: 7 } as const;
    const full = seatJury(JURY, [], acts({ arrivals: [{ ...arrival, mayVote: true }] }));
    expect(voters(full)).toEqual(['a', 'b', 'e']);
    expect(full[4]).toMatchObject({ arrivedAt: 5, presence: 'on-site', isGridCounted: true });
    const speaking = seatJury(JURY, [], acts({ arrivals: [{ ...arrival, mayVote: false }] }));
    expect(voters(speaking)).toEqual(['a', 'b']);
    expect(ids(speaking, ({ isSitting }) => isSitting)).toEqual(['a', 'b', 'd', 'e']);
    expect(speaking[4]).toMatchObject({ isGridCounted: false });
  });

  it('loses who left: a link takes the grid away, another cause leaves it', () => {
    const link = seatJury(JURY, [], acts({ withdrawals: [left('b', 'link')] }));
    const departure = seatJury(JURY, [], acts({ withdrawals: [left('b', 'departure')] }));
    for (const seats of [link, departure]) {
      expect(voters(seats)).toEqual(['a']);
      expect(quorumOf(seats, DEFAULT_RULES).isMet).toBe(false);
      expect(sittingFaults(seats, DEFAULT_RULES)).toContainEqual({
        code: 'too-few-members',
        expected: 2,
        actual: 1,
      });
      expect(ids(callable(seats), () => true)).not.toContain('b');
    }
    expect(link[1]?.isGridCounted).toBe(false);
    expect(departure[1]?.isGridCounted).toBe(true);
  });

  it('never grows by a withdrawal nor an absence', () => {
    const shape = fc.record({
      presence: fc.constantFrom('on-site', 'remote', 'absent'),
      isConsultative: fc.boolean(),
      isSubstitute: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), fc.nat(), (shapes, pick) => {
        const members = shapes.map((one, index) => member(String(index), one as Partial<JuryMember>));
        const chosen = String(pick % members.length);
        const count = (seats: readonly Seat[]) => quorumOf(seats, DEFAULT_RULES).present;
        const before = count(seatJury(members, [], NO_ACTS));
        const away = count(seatJury(members, [], acts({ presence: { [chosen]: 'absent' } })));
        expect(away).toBeLessThanOrEqual(before);
        expect(count(seatJury(members, [declared(chosen, 'withdrawn')], NO_ACTS))).toBe(away);
        for (const cause of ['link', 'departure'] as const) {
          expect(count(seatJury(members, [], acts({ withdrawals: [left(chosen, cause)] })))).toBe(away);
        }
      }),
    );
  });
});

describe('who presides', () => {
  const presidents = (seats: readonly Seat[]) => ids(seats, ({ isPresident }) => isPresident);

  it('is the president convened, while they sit, then the successor', () => {
    expect(presidents(seatJury(JURY, [], NO_ACTS))).toEqual(['a']);
    const withdrawals = [left('a', 'departure')];
    expect(presidents(seatJury(JURY, [], acts({ withdrawals })))).toEqual([]);
    expect(presidents(seatJury(JURY, [], acts({ withdrawals, presidentId: 'b' })))).toEqual(['b']);
    const both = [...withdrawals, left('b', 'departure')];
    expect(presidents(seatJury(JURY, [], acts({ withdrawals: both, presidentId: 'b' })))).toEqual([]);
  });
});

describe('who answers for a departure', () => {
  const jury = [member('a'), member('b'), member('c'), member('d')];
  const seats = voicesOf(seatJury(jury, [], NO_ACTS));

  it('is who leaves, or the president', () => {
    expect(isWithdrawalConfirmed(seats, 'b', ['b'])).toBe(true);
    expect(isWithdrawalConfirmed(seats, 'b', ['a'])).toBe(true);
    expect(isWithdrawalConfirmed(seats, 'b', ['c', 'd'])).toBe(false);
    expect(isWithdrawalConfirmed(seats, 'b', [])).toBe(false);
  });

  it('is more than half of the others when the president leaves without a word', () => {
    expect(isWithdrawalConfirmed(seats, 'a', ['b'])).toBe(false);
    expect(isWithdrawalConfirmed(seats, 'a', ['b', 'b'])).toBe(false);
    expect(isWithdrawalConfirmed(seats, 'a', ['b', 'c'])).toBe(true);
    const alone = voicesOf(seatJury([member('a')], [], NO_ACTS));
    expect(isWithdrawalConfirmed(alone, 'a', ['b'])).toBe(false);
    expect(isWithdrawalConfirmed(alone, 'a', ['a'])).toBe(true);
  });

  it('needs more than half of who votes to name a president', () => {
    expect(isMajority(seats, ['a', 'b'])).toBe(false);
    expect(isMajority(seats, ['a', 'b', 'c'])).toBe(true);
    expect(isMajority(voicesOf(seatJury([member('b')], [], NO_ACTS)), ['b'])).toBe(true);
    expect(isMajority([], [])).toBe(false);
  });
});

describe('the last change of who decides', () => {
  it('is a departure, or the arrival of a voice', () => {
    expect(lastChangeOfVoices(NO_ACTS)).toBe(0);
    const arrivals = [
      { jurorId: 'e', presence: 'remote', at: instant(0), seq: 12, mayVote: true },
      { jurorId: 'c', presence: 'remote', at: instant(0), seq: 40, mayVote: false },
    ] as const;
    expect(lastChangeOfVoices(acts({ arrivals, withdrawals: [left('a', 'link', 10)] }))).toBe(12);
    const undone = [{ seq: 15, changesBefore: 0, changesUntil: 0 }];
    expect(lastChangeOfVoices(acts({ arrivals, undone }))).toBe(15);
  });
});
