/** Who sends a request: what a transport knows of the other end before anything that it sends is read. */

/**
 * `desk`: the window of the application, at the jury's table. `juror`: a member's own device, for their seat only.
 * `display`: a screen that shows the clock, for the candidate's eyes too. `observer`: a device of someone who watches and
 * judges nothing. `outsider`: a device that nobody has let in.
 */
export type Role = 'desk' | 'juror' | 'display' | 'observer' | 'outsider';

/** The member whom a juror's device speaks for. */
export interface Seat {
  readonly sessionId: string;
  readonly jurorId: string;
}

/** `device` names the machine for as long as it is connected: a seat stays on the one that opened it. */
export type Caller =
  | { readonly device: string; readonly role: 'juror'; readonly seat: Seat }
  | { readonly device: string; readonly role: 'display' | 'observer'; readonly sessionId: string }
  | { readonly device: string; readonly role: 'desk' | 'outsider' };

/** The session that a device was let into; null for the desk, which sees all, and for whoever is outside. */
export function sessionOfCaller(caller: Caller): string | null {
  switch (caller.role) {
    case 'juror':
      return caller.seat.sessionId;
    case 'display':
    case 'observer':
      return caller.sessionId;
    case 'desk':
    case 'outsider':
      return null;
  }
}

/** The device that the candidate's screen on a display of the desk is. */
export const CANDIDATE_WINDOW = 'candidate-window';

/** The application's own window. */
export const DESK: Caller = { device: 'desk', role: 'desk' };
