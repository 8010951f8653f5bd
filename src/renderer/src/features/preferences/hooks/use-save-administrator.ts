import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preferencesKeys } from '../queries.ts';

export function useSaveAdministrator() {
  return useWrite(api.app.saveAdministrator, () => preferencesKeys.administrators);
}
