import { describe, expect, it } from 'vitest';
import { oneOfEachClock } from '../../../../src/renderer/src/features/passage/clock/one-clock.ts';
import type { ClockInProgress } from '../../../../src/shared/areas/passage/clocks.ts';

/** A clock whose first phase began at that instant. */
function clock(passageId: string, startedAt: number, change: Partial<ClockInProgress['clock']> = {}) {
  const phases = [
    { id: 'expose', startedAt, endedAt: null },
    { id: 'entretien', startedAt: null, endedAt: null },
  ];
  const candidate = `Candidat ${passageId}`;
  const view = { status: 'running', currentPhaseId: 'expose', phases, ...change };
  return {
    passageId,
    sessionId: 's',
    candidate,
    isTogether: true,
    clock: view,
  } as unknown as ClockInProgress;
}

const shown = (clocks: readonly ClockInProgress[], passageId: string | null) =>
  oneOfEachClock(clocks, passageId).map(({ candidate }) => candidate);

describe('clocks in progress', () => {
  it('that are one are shown once, with everyone who goes by it', () => {
    const clocks = [clock('1', 10), clock('2', 10), clock('3', 20)];
    expect(shown(clocks, null)).toEqual(['Candidat 1, Candidat 2', 'Candidat 3']);
  });

  it('are not shown beside the passage that they are the clock of', () => {
    const clocks = [clock('1', 10), clock('2', 10), clock('3', 20)];
    expect(shown(clocks, '2')).toEqual(['Candidat 3']);
    expect(shown(clocks, 'none')).toEqual(['Candidat 1, Candidat 2', 'Candidat 3']);
  });

  it('of strangers are two, though they began at one instant', () => {
    const stranger = { ...clock('2', 10), isTogether: false };
    expect(shown([clock('1', 10), stranger], '1')).toEqual(['Candidat 2']);
    expect(shown([clock('1', 10), stranger], '2')).toEqual(['Candidat 1']);
  });

  it('that began together and parted are two', () => {
    const parted = clock('2', 10, { status: 'paused' });
    expect(shown([clock('1', 10), parted], '1')).toEqual(['Candidat 2']);
  });
});
