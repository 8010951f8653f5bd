import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const certificationsKeys = {
  drafts: ['certification-drafts'],
  draft: (draftId: string) => ['certification-drafts', draftId],
} as const;

/** Certifications that are being written, the latest first. */
export function useDrafts() {
  return useQuery({ queryKey: certificationsKeys.drafts, queryFn: () => api.drafts.list() });
}

/** One of them whole. */
export function useDraft(draftId: string) {
  return useQuery({
    queryKey: certificationsKeys.draft(draftId),
    queryFn: () => api.drafts.get({ draftId }),
  });
}
