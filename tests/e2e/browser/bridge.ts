/** What the preload exposes, for a page that has none: the same functions over the core's socket. */
import { BROADCASTS, contract } from '../../../src/shared/contract.ts';
import type { BroadcastName } from '../../../src/shared/contract.ts';
import type { Stamp } from '../../../src/shared/revisions.ts';
import { createCoreClient } from '../../../scripts/headless/client.ts';

type Listener = (payload: unknown, stamp: Stamp) => void;

// The page begins empty, before it is sent anywhere.
if (location.protocol === 'http:') {
  const client = createCoreClient(location.origin);
  const listeners = new Map<BroadcastName, Set<Listener>>(BROADCASTS.map((name) => [name, new Set()]));
  const areas = Object.entries(contract).map(([area, endpoints]) => {
    const call = (method: string) => (payload: unknown) => client.request(area, method, payload);
    return [
      area,
      Object.fromEntries(Object.keys(endpoints).map((method) => [method, call(method)])),
    ] as const;
  });
  const on = (name: BroadcastName, listener: Listener) => {
    // One subscription each, though two may be given the same function.
    const relay: Listener = (payload, stamp) => {
      listener(payload, stamp);
    };
    listeners.get(name)?.add(relay);
    return () => listeners.get(name)?.delete(relay);
  };
  client.listen(
    ({ broadcast, payload, stamp }) => {
      for (const listener of listeners.get(broadcast) ?? []) listener(payload, stamp);
    },
    () => undefined,
  );
  Object.defineProperty(globalThis, 'pupitre', { value: { ...Object.fromEntries(areas), on } });
}
