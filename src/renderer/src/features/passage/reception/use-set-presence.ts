import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

type PresenceInput = Parameters<PupitreApi['passages']['setPresence']>[0];

/** Records whether a member attends this passage; the other passages keep theirs. */
export function useSetPresence(passageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: PresenceInput) => api.passages.setPresence(input),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(passageId), view);
    },
  });
}
