import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const deliberationKeys = {
  deliberation: (passageId: string) => ['deliberation', passageId],
} as const;

export function useDeliberation(passageId: string) {
  return useQuery({
    queryKey: deliberationKeys.deliberation(passageId),
    queryFn: () => api.deliberation.get({ passageId }),
  });
}
