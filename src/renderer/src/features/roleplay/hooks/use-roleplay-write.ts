import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface RoleplayWriter {
  readonly run: (write: () => Promise<RoleplayView>, onDone?: () => void) => void;
  /** Why the last one was refused, to be said beside what asked for it; null otherwise. */
  readonly error: unknown;
  readonly isPending: boolean;
}

/** Writes to one role play; each answer is the whole of it. */
export function useRoleplayWrite(passageId: string): RoleplayWriter {
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (write: () => Promise<RoleplayView>) => write(),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.roleplay(passageId), view);
    },
  });
  return {
    run: (write, onDone) => {
      mutate(write, onDone === undefined ? {} : { onSuccess: onDone });
    },
    error,
    isPending,
  };
}
