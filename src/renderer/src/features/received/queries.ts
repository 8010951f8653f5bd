import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { ListPart } from '../../ui/index.ts';

/** Under the key of decisions: what was received is read again with everything that it may change. */
export const receivedKeys = {
  foreign: (sessionId: string, part: ListPart) => ['decisions', 'foreign', sessionId, part],
  candidates: (sessionId: string, part: ListPart) => ['decisions', 'foreign-candidates', sessionId, part],
  pages: (foreignId: string) => ['decisions', 'foreign-pages', foreignId],
  authorities: (part: ListPart) => ['decisions', 'authorities', part],
} as const;

/** Minutes that were received for a session. */
export function useForeign(sessionId: string, part: ListPart) {
  return useQuery({
    queryKey: receivedKeys.foreign(sessionId, part),
    queryFn: () => api.decisions.foreign({ sessionId, ...part }),
    placeholderData: keepPreviousData,
  });
}

/** Whom they tell of. */
export function useForeignCandidates(sessionId: string, part: ListPart) {
  return useQuery({
    queryKey: receivedKeys.candidates(sessionId, part),
    queryFn: () => api.decisions.foreignCandidates({ sessionId, ...part }),
    placeholderData: keepPreviousData,
  });
}

/** The document, as it was received. */
export function useForeignPages(foreignId: string) {
  return useQuery({
    queryKey: receivedKeys.pages(foreignId),
    queryFn: () => api.decisions.readForeign({ foreignId }),
    staleTime: Infinity,
  });
}

export function useAuthorities(part: ListPart) {
  return useQuery({
    queryKey: receivedKeys.authorities(part),
    queryFn: () => api.decisions.authorities(part),
    placeholderData: keepPreviousData,
  });
}
