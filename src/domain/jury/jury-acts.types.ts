/** Acts on the jury of one passage, as its journal keeps them; beside what was convened, they say who sits. */
import type { Instant, Reading } from '../time/time.ts';
import type { Declaration, PresenceMode } from './jury.types.ts';

/** `link`: with the candidate, found late. `departure`: for any other cause. */
export type WithdrawalCause = 'link' | 'departure';
export const WITHDRAWAL_CAUSES = ['link', 'departure'] as const satisfies readonly WithdrawalCause[];

export type SittingPresence = Exclude<PresenceMode, 'absent'>;

export interface Withdrawal {
  readonly jurorId: string;
  readonly cause: WithdrawalCause;
  readonly reason: string;
  readonly at: Instant;
  /** Place in the passage's journal. */
  readonly seq: number;
  /** Number of results changed in deliberation before it. */
  readonly changesBefore: number;
}

/** A withdrawal that was taken back: what was voted meanwhile was voted without a member who sits. */
export interface UndoneWithdrawal {
  /** Place of the taking back in the passage's journal. */
  readonly seq: number;
  /** Number of results changed in deliberation before the withdrawal, and before it was taken back. */
  readonly changesBefore: number;
  readonly changesUntil: number;
}

export interface Arrival {
  readonly jurorId: string;
  readonly presence: SittingPresence;
  readonly at: Instant;
  readonly seq: number;
  /** Marks, votes and signs; otherwise speaks only. */
  readonly mayVote: boolean;
}

export interface JuryActs {
  /** Presence set for this passage at its reception, by member; the session's stands for the others. */
  readonly presence: Readonly<Record<string, PresenceMode>>;
  readonly arrivals: readonly Arrival[];
  /** Withdrawals that stand, in order; an undone one is no longer here. */
  readonly withdrawals: readonly Withdrawal[];
  readonly undone: readonly UndoneWithdrawal[];
  /** The successor whom the remaining members named last, or null. */
  readonly presidentId: string | null;
  /** A link was found late, and the president has not ruled yet. */
  readonly awaitsRuling: boolean;
  /** The last withdrawal while it can be undone, with what to return to. */
  readonly undo: {
    readonly jurorId: string;
    readonly at: Reading;
    /** Whether it paused the clock. */
    readonly hasPaused: boolean;
    /** Whether an earlier withdrawal awaited its ruling already. */
    readonly wasAwaiting: boolean;
  } | null;
}

export const NO_ACTS: JuryActs = {
  presence: {},
  arrivals: [],
  withdrawals: [],
  undone: [],
  presidentId: null,
  awaitsRuling: false,
  undo: null,
};

/** `withdrawal`: the president's ruling on a link found late. */
export type RestartCause = 'interruption' | 'ruling' | 'withdrawal';

export type DetailField = 'birth-date' | 'birth-place' | 'case-title' | 'imported-result' | 'attachment';

/** A member's word on their link with the candidate, given once the passage began and before they are called in. */
type GivenWord = Pick<Declaration, 'jurorId' | 'kind' | 'reason'> & {
  /** As convened: who has a link never joins the jury of the passage. */
  readonly name: string;
};

/** Orders on the jury of a passage. Who may give them, and who confirmed, is settled before the machine is asked. */
export type JuryCommand =
  | { readonly type: 'set-presence'; readonly jurorId: string; readonly presence: PresenceMode }
  | {
      readonly type: 'call-member';
      readonly jurorId: string;
      readonly presence: SittingPresence;
      readonly mayVote: boolean;
    }
  | {
      readonly type: 'withdraw-member';
      readonly jurorId: string;
      readonly cause: WithdrawalCause;
      readonly reason: string;
      readonly confirmedBy: readonly string[];
      readonly isGridSealed: boolean;
      /** Number of results changed in deliberation so far. */
      readonly changesBefore: number;
    }
  | { readonly type: 'undo-withdrawal'; readonly jurorId: string; readonly changesBefore: number }
  | {
      readonly type: 'rule-on-withdrawal';
      readonly ruling: 'continue' | 'restart';
      readonly reason: string;
      readonly ruledBy: string;
    }
  | { readonly type: 'name-president'; readonly jurorId: string; readonly namedBy: readonly string[] }
  | {
      readonly type: 'restart-test';
      readonly cause: RestartCause;
      readonly reason: string;
      readonly ruledBy: string;
      readonly nextPassageId: string;
    }
  /** What may still be completed once the passage began; the values are in the frozen row. */
  | { readonly type: 'complete-details'; readonly fields: readonly DetailField[] }
  | ({ readonly type: 'note-declaration' } & GivenWord);

export type JuryEvent =
  | { readonly type: 'presence-set'; readonly jurorId: string; readonly presence: PresenceMode }
  | {
      readonly type: 'member-arrived';
      readonly jurorId: string;
      readonly presence: SittingPresence;
      readonly mayVote: boolean;
    }
  | {
      readonly type: 'member-withdrawn';
      readonly jurorId: string;
      readonly cause: WithdrawalCause;
      readonly reason: string;
      readonly confirmedBy: readonly string[];
      readonly isGridSealed: boolean;
      /** Number of results changed in deliberation so far. */
      readonly changesBefore: number;
      /** A link stops what is being timed until the president rules. */
      readonly hasPaused: boolean;
      readonly needsRuling: boolean;
    }
  | { readonly type: 'withdrawal-undone'; readonly jurorId: string; readonly changesBefore: number }
  | {
      readonly type: 'withdrawal-ruled';
      readonly ruling: 'continue' | 'restart';
      readonly reason: string;
      readonly ruledBy: string;
    }
  | { readonly type: 'president-named'; readonly jurorId: string; readonly namedBy: readonly string[] }
  | {
      readonly type: 'test-restarted';
      readonly cause: RestartCause;
      readonly reason: string;
      readonly ruledBy: string;
      readonly nextPassageId: string;
    }
  | { readonly type: 'details-completed'; readonly field: DetailField }
  | ({ readonly type: 'member-declared' } & GivenWord);

export type JuryRefusal =
  | 'withdrawal-awaits-ruling'
  | 'withdrawal-not-awaiting'
  | 'member-has-left'
  | 'interruption-too-short'
  | 'decision-recorded';

/** A member's forgotten PIN was replaced while this passage was under way. */
export interface PinReset {
  readonly jurorId: string;
  /** Members who answered for it with their PIN. */
  readonly confirmedBy: readonly string[];
  /** Whether the member had a grid here that was not sealed: it opens under the new PIN. */
  readonly isGridReopened: boolean;
}
