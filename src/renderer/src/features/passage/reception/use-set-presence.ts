import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../queries.ts';

/** Records whether a member attends this passage; the other passages keep theirs. */
export function useSetPresence(passageId: string) {
  return useWrite(api.passages.setPresence, () => passageKeys.passage(passageId));
}
