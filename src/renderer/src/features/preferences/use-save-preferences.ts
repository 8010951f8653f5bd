import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';

/** Saves some of the preferences; the answer is the whole of them. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.app.setPreferences,
    onSuccess: (saved) => {
      client.setQueryData(queryKeys.preferences, saved);
    },
  });
}
