/** What the jury of a session decided, as its minutes are built from it: one row for each candidate and bloc. */
import type { Dissent, Vote } from '../assessment/assessment.types.ts';
import type { BlocDecision, Condition, Evidence, HeldBloc, RulingReference } from './bloc.schema.ts';
import type { BlocCalculation } from './bloc-calculation.schema.ts';
import type { WholeOutcome } from './whole-outcome.ts';

/** Minutes that were imported or archived here, as the annex names them. */
export interface CitedEvidence {
  readonly number: string;
  readonly digest: string;
  readonly kind: 'minutes' | 'session-minutes';
  /** Archived here, or imported and checked with this result. */
  readonly verified: 'here' | 'authentic' | 'to-be-confirmed';
  /** Subject of the authority that it is signed under; null when it names none. */
  readonly authority: string | null;
}

/** A decision, a lifting or a revocation as the jury took it. */
export interface TakenRuling {
  readonly id: string;
  readonly kind: 'decision' | 'lifting' | 'revocation';
  /** Null for a revocation, which leaves nothing. */
  readonly outcome: BlocDecision | null;
  readonly reason: string;
  readonly recommendations: string;
  readonly condition: Condition | null;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  readonly hasCastingVote: boolean;
  /** Names of those who answered for it with their PIN. */
  readonly decidedBy: readonly string[];
  /** Epoch ms. */
  readonly decidedAt: number;
  readonly supersedes: readonly RulingReference[];
}

export interface BlocRow {
  readonly blocId: string;
  /** Held and valid: it counts, and is not decided again. */
  readonly held: HeldBloc | null;
  /** What this session decided; null when it did not. */
  readonly ruling: TakenRuling | null;
  /** What it stood on when it was decided, or what there is now. */
  readonly evidence: readonly Evidence[];
  readonly calculation: BlocCalculation;
}

export interface RuledCandidate {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: { readonly birth: string; readonly usual: string; readonly first: readonly string[] };
  /** ISO calendar date; empty when it is not known. */
  readonly birthDate: string;
  readonly birthPlace: string;
  /** The blocs of this session that the candidate is enrolled for, in the order of the certification. */
  readonly blocs: readonly BlocRow[];
  /** Over all blocs of the certification, those decided elsewhere and held before included, as they stand with this session's. */
  readonly whole: WholeOutcome;
}

export interface SessionRulings {
  readonly sessionId: string;
  /** In the order in which they pass. */
  readonly candidates: readonly RuledCandidate[];
  /** Every minutes that a ruling stands on, each once, by number. */
  readonly annex: readonly CitedEvidence[];
}
