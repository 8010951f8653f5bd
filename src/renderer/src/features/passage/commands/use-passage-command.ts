import { useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { passageKeys } from '../queries.ts';
import { runningPassageOf, useSecondClock } from './second-clock.tsx';

export type Command = Parameters<PupitreApi['passages']['command']>[0]['command'];

export interface PassageCommander {
  /**
   * Sends the commands in order and stops at the first refusal; `onDone` runs once all are acknowledged. Pressed again
   * before that, it does nothing. What would set a second clock going is sent again once that is confirmed. `isForAll` notes an
   * incident of everyone who is before the jury by this clock.
   */
  readonly send: (commands: readonly Command[], onDone?: () => void, isForAll?: boolean) => void;
  /** Why the last one was refused, to be said beside what asked for it; null otherwise. */
  readonly error: unknown;
}

interface Sending {
  readonly commands: readonly Command[];
  readonly isSecondClockConfirmed: boolean;
  readonly isForAll: boolean;
  readonly onDone: (() => void) | undefined;
}

/** Commands to one passage. Each place that sends has its own, so that a refusal is said where it was caused. */
export function usePassageCommand(passageId: string): PassageCommander {
  const client = useQueryClient();
  const { ask } = useSecondClock();
  const sendAll = async ({ commands, isForAll, isSecondClockConfirmed }: Sending) => {
    for (const command of commands) {
      const view = await api.passages.command({ passageId, command, isForAll, isSecondClockConfirmed });
      client.setQueryData(passageKeys.passage(passageId), view);
    }
  };
  // Each view is kept as it comes: one that is refused leaves those before it.
  const write = useWrite(sendAll, undefined, {
    onDone: (_nothing, { onDone }) => onDone?.(),
    onRefused: (error, sending) => {
      const running = runningPassageOf(error);
      if (running === null) return;
      const confirm = () => {
        write.mutate({ ...sending, isSecondClockConfirmed: true });
      };
      ask({ passageId: running, confirm });
    },
  });
  return {
    send: (commands, onDone, isForAll = false) => {
      if (!write.isPending) write.mutate({ commands, isSecondClockConfirmed: false, isForAll, onDone });
    },
    error: runningPassageOf(write.error) === null ? write.error : null,
  };
}
