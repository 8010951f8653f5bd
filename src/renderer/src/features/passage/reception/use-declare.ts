import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../queries.ts';

/** Records a member's word on their link with the candidate. */
export function useDeclare(passageId: string) {
  return useWrite(api.passages.declare, () => passageKeys.passage(passageId));
}
