import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const handoverKeys = {
  handovers: ['handovers'],
  ofSession: (sessionId: string) => ['handovers', sessionId],
} as const;

/** What a session has to do with other laptops. */
export function useHandovers(sessionId: string) {
  return useQuery({
    queryKey: handoverKeys.ofSession(sessionId),
    queryFn: () => api.handovers.ofSession({ sessionId }),
  });
}
