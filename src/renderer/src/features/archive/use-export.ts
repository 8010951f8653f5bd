import { useMutation } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { errorCodeOf } from '../../lib/errors.ts';

/** Exports minutes to a folder; closing the folder dialog is no error. */
export function useExport() {
  const { mutate, error, isPending, data } = useMutation({ mutationFn: api.archive.exportFiles });
  const isRefusal = error !== null && errorCodeOf(error) !== 'cancelled';
  return { write: mutate, error: isRefusal ? error : null, isPending, report: data };
}
