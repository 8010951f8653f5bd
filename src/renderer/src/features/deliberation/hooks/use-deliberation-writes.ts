import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

type ResultInput = Parameters<PupitreApi['deliberation']['setResult']>[0];
type DecisionInput = Parameters<PupitreApi['deliberation']['decide']>[0];
type CommandInput = Parameters<PupitreApi['passages']['command']>[0];

/** Saves the result of one competence. */
export function useSetResult() {
  return useDeliberationWrite((input: ResultInput) => api.deliberation.setResult(input));
}

/** Saves the jury's decision. */
export function useDecide() {
  return useDeliberationWrite((input: DecisionInput) => api.deliberation.decide(input));
}

/** Opens or closes the deliberation, or asks anything else of the passage. */
export function usePassageCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CommandInput) => api.passages.command(input),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(view.passageId), view);
    },
  });
}

/** Locks the content for signing. */
export function useLock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (passageId: string) => api.minutes.lock({ passageId }),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.passage(view.passageId), view);
    },
  });
}

function useDeliberationWrite<Input>(write: (input: Input) => Promise<DeliberationView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (view) => {
      client.setQueryData(queryKeys.deliberation(view.passageId), view);
    },
  });
}
