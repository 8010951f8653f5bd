import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export type Command = Parameters<PupitreApi['passages']['command']>[0]['command'];

export interface PassageCommander {
  /**
   * Sends the commands in order and stops at the first refusal; `onDone` runs once all are acknowledged. Pressed again
   * before that, it does nothing.
   */
  readonly send: (commands: readonly Command[], onDone?: () => void) => void;
  /** Why the last one was refused, to be said beside what asked for it; null otherwise. */
  readonly error: unknown;
}

/** Commands to one passage. Each place that sends has its own, so that a refusal is said where it was caused. */
export function usePassageCommand(passageId: string): PassageCommander {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (commands: readonly Command[]) => {
      for (const command of commands) {
        const view = await api.passages.command({ passageId, command });
        client.setQueryData(queryKeys.passage(passageId), view);
      }
    },
  });
  return {
    send: (commands, onDone) => {
      if (!mutation.isPending) mutation.mutate(commands, onDone === undefined ? {} : { onSuccess: onDone });
    },
    error: mutation.error,
  };
}
