import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const roleplayKeys = {
  roleplay: (passageId: string) => ['roleplay', passageId],
  allRoleplays: ['roleplay'],
  candidateSheet: (passageId: string) => ['candidate-sheet', passageId],
} as const;

/** For the jury's eyes only: it holds the cards. */
export function useRoleplay(passageId: string) {
  return useQuery({
    queryKey: roleplayKeys.roleplay(passageId),
    queryFn: () => api.roleplay.get({ passageId }),
  });
}

/** What the candidate is given to read. */
export function useCandidateSheet(passageId: string) {
  return useQuery({
    queryKey: roleplayKeys.candidateSheet(passageId),
    queryFn: () => api.roleplay.candidateSheetPreview({ passageId }),
    // Read anew each time it is shown: the subject may have been replaced.
    staleTime: 0,
    gcTime: 0,
  });
}
