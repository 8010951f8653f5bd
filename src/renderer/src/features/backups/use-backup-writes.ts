import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BackupsView } from '../../../../shared/areas/backups.ts';
import { api } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useDesktopWrite } from '../../lib/use-desktop-write.ts';

/** A change of the backups; the answer is the whole of them. */
function useKept(change: () => Promise<BackupsView>): () => Promise<BackupsView> {
  const client = useQueryClient();
  return async () => {
    const view = await change();
    client.setQueryData(queryKeys.store, view);
    return view;
  };
}

export function useMakeBackup() {
  return useMutation({ mutationFn: useKept(() => api.backups.make()) });
}

export function useChooseSecond() {
  return useDesktopWrite(useKept(() => api.backups.chooseSecond()));
}

export function useForgetSecond() {
  return useMutation({ mutationFn: useKept(() => api.backups.forgetSecond()) });
}

/** The application starts anew after it: there is no success to show. */
export function useRestore() {
  return useMutation({ mutationFn: api.backups.restore });
}

export function useRescue() {
  return useDesktopWrite(() => api.backups.rescue());
}
