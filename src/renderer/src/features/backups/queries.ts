import { useQuery } from '@tanstack/react-query';
import type { BackupRow } from '../../../../shared/areas/backups.ts';
import { api } from '../../lib/api.ts';

export const backupsKeys = {
  store: ['store'],
  loss: ['store', 'loss'],
  restorePreview: (place: string, name: string) => ['restore-preview', place, name],
} as const;

/** Whether anything can still be kept. */
export function useStoreLoss() {
  return useQuery({ queryKey: backupsKeys.loss, queryFn: () => api.backups.store() });
}

/** The copies of the data. */
export function useBackups() {
  return useQuery({ queryKey: backupsKeys.store, queryFn: () => api.backups.state() });
}

/** Checks a backup and compares it with the data, anew each time that it is asked. */
export function useRestorePreview({ name, place }: Pick<BackupRow, 'name' | 'place'>) {
  return useQuery({
    queryKey: backupsKeys.restorePreview(place, name),
    queryFn: () => api.backups.preview({ name, place }),
    staleTime: 0,
    gcTime: 0,
  });
}
