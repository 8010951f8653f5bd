/** Puts the parts of timestamps together over one set of dependencies. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { timestampField } from '../../documents/signing/sign-document.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageStore } from '../passage/index.ts';
import { createTimestampQueue } from './timestamp-queue.ts';
import { createTimestampSettings } from './timestamp-settings.ts';
import { createTimestampUsecases } from './timestamps.usecases.ts';

/** A way to archive, whatever the document. */
type Archive<Given extends unknown[], Value> = (...given: Given) => Answer<Value> | Promise<Answer<Value>>;

export interface Timestamps {
  readonly handlers: AreaHandlers<'timestamps'>;
  /** The same way to archive, which then sets the queue to work, without waiting for it. */
  stampAfter<Given extends unknown[], Value>(archive: Archive<Given, Value>): Archive<Given, Value>;
  start(): void;
  stop(): void;
}

/** One for the whole application. */
export function createTimestamps(deps: Deps, store: PassageStore): Timestamps {
  const { audit, minutes, timestamps } = store;
  const settings = createTimestampSettings(deps.repos.preferences);
  const queue = createTimestampQueue({
    deps,
    sealed: (minutesId) => minutes.files(minutesId) ?? deps.repos.sessionMinutes.files(minutesId),
    timestamps,
    audit,
    settings,
    stampDocument: timestampField,
  });
  return {
    handlers: createTimestampUsecases({ deps, timestamps, audit, settings, queue }),
    stampAfter:
      (archive) =>
      async (...given) => {
        const archived = await archive(...given);
        if (archived.ok) queue.nudge();
        return archived;
      },
    start: () => {
      queue.start();
    },
    stop: () => {
      queue.stop();
    },
  };
}
