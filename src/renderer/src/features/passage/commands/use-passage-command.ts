import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { runningPassageOf, useSecondClock } from './second-clock.tsx';

export type Command = Parameters<PupitreApi['passages']['command']>[0]['command'];

export interface PassageCommander {
  /**
   * Sends the commands in order and stops at the first refusal; `onDone` runs once all are acknowledged. Pressed again
   * before that, it does nothing. What would set a second clock going is sent again once that is confirmed.
   */
  readonly send: (commands: readonly Command[], onDone?: () => void) => void;
  /** Why the last one was refused, to be said beside what asked for it; null otherwise. */
  readonly error: unknown;
}

interface Sending {
  readonly commands: readonly Command[];
  readonly isSecondClockConfirmed: boolean;
  readonly onDone: (() => void) | undefined;
}

/** Commands to one passage. Each place that sends has its own, so that a refusal is said where it was caused. */
export function usePassageCommand(passageId: string): PassageCommander {
  const client = useQueryClient();
  const { ask } = useSecondClock();
  const mutation = useMutation({
    mutationFn: async ({ commands, isSecondClockConfirmed }: Sending) => {
      for (const command of commands) {
        const view = await api.passages.command({ passageId, command, isSecondClockConfirmed });
        client.setQueryData(queryKeys.passage(passageId), view);
      }
    },
    onSuccess: (_nothing, { onDone }) => onDone?.(),
    onError: (error, sending) => {
      const running = runningPassageOf(error);
      if (running === null) return;
      const confirm = () => {
        mutation.mutate({ ...sending, isSecondClockConfirmed: true });
      };
      ask({ passageId: running, confirm });
    },
  });
  return {
    send: (commands, onDone) => {
      if (!mutation.isPending) mutation.mutate({ commands, isSecondClockConfirmed: false, onDone });
    },
    error: runningPassageOf(mutation.error) === null ? mutation.error : null,
  };
}
