import { useMutation } from '@tanstack/react-query';
import { errorCodeOf } from './errors.ts';

/** A request during which the system asks where to write or how to print; closing that dialog is no error to show. */
export function useDesktopWrite<Request, Result>(mutationFn: (request: Request) => Promise<Result>) {
  const { data, error, isPending, mutate } = useMutation({ mutationFn });
  const isRefusal = error !== null && errorCodeOf(error) !== 'cancelled';
  return { write: mutate, error: isRefusal ? error : null, isPending, result: data };
}
