import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';

/** Who must answer for a member's new PIN, as it stands when the form opens. */
export function usePinResetTerms(jurorId: string) {
  return useQuery({
    queryKey: queryKeys.pinReset(jurorId),
    queryFn: () => api.pins.resetTerms({ jurorId }),
    gcTime: 0,
  });
}

export function usePinReset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.pins.reset,
    // PINs are in the request: nothing of it is kept once it is answered.
    gcTime: 0,
    onSuccess: (session) => {
      client.setQueryData(queryKeys.session(session.id), session);
      void client.invalidateQueries({ queryKey: queryKeys.sessions });
    },
  });
}
