import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CeremonyDocument } from '../../../../shared/areas/session-minutes.ts';
import { api } from '../../lib/api.ts';

export const sessionMinutesKeys = {
  sessionMinutes: ['session-minutes'],
  ofSession: (sessionId: string) => ['session-minutes', 'of-session', sessionId],
  archived: (sessionMinutesId: string) => ['session-minutes', 'archived', sessionMinutesId],
  verification: (sessionMinutesId: string) => ['session-minutes', 'verification', sessionMinutesId],
  proof: (sessionMinutesId: string) => ['session-minutes', 'proof', sessionMinutesId],
  lockedPages: (sessionId: string, revision: number, signatureCount: number) => [
    'session-minutes',
    'locked-pages',
    sessionId,
    revision,
    signatureCount,
  ],
  preview: (sessionId: string) => ['session-minutes', 'preview', sessionId],
  toSign: (sessionId: string, jurorId: string) => ['session-minutes', 'to-sign', sessionId, jurorId],
  pages: (kind: string, id: string, contentDigest: string) => [
    'session-minutes',
    'pages',
    kind,
    id,
    contentDigest,
  ],
} as const;

/** What there is of a session's minutes. */
export function useSessionMinutes(sessionId: string) {
  return useQuery({
    queryKey: sessionMinutesKeys.ofSession(sessionId),
    queryFn: () => api.sessionMinutes.get({ sessionId }),
  });
}

/** The pages: a draft of what is decided, or the locked document with the signatures given so far. */
export function useSessionPreview(sessionId: string, isWanted: boolean) {
  return useQuery({
    queryKey: sessionMinutesKeys.preview(sessionId),
    queryFn: () => api.sessionMinutes.preview({ sessionId }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** Archived minutes of a session, whole. */
export function useArchivedSession(sessionMinutesId: string) {
  return useQuery({
    queryKey: sessionMinutesKeys.archived(sessionMinutesId),
    queryFn: () => api.sessionMinutes.archived({ sessionMinutesId }),
  });
}

/** Checks the stored document anew each time that a reading of it is opened. */
export function useSessionVerification(sessionMinutesId: string) {
  return useQuery({
    queryKey: sessionMinutesKeys.verification(sessionMinutesId),
    queryFn: () => api.sessionMinutes.verify({ sessionMinutesId }),
    staleTime: 0,
  });
}

/** The pages of the proof file, made anew each time that they are opened. */
export function useSessionProof(sessionMinutesId: string) {
  return useQuery({
    queryKey: sessionMinutesKeys.proof(sessionMinutesId),
    queryFn: () => api.sessionMinutes.proof({ sessionMinutesId }),
    staleTime: 0,
  });
}

/** Pages of what is locked; `signatureCount` asks for them anew after each signature. */
export function useLockedPages(sessionId: string, revision: number, signatureCount: number) {
  return useQuery({
    queryKey: sessionMinutesKeys.lockedPages(sessionId, revision, signatureCount),
    queryFn: () => api.sessionMinutes.preview({ sessionId }),
    placeholderData: keepPreviousData,
  });
}

/** The sealed document of that id. */
export function useSealedPages(sessionMinutesId: string | null) {
  return useQuery({
    queryKey: sessionMinutesKeys.pages('sealed', sessionMinutesId ?? '', ''),
    queryFn: () => api.sessionMinutes.read({ sessionMinutesId: sessionMinutesId ?? '' }),
    enabled: sessionMinutesId !== null,
  });
}

/** Locked documents of the session that await that member. */
export function useDocumentsToSign(sessionId: string, jurorId: string | null) {
  return useQuery({
    queryKey: sessionMinutesKeys.toSign(sessionId, jurorId ?? ''),
    queryFn: () => api.sessionMinutes.toSign({ sessionId, jurorId: jurorId ?? '' }),
    enabled: jurorId !== null,
  });
}

/** The pages of one of them. */
export function useDocumentPages({ contentDigest, id, kind }: CeremonyDocument) {
  return useQuery({
    queryKey: sessionMinutesKeys.pages(kind, id, contentDigest),
    queryFn: () =>
      kind === 'passage'
        ? api.minutes.preview({ passageId: id })
        : api.sessionMinutes.preview({ sessionId: id }),
  });
}
