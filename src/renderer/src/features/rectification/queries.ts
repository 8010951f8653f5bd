import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const rectificationKeys = {
  rectification: (minutesId: string) => ['archive', 'rectification', minutesId],
  rectificationPages: (minutesId: string, revision: number, signatureCount: number) => [
    'archive',
    'rectification-pages',
    minutesId,
    revision,
    signatureCount,
  ],
} as const;

/** The rectifications of a passage's minutes, open or not. */
export function useRectification(minutesId: string) {
  return useQuery({
    queryKey: rectificationKeys.rectification(minutesId),
    queryFn: () => api.rectifications.get({ minutesId }),
  });
}

/** Pages of the open rectification; `signatureCount` asks for them anew after each signature. */
export function useRectificationPages(minutesId: string, revision: number, signatureCount: number) {
  return useQuery({
    queryKey: rectificationKeys.rectificationPages(minutesId, revision, signatureCount),
    queryFn: () => api.rectifications.pages({ minutesId }),
    placeholderData: (previous) => previous,
  });
}
