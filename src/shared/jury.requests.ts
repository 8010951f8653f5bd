import { z } from 'zod';
import { WITHDRAWAL_CAUSES } from '../domain/jury/jury-acts.types.ts';
import { PRESENCE_MODES } from '../domain/jury/jury.types.ts';
import { pinConfirmation, pinConfirmations } from './confirmation.requests.ts';
import { passageRef, unlockInput } from './requests.ts';

const jurorIdSchema = pinConfirmation.shape.jurorId;
const reasonSchema = unlockInput.shape.reason;
/** The president who sits now answers for the act. */
const presidentPin = pinConfirmation.shape.pin;

const passageMember = passageRef.extend({ jurorId: jurorIdSchema });

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
  pin: presidentPin,
});

/** Confirmed by more than half of the voting members who sit. */
export const presidentInput = passageMember.extend({ confirmations: pinConfirmations });

export const restartInput = passageRef.extend({
  cause: z.enum(['interruption', 'ruling']),
  reason: reasonSchema,
  pin: presidentPin,
});
