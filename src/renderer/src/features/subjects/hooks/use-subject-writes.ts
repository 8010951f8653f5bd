import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubjectView } from '../../../../../shared/areas/subjects.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useDesktopWrite } from '../../../lib/use-desktop-write.ts';

function useKeepSubject() {
  const client = useQueryClient();
  return async (saved: SubjectView) => {
    await client.invalidateQueries({ queryKey: queryKeys.subjects });
    client.setQueryData(queryKeys.subject(saved.id, null), saved);
  };
}

export function useSaveSubject() {
  return useMutation({ mutationFn: api.subjects.save, onSuccess: useKeepSubject() });
}

export function useRetireSubject() {
  return useMutation({ mutationFn: api.subjects.setRetired, onSuccess: useKeepSubject() });
}

export function usePrintSubject() {
  return useDesktopWrite(api.subjects.print);
}

export function useExportSubjects() {
  return useDesktopWrite(api.subjects.exportFiles);
}
