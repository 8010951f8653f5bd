import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { runningPassageOf, useSecondClock } from './second-clock.tsx';

type UndoInput = Omit<Parameters<PupitreApi['passages']['undoWithdrawal']>[0], 'passageId'>;
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

/** Takes a departure back, while main still accepts it. What would set a second clock going is asked first. */
export function useUndoWithdrawal(passageId: string) {
  const client = useQueryClient();
  const { ask } = useSecondClock();
  const mutation = useMutation({
    mutationFn: (input: UndoInput) => api.passages.undoWithdrawal({ passageId, ...input }),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(passageId), view);
    },
    onError: (error, input) => {
      const running = runningPassageOf(error);
      if (running === null) return;
      const confirm = () => {
        mutation.mutate({ ...input, isSecondClockConfirmed: true });
      };
      ask({ passageId: running, confirm });
    },
  });
  return mutation;
}
