import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const minutesKeys = {
  minutesPreview: (passageId: string) => ['minutes-preview', passageId],
  specimen: (content: string, testId: string) => ['minutes-specimen', testId, content],
} as const;

/** The pages as they stand: a draft before locking, the signed document after. */
export function useMinutesPreview(passageId: string) {
  return useQuery({
    queryKey: minutesKeys.minutesPreview(passageId),
    queryFn: () => api.minutes.preview({ passageId }),
    placeholderData: keepPreviousData,
  });
}

/** Pages of an invented passage under a certification, written or being written; each text is drawn once. */
export function useSpecimen(content: string, testId: string) {
  return useQuery({
    queryKey: minutesKeys.specimen(content, testId),
    queryFn: () => api.minutes.specimen({ content, testId }),
    staleTime: Infinity,
    gcTime: 0,
  });
}
