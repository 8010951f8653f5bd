/** Who sits for a passage, and the acts that change it. */
import { z } from 'zod';
import type { RestartCause, WithdrawalCause } from '../../../domain/jury/jury-acts.types.ts';
import { WITHDRAWAL_CAUSES } from '../../../domain/jury/jury-acts.types.ts';
import type { Quorum } from '../../../domain/jury/jury.rules.ts';
import type { CompositionFault, Declaration } from '../../../domain/jury/jury.types.ts';
import { PRESENCE_MODES } from '../../../domain/jury/jury.types.ts';
import type { DurationMs, Instant } from '../../../domain/time/time.ts';
import { idSchema, passageRef, pinConfirmations, pinSchema, reasonSchema } from '../../request-parts.ts';

/** A member in one passage; the PIN of an act below is that of the president who sits now. */
const passageMember = passageRef.extend({ jurorId: idSchema });

/** Presence of a member for this passage only, before it begins. */
export const presenceInput = passageMember.extend({ presence: z.enum(PRESENCE_MODES) });

/** Calls in a substitute or an absent member, who has declared the absence of a link already. */
export const callInput = passageMember.extend({ presence: z.enum(['on-site', 'remote']) });

/** Confirmed by who leaves or by the president; when the president leaves, by more than half of the others. */
export const withdrawalInput = passageMember.extend({
  cause: z.enum(WITHDRAWAL_CAUSES),
  reason: reasonSchema,
  confirmations: pinConfirmations,
});

/** Taking a departure back may set this clock going again beside another. */
export const withdrawalRef = passageMember.extend({ isSecondClockConfirmed: z.boolean().optional() });

export const withdrawalRuling = passageRef.extend({
  ruling: z.enum(['continue', 'restart']),
  reason: reasonSchema,
  pin: pinSchema,
});

/** Confirmed by more than half of the voting members who sit. */
export const presidentInput = passageMember.extend({ confirmations: pinConfirmations });

export const restartInput = passageRef.extend({
  cause: z.enum(['interruption', 'ruling']),
  reason: reasonSchema,
  pin: pinSchema,
});

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
