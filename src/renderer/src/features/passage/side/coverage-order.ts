import type { CoverageState } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';

export interface CoveredCompetence {
  readonly competence: AssessedCompetence;
  readonly state: CoverageState;
}

export interface CoverageOrder {
  /** Competences to lead the questions to; empty unless the phase in progress asks for it. */
  readonly prompts: readonly CoveredCompetence[];
  readonly others: readonly CoveredCompetence[];
  readonly isPrompting: boolean;
  readonly touchedCount: number;
}

/** Competences in the order of the référentiel; during questions on what was left out, the untouched ones first. */
export function coverageOrder({
  competences,
  coverage,
  clock,
}: Pick<PassageView, 'competences' | 'coverage' | 'clock'>): CoverageOrder {
  const covered = competences.map((competence) => ({
    competence,
    state: coverage[competence.id] ?? 'untouched',
  }));
  const isPrompting = phaseOnClock(clock)?.promptsUncovered ?? false;
  const isPrompt = ({ state }: CoveredCompetence) => isPrompting && state === 'untouched';
  return {
    prompts: covered.filter(isPrompt),
    others: covered.filter((entry) => !isPrompt(entry)),
    isPrompting,
    touchedCount: covered.filter(({ state }) => state !== 'untouched').length,
  };
}
