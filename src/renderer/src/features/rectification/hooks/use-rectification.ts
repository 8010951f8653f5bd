import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { RectificationView } from '../../../../../shared/areas/minutes.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

type Requests = PupitreApi['rectifications'];

/** Pages of the open rectification; `signatureCount` asks for them anew after each signature. */
export function useRectificationPages(minutesId: string, revision: number, signatureCount: number) {
  return useQuery({
    queryKey: queryKeys.rectificationPages(minutesId, revision, signatureCount),
    queryFn: () => api.rectifications.pages({ minutesId }),
    placeholderData: (previous) => previous,
  });
}

export function useLockRectification() {
  return useWrite((input: Parameters<Requests['lock']>[0]) => api.rectifications.lock(input));
}

export function useSignRectification() {
  return useWrite((input: Parameters<Requests['sign']>[0]) => api.rectifications.sign(input));
}

export function useCancelRectification() {
  return useWrite((input: Parameters<Requests['cancel']>[0]) => api.rectifications.cancel(input));
}

export function useArchiveRectification() {
  return useWrite((input: Parameters<Requests['archive']>[0]) => api.rectifications.archive(input));
}

function useWrite<Input extends { readonly minutesId: string }>(
  write: (input: Input) => Promise<RectificationView>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (view, { minutesId }) => {
      client.setQueryData(queryKeys.rectification(minutesId), view);
    },
  });
}
