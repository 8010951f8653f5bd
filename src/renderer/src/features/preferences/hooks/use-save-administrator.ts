import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preferencesKeys } from '../queries.ts';

export function useSaveAdministrator() {
  return useWrite(api.app.saveAdministrator, () => preferencesKeys.administrators);
}

const RECOVERY = { readAgain: () => [preferencesKeys.recovery] };

export function useMakeRecoveryCode() {
  return useWrite(api.app.makeRecoveryCode, undefined, { ...RECOVERY, gcTime: 0 });
}

export function useRecoverAdministrator() {
  return useWrite(api.app.recoverAdministrator, undefined, RECOVERY);
}
