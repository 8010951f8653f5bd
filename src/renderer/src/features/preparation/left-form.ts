/**
 * What was typed in a session's form, while its certification is read elsewhere: the form takes it back when it is shown again.
 * One at a time, as long as the window.
 */
import type { SessionDraft } from './session-draft.ts';

interface LeftForm {
  /** Of the session that is changed; null for a new one. */
  readonly sessionId: string | null;
  readonly draft: SessionDraft;
}

let left: LeftForm | null = null;

/** Keeps what stands in a form that is left to read something. */
export function leaveForm(form: LeftForm): void {
  left = form;
}

/** What was typed in that form, if it is the one that was left. */
export function leftDraft(sessionId: string | null): SessionDraft | null {
  return left?.sessionId === sessionId ? left.draft : null;
}

/** The form that waits to be gone on with; null when there is none. */
export function leftForm(): Pick<LeftForm, 'sessionId'> | null {
  return left;
}

/** Nothing waits any more: the form is shown, or was sent. */
export function forgetForm(): void {
  left = null;
}
