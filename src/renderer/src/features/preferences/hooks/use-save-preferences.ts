import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preferencesKeys } from '../queries.ts';

/** Saves some of the preferences; the answer is the whole of them. */
export function useSavePreferences() {
  return useWrite(api.app.setPreferences, () => preferencesKeys.preferences);
}
