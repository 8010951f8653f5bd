import { useNavigate } from '@tanstack/react-router';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../queries.ts';

type Input<Act extends keyof PupitreApi['passages']> = Omit<
  Parameters<PupitreApi['passages'][Act]>[0],
  'passageId'
>;

/** An act that answers a view; when the test begins anew it is another passage's, and the screen goes there. */
function useAct<Request>(
  passageId: string,
  act: (input: Request) => Promise<PassageView>,
  onDone?: () => void,
) {
  const navigate = useNavigate();
  return useWrite(act, (view) => passageKeys.passage(view.passageId), {
    readAgain: (view) => (view.passageId === passageId ? [] : [passageKeys.passage(passageId)]),
    onDone: (view) => {
      if (view.passageId !== passageId) {
        void navigate({ to: '/passages/$passageId', params: { passageId: view.passageId } });
      }
      onDone?.();
    },
  });
}

/** Records the president's ruling on a link found late. */
export function useRuleOnWithdrawal(passageId: string) {
  return useAct(passageId, (input: Input<'ruleOnWithdrawal'>) =>
    api.passages.ruleOnWithdrawal({ passageId, ...input }),
  );
}

/** Records whom the remaining members named to preside. */
export function useNamePresident(passageId: string) {
  return useAct(passageId, (input: Input<'namePresident'>) =>
    api.passages.namePresident({ passageId, ...input }),
  );
}

/** Begins the test anew, by the president's word. */
export function useRestart(passageId: string) {
  return useAct(passageId, (input: Input<'restart'>) => api.passages.restart({ passageId, ...input }));
}

/**
 * Gives a seat to a member who has declared that they have no link with the candidate. `onCalled` is told even when the panel
 * that called is gone by then, as it is once nobody is left to call.
 */
export function useCallMember(passageId: string, onCalled: () => void) {
  return useAct(
    passageId,
    (input: Input<'callMember'>) => api.passages.callMember({ passageId, ...input }),
    onCalled,
  );
}
