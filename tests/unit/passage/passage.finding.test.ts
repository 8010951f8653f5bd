import { describe, expect, it } from 'vitest';
import { availableCommands } from '../../../src/domain/passage/passage.steps.ts';
import type { PassageCommand } from '../../../src/domain/passage/passage.types.ts';
import { Bench, PAUSE } from './passage.harness.ts';

const FINDING: PassageCommand = { type: 'open-finding' };

/** A candidate who is being heard when the last member withdraws. */
function deserted(): Bench {
  const bench = new Bench().receive();
  bench.start('presentation');
  bench.context = { ...bench.context, isJuryGone: true, isQuorumMet: false };
  return bench;
}

const isAvailable = (bench: Bench) =>
  availableCommands(bench.state, bench.now, bench.context).includes('open-finding');

describe('a passage that no member of the jury attends any more', () => {
  it('goes to the decision at once, and the phase in progress ends with its measured time', () => {
    const bench = deserted();
    bench.wait(60_000);
    expect(isAvailable(bench)).toBe(true);
    bench.do(FINDING);
    expect(bench.state.stage).toBe('decision');
    expect(bench.state.clock.kind).toBe('stopped');
    expect(bench.state.phases[0]).toMatchObject({ elapsedMs: 60_000, endedAt: bench.now.wall });
    expect(bench.state.phases[1]).toMatchObject({ startedAt: null, endedAt: null });
    expect(bench.entries.slice(-2).map(({ event }) => event.type)).toEqual(['phase-ended', 'finding-opened']);
  });

  it('does so from a pause, from the marking and from the deliberation', () => {
    const paused = deserted();
    paused.do(PAUSE);
    paused.do(FINDING);
    expect(paused.state.stage).toBe('decision');
    const marking = new Bench().runPhases();
    marking.context = { ...marking.context, isJuryGone: true };
    marking.do(FINDING);
    expect(marking.state.stage).toBe('decision');
    const deliberating = new Bench().runPhases();
    deliberating.do({ type: 'open-deliberation' });
    deliberating.context = { ...deliberating.context, isJuryGone: true, undecidedCompetenceIds: ['C1.1'] };
    expect(deliberating.refusal({ type: 'close-deliberation' })).toBe('results-missing');
    deliberating.do(FINDING);
    expect(deliberating.state.stage).toBe('decision');
  });

  it('is refused while a member still sits, before the first phase and after the decision', () => {
    const sitting = new Bench().receive();
    sitting.start('presentation');
    expect(sitting.refusal(FINDING)).toBe('jury-still-sits');
    expect(isAvailable(sitting)).toBe(false);
    const waiting = new Bench().receive();
    waiting.context = { ...waiting.context, isJuryGone: true };
    expect(waiting.refusal(FINDING)).toBe('wrong-stage');
    const decided = new Bench().runToDecision();
    decided.context = { ...decided.context, isJuryGone: true };
    expect(decided.refusal(FINDING)).toBe('wrong-stage');
  });
});
