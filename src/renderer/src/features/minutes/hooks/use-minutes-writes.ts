import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../../passage/queries.ts';
import { minutesKeys } from '../queries.ts';

/** A member signs the locked content. */
export function useSign() {
  return usePassageWrite(api.minutes.sign);
}

/** Voids the lock and its signatures, with a reason. */
export function useUnlock() {
  return usePassageWrite(api.minutes.unlock);
}

/** Stores the signed minutes for good. */
export function useArchive() {
  return usePassageWrite((passageId: string) => api.minutes.archive({ passageId }));
}

function usePassageWrite<Input>(write: (input: Input) => Promise<PassageView>) {
  return useWrite(write, ({ passageId }) => passageKeys.passage(passageId), {
    readAgain: ({ passageId }) => [minutesKeys.minutesPreview(passageId)],
  });
}
