import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export type DeclarationInput = Parameters<PupitreApi['passages']['declare']>[0];

/** Records a member's word on their link with the candidate. */
export function useDeclare(passageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: DeclarationInput) => api.passages.declare(input),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(passageId), view);
    },
  });
}
