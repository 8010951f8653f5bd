import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { backupsKeys } from '../queries.ts';

/** Each answer is the whole of the backups. */
const ofBackups = () => backupsKeys.store;

export function useMakeBackup() {
  return useDesktopWrite(() => api.backups.make(), ofBackups);
}

export function useChooseSecond() {
  return useDesktopWrite(() => api.backups.chooseSecond(), ofBackups);
}

export function useForgetSecond() {
  return useWrite(() => api.backups.forgetSecond(), ofBackups);
}

/** The application starts anew after it: there is no success to show. */
export function useRestore() {
  return useWrite(api.backups.restore);
}

export function useRescue() {
  return useDesktopWrite(() => api.backups.rescue());
}
