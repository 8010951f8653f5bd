import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const pinsKeys = {
  pinReset: (jurorId: string) => ['session', 'pin-reset', jurorId],
} as const;

/** Who must answer for a member's new PIN, as it stands when the form opens. */
export function usePinResetTerms(jurorId: string) {
  return useQuery({
    queryKey: pinsKeys.pinReset(jurorId),
    queryFn: () => api.pins.resetTerms({ jurorId }),
    gcTime: 0,
  });
}
