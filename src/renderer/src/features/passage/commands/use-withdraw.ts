import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

type WithdrawalInput = Parameters<PupitreApi['passages']['withdrawMember']>[0];

/** Records that a member leaves the jury of this passage. */
export function useWithdraw(passageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: WithdrawalInput) => api.passages.withdrawMember(input),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(passageId), view);
    },
  });
}

/** Takes a departure back, while main still accepts it. */
export function useUndoWithdrawal(passageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (jurorId: string) => api.passages.undoWithdrawal({ passageId, jurorId }),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(passageId), view);
    },
  });
}
