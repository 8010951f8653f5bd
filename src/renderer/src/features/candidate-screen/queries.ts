import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const candidateScreenKeys = {
  candidateScreen: ['candidate-screen'],
} as const;

/** The displays of this computer, and what the candidate sees on one of them. */
export function useCandidateWindow() {
  return useQuery({
    queryKey: candidateScreenKeys.candidateScreen,
    queryFn: () => api.candidateScreen.state(),
  });
}
