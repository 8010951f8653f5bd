/** What the jury gives, in the certification's words: for a test, or for each of its blocs. */
import type {
  BlocOutcome,
  Decision,
  DecisionOutcome,
} from '../../../../domain/assessment/assessment.types.ts';
import { owedReason } from '../../../../domain/assessment/decision.ts';
import type { OwedReason } from '../../../../domain/assessment/decision.ts';
import type { DeliberationView } from '../../../../shared/areas/passage/deliberation.ts';

/** What is chosen for one bloc so far. */
export interface BlocChoice {
  readonly outcome: BlocOutcome['outcome'] | null;
  readonly reason: string;
}

type Words = DeliberationView['words'];

const WORDS: Readonly<Record<DecisionOutcome, keyof Words>> = {
  validated: 'favourable',
  refused: 'unfavourable',
  'not-assessed': 'none',
};

export const NO_CHOICE: BlocChoice = { outcome: null, reason: '' };

/** An outcome in the certification's words. */
export function wordOf(words: Words, outcome: DecisionOutcome): string {
  return words[WORDS[outcome]];
}

/** A bloc as a jury knows it. */
export function blocName(blocs: DeliberationView['resultBlocs'], blocId: string): string {
  const bloc = blocs.find(({ id }) => id === blocId);
  return bloc === undefined ? blocId : `${bloc.id} · ${bloc.title}`;
}

/** What was recorded, to be changed. */
export function chosenBlocs(recorded: Decision | null): Readonly<Record<string, BlocChoice>> {
  return Object.fromEntries(
    (recorded?.blocs ?? []).map(({ blocId, outcome, reason }) => [blocId, { outcome, reason }]),
  );
}

/** Why the choice for a bloc owes a reason; null when it does not, or nothing is chosen. */
export function owedForBloc(
  { calculation }: Pick<DeliberationView, 'calculation'>,
  blocId: string,
  { outcome }: BlocChoice,
): OwedReason | null {
  if (outcome === null) return null;
  const proposal = calculation.results.find((result) => result.blocId === blocId) ?? { outcome: null };
  return owedReason(outcome, { proposal, isCandidateAbsent: false });
}

/** The result of each bloc; null while one is missing, or lacks the reason that it owes. */
export function givenBlocs(
  view: Pick<DeliberationView, 'calculation' | 'resultBlocs'>,
  chosen: Readonly<Record<string, BlocChoice>>,
): readonly BlocOutcome[] | null {
  const given = view.resultBlocs.flatMap(({ id }): BlocOutcome[] => {
    const choice = chosen[id] ?? NO_CHOICE;
    const { outcome, reason } = choice;
    if (outcome === null || (owedForBloc(view, id, choice) !== null && reason.trim() === '')) return [];
    return [{ blocId: id, outcome, reason }];
  });
  return given.length === view.resultBlocs.length ? given : null;
}
