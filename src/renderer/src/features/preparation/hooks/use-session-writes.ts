import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preparationKeys } from '../queries.ts';

/** A writing that answers the session as it became. */
function useSessionWrite<Input = void>(write: (input: Input) => Promise<SessionView>) {
  return useWrite(write, ({ id }) => preparationKeys.session(id), {
    readAgain: () => [preparationKeys.sessions],
  });
}

export const useSaveSession = () => useSessionWrite(api.sessions.save);
export const useCreateSample = () => useSessionWrite<undefined>(() => api.sessions.createSample());
export const useSaveMember = () => useSessionWrite(api.sessions.saveMember);
export const useRemoveMember = () => useSessionWrite(api.sessions.removeMember);
export const useSetPin = () => useSessionWrite(api.sessions.setPin);
export const useRemovePassage = () => useSessionWrite(api.setups.remove);
export const usePutTogether = () => useSessionWrite(api.setups.together);
export const usePutApart = () => useSessionWrite(api.setups.apart);
