import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Saves a passage's set-up; the answer replaces the cached one and the session is read again. */
export function useSavePassage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.setups.save,
    onSuccess: (setup) => {
      client.setQueryData(queryKeys.setup(setup.id), setup);
      void client.invalidateQueries({ queryKey: queryKeys.session(setup.sessionId) });
      void client.invalidateQueries({ queryKey: queryKeys.sessions });
      void client.invalidateQueries({ queryKey: queryKeys.passage(setup.id) });
    },
  });
}
