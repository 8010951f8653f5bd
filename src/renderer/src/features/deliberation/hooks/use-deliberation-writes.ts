import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../../passage/queries.ts';
import { deliberationKeys } from '../queries.ts';

const ofDeliberation = ({ passageId }: DeliberationView) => deliberationKeys.deliberation(passageId);
const ofPassage = ({ passageId }: PassageView) => passageKeys.passage(passageId);

/** Saves the result of one competence. */
export function useSetResult() {
  return useWrite(api.deliberation.setResult, ofDeliberation);
}

/** Saves the jury's decision. */
export function useDecide() {
  return useWrite(api.deliberation.decide, ofDeliberation);
}

/** Opens or closes the deliberation, or asks anything else of the passage. */
export function usePassageCommand() {
  return useWrite(api.passages.command, ofPassage);
}

/** Locks the content for signing. */
export function useLock() {
  return useWrite((passageId: string) => api.minutes.lock({ passageId }), ofPassage);
}
