import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** A writing that answers the session as it became; the cache takes the answer at once. */
function useSessionWrite<Input>(write: (input: Input) => Promise<SessionView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (session) => {
      client.setQueryData(queryKeys.session(session.id), session);
      void client.invalidateQueries({ queryKey: queryKeys.sessions });
    },
  });
}

export const useSaveSession = () => useSessionWrite(api.sessions.save);
export const useCreateSample = () => useSessionWrite<undefined>(() => api.sessions.createSample());
export const useSaveMember = () => useSessionWrite(api.sessions.saveMember);
export const useRemoveMember = () => useSessionWrite(api.sessions.removeMember);
export const useSetPin = () => useSessionWrite(api.sessions.setPin);
export const useRemovePassage = () => useSessionWrite(api.setups.remove);
