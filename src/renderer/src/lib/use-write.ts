import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { errorCodeOf } from './errors.ts';
import { readAgain } from './read-again.ts';

/** What follows a write, besides its answer being kept. */
export interface WriteOptions<Input, View> {
  /** Keys of what reads otherwise after it. */
  readonly readAgain?: (view: View, input: Input) => readonly QueryKey[];
  /** Once the answer is kept; a promise keeps the write pending. */
  readonly onDone?: (view: View, input: Input) => unknown;
  readonly onRefused?: (error: Error, input: Input) => void;
  /** Milliseconds for which the request is remembered. */
  readonly gcTime?: number;
}

type KeyOf<Input, View> = (view: View, input: Input) => QueryKey;

/** A write that answers with what it made, which stands in the cache at once under the key that `keyOf` says; without one, nowhere. */
export function useWrite<Input = void, View = unknown>(
  write: (input: Input) => Promise<View>,
  keyOf?: KeyOf<Input, View>,
  options: WriteOptions<Input, View> = {},
) {
  const client = useQueryClient();
  const { gcTime, onDone, onRefused } = options;
  return useMutation({
    mutationFn: (input: Input) => write(input),
    onSuccess: (view, input) => {
      keepAnswer(client, view, input, keyOf, options);
      return onDone?.(view, input);
    },
    ...(onRefused === undefined ? {} : { onError: onRefused }),
    ...(gcTime === undefined ? {} : { gcTime }),
  });
}

/** What is done with an answer. */
export function keepAnswer<Input, View>(
  client: QueryClient,
  view: View,
  input: Input,
  keyOf: KeyOf<Input, View> | undefined,
  { readAgain: keysOf }: Pick<WriteOptions<Input, View>, 'readAgain'>,
): void {
  if (keyOf !== undefined) client.setQueryData(keyOf(view, input), view);
  for (const queryKey of keysOf?.(view, input) ?? []) readAgain(client, { queryKey });
}

/** A write that someone may call off, by closing the system's dialog or by stopping the work: that is no error to show. */
export function useDesktopWrite<Input, View>(
  write: (input: Input) => Promise<View>,
  keyOf?: KeyOf<Input, View>,
) {
  const { data, error, isPending, mutate } = useWrite(write, keyOf);
  const isRefusal = error !== null && errorCodeOf(error) !== 'cancelled';
  return { write: mutate, error: isRefusal ? error : null, isPending, result: data };
}
