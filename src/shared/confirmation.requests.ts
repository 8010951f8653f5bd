import { z } from 'zod';
import { seatInput } from './requests.ts';

const MAX_CONFIRMATIONS = 20;

/** A member's word for an act that reveals or takes away: who, and their PIN. */
export const pinConfirmation = seatInput.pick({ jurorId: true, pin: true });

export type PinConfirmation = z.output<typeof pinConfirmation>;

/** Words of several members for one act. */
export const pinConfirmations = z.array(pinConfirmation).min(1).max(MAX_CONFIRMATIONS);
