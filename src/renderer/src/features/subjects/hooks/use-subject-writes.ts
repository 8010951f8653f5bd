import { useQueryClient } from '@tanstack/react-query';
import type { SubjectView } from '../../../../../shared/areas/subjects.ts';
import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { subjectsKeys } from '../queries.ts';

/** The bank is read again before the saved subject is shown in its place. */
function useKeepSubject() {
  const client = useQueryClient();
  return async (saved: SubjectView) => {
    await client.invalidateQueries({ queryKey: subjectsKeys.subjects });
    client.setQueryData(subjectsKeys.subject(saved.id, null), saved);
  };
}

export function useSaveSubject() {
  return useWrite(api.subjects.save, undefined, { onDone: useKeepSubject() });
}

export function useRetireSubject() {
  return useWrite(api.subjects.setRetired, undefined, { onDone: useKeepSubject() });
}

export function usePrintSubject() {
  return useDesktopWrite(api.subjects.print);
}

export function useExportSubjects() {
  return useDesktopWrite(api.subjects.exportFiles);
}
