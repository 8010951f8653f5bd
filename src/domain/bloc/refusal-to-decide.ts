/** Why a jury may not decide a bloc that way: one rule, which the core refuses by and the screen asks beforehand. */
import { ballotFault } from '../assessment/ballot.ts';
import type { BallotFault, BallotRequest, Voters } from '../assessment/ballot.ts';
import type { BlocDecision, Condition } from './bloc.schema.ts';
import type { BlocCalculation } from './bloc-calculation.schema.ts';
import type { CurrentRuling } from './current-ruling.ts';

/** What a decision is held against. */
export interface DecidingFacts {
  readonly calculation: Pick<BlocCalculation, 'absent' | 'contradictions' | 'lines' | 'missing' | 'proposal'>;
  /** A bloc that is held and valid. */
  readonly isHeld: boolean;
  readonly current: Pick<CurrentRuling, 'state'> & { readonly outcome?: BlocDecision };
  readonly voters: Voters;
  /** ISO calendar date. */
  readonly today: string;
}

export interface DecisionInput extends BallotRequest {
  readonly outcome: BlocDecision;
  readonly reason: string;
  readonly condition: Condition | null;
}

export type DecidingRefusal =
  | 'bloc-held'
  | 'bloc-validated-already'
  | 'evidence-to-come'
  | 'absence-is-no-refusal'
  | 'outcome-not-allowed'
  | 'condition-missing'
  | 'condition-overdue'
  | 'reason-missing'
  | BallotFault;

export interface DecidingFault {
  readonly code: DecidingRefusal;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Why a decision is refused, or null. */
export function refusalToDecide(facts: DecidingFacts, input: DecisionInput): DecidingFault | null {
  const code = standingRefusal(facts) ?? outcomeFault(facts, input) ?? conditionFault(facts, input);
  if (code !== null) return withTests(code, facts);
  if (input.reason.trim() === '' && owesReason(facts, input.outcome)) return { code: 'reason-missing' };
  const fault = ballotFault(input, facts.voters);
  return fault === null ? null : { code: fault };
}

/** What is validated is taken back by a revocation, with its reason, and never by deciding again. */
function standingRefusal({ current, isHeld }: DecidingFacts): DecidingRefusal | null {
  if (isHeld) return 'bloc-held';
  return current.state === 'current' && current.outcome === 'validated' ? 'bloc-validated-already' : null;
}

function outcomeFault({ calculation }: DecidingFacts, { outcome }: DecisionInput): DecidingRefusal | null {
  const { absent, missing } = calculation;
  switch (outcome) {
    case 'validated':
    case 'conditional':
      // A condition is a document, and never a test that is still to be assessed.
      return missing.length > 0 || absent.length > 0 ? 'evidence-to-come' : null;
    case 'refused':
      return hasResult(calculation) ? null : 'absence-is-no-refusal';
    case 'absent':
    case 'excused':
      return absent.length > 0 || missing.length > 0 ? null : 'outcome-not-allowed';
    case 'adjourned':
    case 'abandoned':
    case 'fraud-suspected':
      return null;
  }
}

/**
 * Whether any test was assessed: without one there is nothing to refuse. An exemption is no result of someone who did not come to
 * what was left: that is an absence, and no refusal.
 */
function hasResult({ absent, lines }: DecidingFacts['calculation']): boolean {
  return lines.some(
    (line) =>
      line.kind === 'test' && (line.state === 'done' || (line.state === 'exempted' && absent.length === 0)),
  );
}

function conditionFault(
  { today }: DecidingFacts,
  { condition, outcome }: DecisionInput,
): DecidingRefusal | null {
  if (outcome !== 'conditional') return condition === null ? null : 'outcome-not-allowed';
  if (condition === null || condition.document.trim() === '') return 'condition-missing';
  return condition.dueOn < today ? 'condition-overdue' : null;
}

/** Silence is enough to follow what the rule gives, to weigh what it leaves to the jury, and for who did not come. */
export function owesReason(
  { calculation }: Pick<DecidingFacts, 'calculation'>,
  outcome: BlocDecision,
): boolean {
  switch (outcome) {
    case 'validated':
      return calculation.proposal !== 'validated' && calculation.proposal !== 'jury';
    case 'absent':
    case 'excused':
      return false;
    case 'refused':
    case 'conditional':
    case 'adjourned':
    case 'abandoned':
    case 'fraud-suspected':
      return true;
  }
}

function withTests(
  code: DecidingRefusal,
  { calculation: { absent, missing } }: DecidingFacts,
): DecidingFault {
  return code === 'evidence-to-come' ? { code, details: { testIds: [...missing, ...absent] } } : { code };
}
