import { describe, expect, it } from 'vitest';
import { coverageOrder } from '../../../../src/renderer/src/features/passage/side/coverage-order.ts';
import type { CoverageState } from '../../../../src/domain/assessment/assessment.types.ts';
import { durationMs, instant, monotonicMs } from '../../../../src/domain/time/time.ts';
import type { ClockView, PhaseView } from '../../../../src/shared/areas/passage/clocks.ts';
import type { PassageView } from '../../../../src/shared/areas/passage/passages.ts';

const ZERO = durationMs(0);

function questions(state: PhaseView['state'], promptsUncovered: boolean): ClockView {
  return {
    asOf: instant(0),
    asOfMono: monotonicMs(0),
    rate: 1,
    status: 'running',
    currentPhaseId: 'questions',
    phases: [
      {
        id: 'questions',
        title: 'Questions',
        kind: 'questions',
        promptsUncovered,
        baseMs: ZERO,
        grantedMs: ZERO,
        elapsedMs: ZERO,
        remainingMs: ZERO,
        overtimeMs: ZERO,
        suspendedMs: ZERO,
        startedAt: instant(0),
        endedAt: null,
        state,
      },
    ],
    undoRemainingMs: null,
    nextReminderMs: null,
    pause: null,
    interruption: null,
    alarms: [],
  };
}

const competence = (id: string) => ({
  id,
  sourceLabel: id,
  weight: 1,
  blocIds: ['BC1'],
  statement: `Énoncé ${id}`,
  criteria: [],
});

const COVERAGE: Readonly<Record<string, CoverageState>> = { C1: 'marked', C3: 'touched' };

function ordered(clock: ClockView) {
  const passage: Pick<PassageView, 'clock' | 'competences' | 'coverage'> = {
    clock,
    competences: ['C1', 'C2', 'C3', 'C4'].map(competence),
    coverage: COVERAGE,
  };
  const { prompts, others, ...rest } = coverageOrder(passage);
  const ids = (entries: typeof prompts) => entries.map((entry) => entry.competence.id);
  return { prompts: ids(prompts), others: ids(others), ...rest };
}

describe('coverageOrder', () => {
  it('leads the questions to what has no observation, in the order of the référentiel', () => {
    expect(ordered(questions('current', true))).toEqual({
      prompts: ['C2', 'C4'],
      others: ['C1', 'C3'],
      isPrompting: true,
      touchedCount: 2,
    });
  });

  it('keeps the order of the référentiel where the test does not ask for it', () => {
    expect(ordered(questions('current', false))).toEqual({
      prompts: [],
      others: ['C1', 'C2', 'C3', 'C4'],
      isPrompting: false,
      touchedCount: 2,
    });
  });

  it('prompts no more once the questions are over', () => {
    expect(ordered(questions('done', true)).prompts).toEqual([]);
  });
});
