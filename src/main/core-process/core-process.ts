/** The process of the core: it holds the data, and nothing that the shell does can keep it waiting, nor it the shell. */
import type { MessagePortMain } from 'electron';
import { CANDIDATE_WINDOW, DESK } from '../../shared/caller.ts';
import type { Caller } from '../../shared/caller.ts';
import { createPages } from '../../core/kernel/pages.ts';
import type { PagePort } from '../../core/kernel/pages.ts';
import { describeFailure } from '../../core/kernel/describe-failure.ts';
import { createDoor } from '../../core/kernel/door.ts';
import type { Ask } from '../../core/kernel/door.ts';
import { databaseErrorCodeOf } from '../../core/db/sql-error.ts';
import { openCore } from '../../core/open-core.ts';
import type { Core } from '../../core/open-core.ts';
import { connectCalls } from '../../core/kernel/calls.ts';
import { measureLoopDelay } from './loop-delay.ts';
import type { LoopDelay } from './loop-delay.ts';
import { rescueHandlers } from './rescue.ts';
import type { CoreServices, PageNotice, ShellServices } from './services.ts';
import { createSleep, shellAround, unheard } from './surroundings.ts';
import { driveClock } from './test-drive.ts';

const { parentPort } = process;
const pages = createPages((caller, told) => core?.hears(caller, told) ?? null);
const sleep = createSleep();
let core: Core | null = null;
let ask: Ask | null = null;
let readDelay: (() => LoopDelay) | null = null;

const { theirs: shell } = connectCalls<ShellServices>(
  {
    post: (message) => {
      parentPort.postMessage(message);
    },
    onMessage: (listener) => {
      parentPort.on('message', ({ data, ports: [page] }) => {
        if (page === undefined) listener(data);
        else if (ask !== null) pages.connect(portOf(page), ask, callerOf(data as PageNotice));
      });
    },
  },
  {
    open: (settings) => {
      try {
        core = openCore(
          shellAround({
            shell,
            settings,
            sleep,
            publish: (name, payload, stamp) => {
              pages.publish(name, payload, stamp);
              if (name === 'data-changed' && core !== null)
                unheard(shell.languageIs(core.preferences().language));
            },
            log,
          }),
        );
      } catch (error) {
        log.failure('start', error);
        return { ok: false, failure: databaseErrorCodeOf(error) ?? 'internal' };
      }
      ask = core.ask;
      const { language, theme } = core.preferences();
      return { ok: true, language, theme };
    },
    openRescue: (settings, reason) => {
      const handlers = rescueHandlers({ shell, settings, reason, log });
      ask = createDoor({ handlers, sessionOf: () => null, logFailure: log.failure });
    },
    unfinished: () => ({
      runningClock: core?.runningClock() ?? null,
      kept: core?.keptState() ?? { count: 0, isStored: true },
    }),
    backUpAtStart: () => core?.backUpAtStart(),
    backUpAtQuit: () => core?.backUpAtQuit() ?? Promise.resolve(),
    end: async () => {
      core?.stop();
      await core?.ended();
      core?.close();
    },
    show: async (order) => core?.show(order),
    displaysChanged: () => core?.displaysChanged(),
    suspend: sleep.suspend,
    resume: sleep.resume,
    loopDelay: () => (readDelay ??= measureLoopDelay())(),
    drive: driveClock,
  } satisfies CoreServices,
);

const log = {
  fact: (text: string) => {
    unheard(shell.log('fact', text));
  },
  failure: (area: string, error: unknown) => {
    unheard(shell.log('failure', `[${area}] ${describeFailure(error)}`));
  },
};

/** The shell knows which of its windows a page is in; what the page says of itself counts for nothing. */
function callerOf({ candidateOf }: PageNotice): Caller {
  return candidateOf === null ? DESK : { device: CANDIDATE_WINDOW, role: 'display', sessionId: candidateOf };
}

function portOf(page: MessagePortMain): PagePort {
  page.start();
  return {
    post: (message) => {
      page.postMessage(message);
    },
    onMessage: (listener) => {
      page.on('message', ({ data }) => {
        listener(data);
      });
    },
    onClose: (listener) => {
      page.on('close', listener);
    },
  };
}

/** After an unexpected fault nothing more is acknowledged: the shell says so, and offers to start again. */
function leave(fault: unknown): void {
  log.failure('crash', fault);
  process.exit(1);
}
process.on('uncaughtException', leave);
process.on('unhandledRejection', leave);
