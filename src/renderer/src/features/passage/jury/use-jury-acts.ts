import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

type Input<Act extends keyof PupitreApi['passages']> = Omit<
  Parameters<PupitreApi['passages'][Act]>[0],
  'passageId'
>;

/** Takes the view that main answers; when the test begins anew it is another passage's, and the screen goes there. */
function useTakeView(passageId: string): (view: PassageView) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (view) => {
    client.setQueryData(queryKeys.passage(view.passageId), view);
    if (view.passageId === passageId) return;
    void client.invalidateQueries({ queryKey: queryKeys.passage(passageId) });
    void navigate({ to: '/passages/$passageId', params: { passageId: view.passageId } });
  };
}

/** Records the president's ruling on a link found late. */
export function useRuleOnWithdrawal(passageId: string) {
  return useMutation({
    mutationFn: (input: Input<'ruleOnWithdrawal'>) => api.passages.ruleOnWithdrawal({ passageId, ...input }),
    onSuccess: useTakeView(passageId),
  });
}

/** Records whom the remaining members named to preside. */
export function useNamePresident(passageId: string) {
  return useMutation({
    mutationFn: (input: Input<'namePresident'>) => api.passages.namePresident({ passageId, ...input }),
    onSuccess: useTakeView(passageId),
  });
}

/** Begins the test anew, by the president's word. */
export function useRestart(passageId: string) {
  return useMutation({
    mutationFn: (input: Input<'restart'>) => api.passages.restart({ passageId, ...input }),
    onSuccess: useTakeView(passageId),
  });
}

/**
 * Gives a seat to a member who has declared that they have no link with the candidate. `onCalled` is told even when the panel
 * that called is gone by then, as it is once nobody is left to call.
 */
export function useCallMember(passageId: string, onCalled: () => void) {
  const takeView = useTakeView(passageId);
  return useMutation({
    mutationFn: (input: Input<'callMember'>) => api.passages.callMember({ passageId, ...input }),
    onSuccess: (view) => {
      takeView(view);
      onCalled();
    },
  });
}
