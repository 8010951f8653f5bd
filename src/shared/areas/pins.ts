/** A forgotten PIN, replaced before witnesses. */
import type { ResetTerms } from '../../domain/jury/pin-reset.ts';
import { answering } from '../endpoint.ts';
import { memberRef, pinConfirmations, pinSchema } from '../request-parts.ts';
import type { SessionView } from './preparation/sessions.ts';

/** A new PIN for a member who forgot theirs, under the PINs of those who answer for it. */
export const pinResetInput = memberRef.extend({
  pin: pinSchema,
  confirmations: pinConfirmations,
});

/** What it takes to give a member a new PIN, and what it does. */
export interface PinResetTerms {
  readonly jurorId: string;
  readonly name: string;
  readonly sessionId: string;
  /** Who can answer for it with their PIN. */
  readonly witnesses: readonly {
    readonly jurorId: string;
    readonly name: string;
    readonly hasPin: boolean;
  }[];
  /** What is enough at each place where the PIN opens something: all must be satisfied. */
  readonly tables: readonly ResetTerms[];
  /** The fewest who are enough everywhere; 0 when nobody can answer. */
  readonly required: number;
  /** Passages under way in whose journal it is written. */
  readonly openPassageCount: number;
}

/** What can be asked of this area. */
export const pinEndpoints = {
  pins: {
    /** Who must answer for a new PIN of that member. */
    resetTerms: answering<PinResetTerms>('desk')(memberRef),
    /** Replaces a forgotten PIN; passages under way journal it. */
    reset: answering<SessionView>('desk')(pinResetInput),
  },
} as const;
