import { describe, expect, test } from 'vitest';
import { rolesAfter } from '../../../../src/renderer/src/features/roleplay/choice/roles.ts';
import { moveTiming } from '../../../../src/renderer/src/features/roleplay/play/move-timing.ts';

const MINUTE_MS = 60_000;

describe('timing of a planned move', () => {
  const atThree = { kind: 'minute', minute: 3 } as const;
  test.each([
    [0, 'ahead'],
    [3 * MINUTE_MS - 1, 'ahead'],
    [3 * MINUTE_MS, 'due'],
    [4 * MINUTE_MS - 1, 'due'],
    [4 * MINUTE_MS, 'late'],
  ] as const)('at minute 3, after %i ms of play: %s', (playedMs, timing) => {
    expect(moveTiming(atThree, playedMs, [])).toBe(timing);
  });

  test('nothing is called for while no play is in progress', () => {
    expect(moveTiming(atThree, null, [])).toBe('ahead');
  });

  const atProposal = { kind: 'stage', stage: 'proposal' } as const;
  const stage = (targetId: string) => ({ kind: 'stage', targetId }) as const;
  test('a stage calls for its moves once stamped, and lets them go once a later one is', () => {
    expect(moveTiming(atProposal, 0, [stage('discovery')])).toBe('ahead');
    expect(moveTiming(atProposal, 0, [stage('discovery'), stage('proposal')])).toBe('due');
    expect(moveTiming(atProposal, 0, [stage('proposal'), stage('closing')])).toBe('late');
    expect(moveTiming(atProposal, 0, [stage('closing')])).toBe('late');
  });

  test('coming back to a stage calls for its moves again', () => {
    expect(moveTiming(atProposal, 0, [stage('objections'), stage('proposal')])).toBe('due');
  });

  test('stamps of moves are no stages', () => {
    expect(moveTiming(atProposal, 0, [{ kind: 'move', targetId: 'proposal' }])).toBe('ahead');
  });
});

describe('giving a role', () => {
  const roles = [
    { jurorId: 'a', roleId: 'buyer' },
    { jurorId: 'b', roleId: null },
  ];

  test('whoever had it observes', () => {
    expect(rolesAfter(roles, 'b', 'buyer')).toEqual([
      { jurorId: 'b', roleId: 'buyer' },
      { jurorId: 'a', roleId: null },
    ]);
  });

  test('a free role, or none, changes one member only', () => {
    expect(rolesAfter(roles, 'b', 'chef')).toEqual([{ jurorId: 'b', roleId: 'chef' }]);
    expect(rolesAfter(roles, 'a', null)).toEqual([{ jurorId: 'a', roleId: null }]);
    expect(rolesAfter(roles, 'a', 'buyer')).toEqual([{ jurorId: 'a', roleId: 'buyer' }]);
  });
});
