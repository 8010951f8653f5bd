import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { ListPart } from '../../ui/index.ts';

export const handoverKeys = {
  handovers: ['handovers'],
  returned: (part: ListPart) => ['handovers', 'returned', part],
  ofSession: (sessionId: string) => ['handovers', sessionId],
} as const;

/** What a session has to do with other laptops. */
export function useHandovers(sessionId: string) {
  return useQuery({
    queryKey: handoverKeys.ofSession(sessionId),
    queryFn: () => api.handovers.ofSession({ sessionId }),
  });
}

/** A part of what came back from other laptops. */
export function useReturned(part: ListPart) {
  return useQuery({
    queryKey: handoverKeys.returned(part),
    queryFn: () => api.handovers.returned(part),
    placeholderData: keepPreviousData,
  });
}
