import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubjectView } from '../../../../../shared/views.ts';
import { api } from '../../../lib/api.ts';
import { errorCodeOf } from '../../../lib/errors.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** What a closed dialog of the system answers is no error to show. */
function shownError(error: unknown): unknown {
  return error !== null && errorCodeOf(error) !== 'cancelled' ? error : null;
}

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
  const { mutate, error, isPending } = useMutation({ mutationFn: api.subjects.print });
  return { print: mutate, error: shownError(error), isPending };
}

export function useExportSubjects() {
  const { mutate, error, isPending, data } = useMutation({ mutationFn: api.subjects.exportFiles });
  return { write: mutate, error: shownError(error), isPending, report: data };
}
