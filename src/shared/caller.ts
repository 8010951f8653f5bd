/** Who sends a request: what a transport knows of the other end before anything that it sends is read. */

/**
 * `desk`: the window of the application, at the jury's table. `juror`: a member's own device, for their seat only.
 * `display`: a screen that shows the clock. `outsider`: a device that nobody has let in.
 */
export type Role = 'desk' | 'juror' | 'display' | 'outsider';

/** The member whom a juror's device speaks for. */
export interface Seat {
  readonly sessionId: string;
  readonly jurorId: string;
}

/** `device` names the machine for as long as it is connected: a seat stays on the one that opened it. */
export type Caller =
  | { readonly device: string; readonly role: 'juror'; readonly seat: Seat }
  | { readonly device: string; readonly role: Exclude<Role, 'juror'> };

/** The application's own window. */
export const DESK: Caller = { device: 'desk', role: 'desk' };
