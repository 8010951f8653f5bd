import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const deliberationKeys = {
  deliberation: (passageId: string) => ['deliberation', passageId],
} as const;

const LIMIT_EVERY_MS = 20_000;

export function useDeliberation(passageId: string) {
  return useQuery({
    queryKey: deliberationKeys.deliberation(passageId),
    queryFn: () => api.deliberation.get({ passageId }),
    // The time that is left is told in minutes.
    refetchInterval: ({ state }) => ((state.data?.limit ?? null) === null ? false : LIMIT_EVERY_MS),
  });
}
