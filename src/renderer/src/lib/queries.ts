/** One hook for each reading of the API. Writings are `useMutation` in the features, through `use-write.ts`. */
import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { ArchiveQuery } from './archive-query.ts';
import { queryKeys } from './query-keys.ts';

export function useAppInfo() {
  return useQuery({ queryKey: queryKeys.appInfo, queryFn: () => api.app.info() });
}

export function usePreferences() {
  return useQuery({ queryKey: queryKeys.preferences, queryFn: () => api.app.preferences() });
}

export function useReferentiels() {
  return useQuery({ queryKey: queryKeys.referentiels, queryFn: () => api.referentiels.list() });
}

export function useSessions() {
  return useQuery({ queryKey: queryKeys.sessions, queryFn: () => api.sessions.list() });
}

export function useSession(sessionId: string | undefined) {
  return useQuery({
    queryKey: queryKeys.session(sessionId ?? ''),
    queryFn: sessionId === undefined ? skipToken : () => api.sessions.get({ sessionId }),
  });
}

/** Several sessions whole, in the order asked; those still loading are left out. */
export function useSessionViews(sessionIds: readonly string[]) {
  const results = useQueries({
    queries: sessionIds.map((sessionId) => ({
      queryKey: queryKeys.session(sessionId),
      queryFn: () => api.sessions.get({ sessionId }),
    })),
  });
  return results.flatMap((result) => (result.data === undefined ? [] : [result.data]));
}

export function useSetup(passageId: string | undefined) {
  return useQuery({
    queryKey: queryKeys.setup(passageId ?? ''),
    queryFn: passageId === undefined ? skipToken : () => api.setups.get({ passageId }),
  });
}

/** The passage as a whole; broadcasts replace it, so it is always the last acknowledged state. */
export function usePassage(passageId: string) {
  return useQuery({
    queryKey: queryKeys.passage(passageId),
    queryFn: () => api.passages.get({ passageId }),
  });
}

export function useJournal(passageId: string) {
  return useQuery({
    queryKey: queryKeys.journal(passageId),
    queryFn: () => api.passages.journal({ passageId }),
  });
}

export function useDeliberation(passageId: string) {
  return useQuery({
    queryKey: queryKeys.deliberation(passageId),
    queryFn: () => api.deliberation.get({ passageId }),
  });
}

/** The pages as they stand: a draft before locking, the signed document after. */
export function useMinutesPreview(passageId: string) {
  return useQuery({
    queryKey: queryKeys.minutesPreview(passageId),
    queryFn: () => api.minutes.preview({ passageId }),
    placeholderData: keepPreviousData,
  });
}

export function useArchiveSearch(query: ArchiveQuery) {
  return useQuery({
    queryKey: queryKeys.archiveSearch(query),
    queryFn: () => api.archive.search(query),
    placeholderData: keepPreviousData,
  });
}

export function useArchived(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.archived(minutesId),
    queryFn: () => api.archive.get({ minutesId }),
  });
}

export function useArchivedPdf(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.archivedPdf(minutesId),
    queryFn: () => api.archive.pdf({ minutesId }),
  });
}

/** Checks the stored files against their digests, anew each time that a reading of them is opened. */
export function useVerification(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.verification(minutesId),
    queryFn: () => api.archive.verify({ minutesId }),
    staleTime: 0,
  });
}
