import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../../passage/queries.ts';
import { preparationKeys } from '../queries.ts';

/** Saves a passage's set-up; its session and the passage are read again. */
export function useSavePassage() {
  return useWrite(api.setups.save, ({ id }) => preparationKeys.setup(id), {
    readAgain: ({ id, sessionId }) => [
      preparationKeys.session(sessionId),
      preparationKeys.sessions,
      passageKeys.passage(id),
    ],
  });
}
