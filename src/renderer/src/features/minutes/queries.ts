import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const minutesKeys = {
  minutesPreview: (passageId: string) => ['minutes-preview', passageId],
} as const;

/** The pages as they stand: a draft before locking, the signed document after. */
export function useMinutesPreview(passageId: string) {
  return useQuery({
    queryKey: minutesKeys.minutesPreview(passageId),
    queryFn: () => api.minutes.preview({ passageId }),
    placeholderData: keepPreviousData,
  });
}
