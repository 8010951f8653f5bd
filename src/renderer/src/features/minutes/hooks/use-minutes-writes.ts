import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** A member signs the locked content. */
export function useSign() {
  return usePassageWrite((input: Parameters<PupitreApi['minutes']['sign']>[0]) => api.minutes.sign(input));
}

/** Voids the lock and its signatures, with a reason. */
export function useUnlock() {
  return usePassageWrite((input: Parameters<PupitreApi['minutes']['unlock']>[0]) =>
    api.minutes.unlock(input),
  );
}

/** Stores the signed minutes for good. */
export function useArchive() {
  return usePassageWrite((passageId: string) => api.minutes.archive({ passageId }));
}

function usePassageWrite<Input>(write: (input: Input) => Promise<PassageView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(view.passageId), view);
      void client.invalidateQueries({ queryKey: queryKeys.minutesPreview(view.passageId) });
    },
  });
}
