import type { BroadcastName, Broadcasts } from '../../../shared/contract.ts';
import { createRevisionWatch } from '../../../shared/revisions.ts';
import type { Revisions } from '../../../shared/revisions.ts';
import type { Transport } from './transport.ts';

/** Listens to one kind of broadcast; the answer ends the subscription. */
export type Subscribe = <Name extends BroadcastName>(
  name: Name,
  listener: (payload: Broadcasts[Name]) => void,
) => () => void;

export interface Subscriptions {
  readonly subscribe: Subscribe;
  /** Tells that a broadcast did not arrive: what was read before may stand no more. The answer ends it. */
  readonly onMissed: (listener: () => void) => () => void;
}

type AnyListener = (payload: never) => void;

/** Everything that is told, each broadcast once. `revisions` asks the core how far it has come. */
export function createSubscriptions(
  transport: Pick<Transport, 'listen' | 'onConnected'>,
  revisions: () => Promise<Revisions>,
): Subscriptions {
  const watch = createRevisionWatch();
  const listeners = new Map<BroadcastName, Set<AnyListener>>();
  const missed = new Set<() => void>();
  let isFirst = true;

  const tellMissed = (): void => {
    for (const listener of missed) listener();
  };

  transport.listen(({ broadcast, payload, stamp }) => {
    const verdict = watch.heard(stamp);
    if (verdict === 'old') return;
    for (const listener of listeners.get(broadcast) ?? []) listener(payload as never);
    if (verdict === 'missed') tellMissed();
  });

  async function compare(): Promise<void> {
    // Nothing was read over a line that was never up.
    const isNew = isFirst;
    isFirst = false;
    const found = watch.compare(await revisions());
    if (!isNew && found.length > 0) tellMissed();
  }

  transport.onConnected(() => {
    // A line that is lost again meanwhile asks anew once it is up.
    compare().catch(() => undefined);
  });

  return {
    subscribe: (name, listener) => {
      const heard = listeners.get(name) ?? new Set<AnyListener>();
      listeners.set(name, heard);
      // One subscription each, though two may be given the same function.
      const relay: AnyListener = (payload) => {
        listener(payload);
      };
      heard.add(relay);
      return () => {
        heard.delete(relay);
      };
    },
    onMissed: (listener) => {
      missed.add(listener);
      return () => {
        missed.delete(listener);
      };
    },
  };
}
