import { keepPreviousData, skipToken, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';

/** Titles of sessions read at once, to choose one of. */
const TITLES_AT_ONCE = 100;

/** Which sessions, and which part of them. */
export type SessionQuery = Parameters<PupitreApi['sessions']['list']>[0];

export type AttentionQuery = Parameters<PupitreApi['sessions']['attention']>[0];

export const preparationKeys = {
  referentiels: ['referentiels'],
  referentiel: (id: string, version: string) => ['referentiels', id, version],
  sessions: ['sessions'],
  sessionList: (query: SessionQuery) => ['sessions', 'list', query],
  sessionTitles: ['sessions', 'titles'],
  attention: (query: AttentionQuery) => ['sessions', 'attention', query],
  session: (sessionId: string) => ['session', sessionId],
  allSessions: ['session'],
  setup: (passageId: string) => ['setup', passageId],
  allSetups: ['setup'],
} as const;

export function useReferentiels() {
  return useQuery({ queryKey: preparationKeys.referentiels, queryFn: () => api.referentiels.list() });
}

/** One référentiel with its wording; nothing is read while it is not known which. */
export function useReferentiel(ref: { readonly id: string; readonly version: string } | undefined) {
  return useQuery({
    queryKey: preparationKeys.referentiel(ref?.id ?? '', ref?.version ?? ''),
    queryFn: ref === undefined ? skipToken : () => api.referentiels.get({ id: ref.id, version: ref.version }),
  });
}

/** A part of the sessions; what stood there stays while another is read. */
export function useSessions(query: SessionQuery) {
  return useQuery({
    queryKey: preparationKeys.sessionList(query),
    queryFn: () => api.sessions.list(query),
    placeholderData: keepPreviousData,
  });
}

/** What waits for a person in all sessions. */
export function useAttention(query: AttentionQuery) {
  return useQuery({
    queryKey: preparationKeys.attention(query),
    queryFn: () => api.sessions.attention(query),
    placeholderData: keepPreviousData,
  });
}

/** Titles of all sessions, the latest first, as many of them as were asked for. */
export function useSessionTitles() {
  return useInfiniteQuery({
    queryKey: preparationKeys.sessionTitles,
    initialPageParam: 0,
    queryFn: async ({ pageParam: offset }) => {
      const { count, rows } = await api.sessions.list({ offset, limit: TITLES_AT_ONCE });
      const end = offset + rows.length;
      return {
        titles: rows.map(({ id, title }) => ({ id, title })),
        next: rows.length > 0 && end < count ? end : null,
      };
    },
    getNextPageParam: ({ next }) => next,
  });
}

export function useSession(sessionId: string | undefined) {
  return useQuery({
    queryKey: preparationKeys.session(sessionId ?? ''),
    queryFn: sessionId === undefined ? skipToken : () => api.sessions.get({ sessionId }),
  });
}

/** Several sessions whole, in the order asked; those still loading are left out. */
export function useSessionViews(sessionIds: readonly string[]) {
  const results = useQueries({
    queries: sessionIds.map((sessionId) => ({
      queryKey: preparationKeys.session(sessionId),
      queryFn: () => api.sessions.get({ sessionId }),
    })),
  });
  return results.flatMap((result) => (result.data === undefined ? [] : [result.data]));
}

export function useSetup(passageId: string | undefined) {
  return useQuery({
    queryKey: preparationKeys.setup(passageId ?? ''),
    queryFn: passageId === undefined ? skipToken : () => api.setups.get({ passageId }),
  });
}
