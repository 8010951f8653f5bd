import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../queries.ts';
import { runningPassageOf, useSecondClock } from './second-clock.tsx';

type UndoInput = Omit<Parameters<PupitreApi['passages']['undoWithdrawal']>[0], 'passageId'>;

/** Records that a member leaves the jury of this passage. */
export function useWithdraw(passageId: string) {
  return useWrite(api.passages.withdrawMember, () => passageKeys.passage(passageId));
}

/** Takes a departure back, while main still accepts it. What would set a second clock going is asked first. */
export function useUndoWithdrawal(passageId: string) {
  const { ask } = useSecondClock();
  const undo = useWrite(
    (input: UndoInput) => api.passages.undoWithdrawal({ passageId, ...input }),
    () => passageKeys.passage(passageId),
    {
      onRefused: (error, input) => {
        const running = runningPassageOf(error);
        if (running === null) return;
        const confirm = () => {
          undo.mutate({ ...input, isSecondClockConfirmed: true });
        };
        ask({ passageId: running, confirm });
      },
    },
  );
  return undo;
}
