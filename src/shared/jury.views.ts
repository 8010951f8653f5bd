import type { Quorum } from '../domain/jury/jury.rules.ts';
import type { RestartCause, WithdrawalCause } from '../domain/jury/jury-acts.types.ts';
import type { CompositionFault, Declaration } from '../domain/jury/jury.types.ts';
import type { DurationMs, Instant } from '../domain/time/time.ts';

export type JuryAct = 'set-presence' | 'call' | 'withdraw' | 'rule' | 'name-president' | 'restart';

export interface WithdrawalView {
  readonly jurorId: string;
  readonly cause: WithdrawalCause;
  readonly reason: string;
  readonly at: Instant;
  readonly isGridSealed: boolean;
  /** Whether the sealed grid still counts; false as well for a grid that was never sealed. */
  readonly isGridCounted: boolean;
  /** Time left in which it can be undone; null when it no longer can. */
  readonly undoRemainingMs: DurationMs | null;
}

export interface CallableMember {
  readonly jurorId: string;
  readonly name: string;
  readonly capacity: string;
  readonly isSubstitute: boolean;
  /** Their word that stands; who declared the absence of a link may be called in, who declared one is not. */
  readonly declaration: Declaration | null;
}

/** Another attempt at the same test. */
export interface AttemptView {
  readonly passageId: string;
  readonly cause: RestartCause;
  readonly reason: string;
  readonly at: Instant;
}

/** Who sits for a passage, and what may be done about it now. */
export interface PassageJuryView {
  /** When what minutes are made from was frozen; null before the passage begins. */
  readonly frozenAt: Instant | null;
  readonly quorum: Quorum;
  /** Faults of the jury that sits now. */
  readonly faults: readonly CompositionFault[];
  /** Who presides now; null when a successor is to be named, or nobody presides. */
  readonly presidentId: string | null;
  /** Ids of the voting members who sit. */
  readonly voterIds: readonly string[];
  /** A link was found late: nothing goes on until the president has ruled. */
  readonly awaitsRuling: boolean;
  readonly withdrawals: readonly WithdrawalView[];
  /** Who may be called in. */
  readonly callable: readonly CallableMember[];
  /** Whether who arrives now would mark and vote. */
  readonly mayArrivalsMark: boolean;
  readonly isInterruptedOverHalf: boolean;
  readonly acts: readonly JuryAct[];
  /** The attempt before this one; null for a first attempt. */
  readonly previous: AttemptView | null;
  /** The attempt that follows this one, once the test was begun anew, with the name of the president who ruled. */
  readonly next: (AttemptView & { readonly ruledBy: string }) | null;
}
