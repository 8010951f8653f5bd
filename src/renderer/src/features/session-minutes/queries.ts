import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const sessionMinutesKeys = {
  sessionMinutes: ['session-minutes'],
  ofSession: (sessionId: string) => ['session-minutes', 'of-session', sessionId],
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
