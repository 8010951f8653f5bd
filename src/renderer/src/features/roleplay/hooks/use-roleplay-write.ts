import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { roleplayKeys } from '../queries.ts';

export interface RoleplayWriter {
  readonly run: (write: () => Promise<RoleplayView>, onDone?: () => void) => void;
  /** Why the last one was refused, to be said beside what asked for it; null otherwise. */
  readonly error: unknown;
  readonly isPending: boolean;
}

/** Writes to one role play; each answer is the whole of it. */
export function useRoleplayWrite(passageId: string): RoleplayWriter {
  const { mutate, error, isPending } = useWrite(
    (write: () => Promise<RoleplayView>) => write(),
    () => roleplayKeys.roleplay(passageId),
  );
  return {
    run: (write, onDone) => {
      mutate(write, onDone === undefined ? {} : { onSuccess: onDone });
    },
    error,
    isPending,
  };
}
