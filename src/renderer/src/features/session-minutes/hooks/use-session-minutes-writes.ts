import type { SessionMinutesView } from '../../../../../shared/areas/session-minutes.ts';
import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { sessionMinutesKeys } from '../queries.ts';

/** Locks what is decided, for signing. */
export function useLockSession() {
  return useSessionWrite(api.sessionMinutes.lock);
}

/** A member signs the locked content. */
export function useSignSession() {
  return useSessionWrite(api.sessionMinutes.sign);
}

/** Voids the lock and its signatures, with a reason. */
export function useUnlockSession() {
  return useSessionWrite(api.sessionMinutes.unlock);
}

/** Seals and stores what all have signed. */
export function useArchiveSession() {
  return useSessionWrite(api.sessionMinutes.archive);
}

/** Writes archived minutes to a folder, with those that they cite. */
export function useExportSession() {
  return useDesktopWrite(api.sessionMinutes.export);
}

/** Locks archived minutes with corrected mentions. */
export function useRectifySession() {
  return useWrite(api.sessionMinutes.rectify, ({ sessionId }) => sessionMinutesKeys.ofSession(sessionId), {
    readAgain: (_view, { sessionMinutesId }) => [sessionMinutesKeys.archived(sessionMinutesId)],
  });
}

/** Holds the minutes cited against files of other places. */
export function useVerifyAnnex() {
  return useDesktopWrite(api.sessionMinutes.verifyAnnex);
}

/** Signs all documents that were shown. */
export function useSignAll() {
  return useWrite(api.sessionMinutes.signAll, undefined, {
    readAgain: () => [sessionMinutesKeys.sessionMinutes],
  });
}

function useSessionWrite<Input>(write: (input: Input) => Promise<SessionMinutesView>) {
  return useWrite(write, ({ sessionId }) => sessionMinutesKeys.ofSession(sessionId), {
    readAgain: ({ sessionId }) => [sessionMinutesKeys.preview(sessionId)],
  });
}
