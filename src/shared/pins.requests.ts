import { pinConfirmations } from './confirmation.requests.ts';
import { memberRef, seatInput } from './requests.ts';

export { memberRef };

/** A new PIN for a member who forgot theirs, under the PINs of those who answer for it. */
export const pinResetInput = memberRef.extend({
  pin: seatInput.shape.pin,
  confirmations: pinConfirmations,
});
