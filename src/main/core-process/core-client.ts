/** Starts the process of the core and speaks with it. */
import { app, MessageChannelMain, utilityProcess } from 'electron';
import type { MessagePortMain } from 'electron';
import { connectCalls } from '../../core/kernel/calls.ts';
import type { Remote } from '../../core/kernel/calls.ts';
import type { CoreServices, PageNotice, ShellServices } from './services.ts';

export interface CoreClient {
  readonly core: Remote<CoreServices>;
  /** A new channel to the core for one page: the end to give to it. That of the candidate's screen names its session. */
  readonly channel: (candidateOf: string | null) => MessagePortMain;
  /** From now on its end is no accident. */
  readonly release: () => void;
}

/** Starts it from that script; `onGone` hears of an end that nobody asked for. */
export function startCore(script: string, shell: ShellServices, onGone: () => void): CoreClient {
  const child = utilityProcess.fork(script, [], { serviceName: 'Pupitre', stdio: 'inherit' });
  let isReleased = false;
  const { end, theirs: core } = connectCalls<CoreServices>(
    {
      post: (message) => {
        child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
    },
    { ...shell },
  );
  app.once('quit', () => {
    isReleased = true;
  });
  child.on('exit', () => {
    end('the core is gone');
    if (!isReleased) onGone();
  });
  return {
    core,
    channel: (candidateOf) => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ candidateOf } satisfies PageNotice, [port1]);
      return port2;
    },
    release: () => {
      isReleased = true;
    },
  };
}
