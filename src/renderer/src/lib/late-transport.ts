import type { Transport } from './transport.ts';

/** A transport that is known only once the page has found its line; until then nothing is asked and nothing is told. */
export interface LateTransport extends Transport {
  /** From now on everything goes over that line, and over no other: a line that was there before is not heard any more. */
  readonly plug: (line: Transport) => void;
}

export function createLateTransport(): LateTransport {
  const heard = new Set<Parameters<Transport['listen']>[0]>();
  const connected = new Set<() => void>();
  let line: Transport | null = null;
  let unplug: () => void = () => undefined;

  return {
    plug: (next) => {
      unplug();
      line = next;
      const ends = [
        next.listen((told) => {
          for (const listener of [...heard]) listener(told);
        }),
        next.onConnected(() => {
          for (const listener of [...connected]) listener();
        }),
      ];
      unplug = () => {
        for (const end of ends) end();
      };
    },
    request: (area, method, payload) =>
      line?.request(area, method, payload) ?? Promise.reject(new Error('no line yet')),
    listen: (listener) => {
      heard.add(listener);
      return () => heard.delete(listener);
    },
    onConnected: (listener) => {
      connected.add(listener);
      return () => connected.delete(listener);
    },
  };
}
