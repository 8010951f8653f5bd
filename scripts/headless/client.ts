/** The other end of `serve.ts`, for a page without a bridge and for tests: asks, and hears what is told. */
import type { Answer } from '../../src/shared/error-codes.ts';
import { decodeFrame, encodeFrame } from '../../src/shared/frame.ts';
import type { WireAnswer, WireBroadcast } from '../../src/shared/wire.ts';

const LENGTH_BYTES = 4;

export interface CoreClient {
  readonly request: (area: string, method: string, payload: unknown) => Promise<Answer<unknown>>;
  /** Hears until the answer is called; `onConnected` once the line is up. */
  readonly listen: (listener: (told: WireBroadcast) => void, onConnected: () => void) => () => void;
}

/** A client of the core that is served at that address. */
export function createCoreClient(url: string): CoreClient {
  let lastId = 0;
  return {
    request: async (area, method, payload) => {
      lastId += 1;
      const body = encodeFrame({ id: lastId, area, method, payload });
      const response = await fetch(`${url}/ask`, { method: 'POST', body });
      if (!response.ok) throw new Error(`not answered: ${String(response.status)}`);
      return (decodeFrame(new Uint8Array(await response.arrayBuffer())) as WireAnswer).answer;
    },
    listen: (listener, onConnected) => {
      const end = new AbortController();
      // A line that breaks has ended, as one that is hung up.
      hear(`${url}/told`, end.signal, listener, onConnected).catch(() => undefined);
      return () => {
        end.abort();
      };
    },
  };
}

async function hear(
  url: string,
  signal: AbortSignal,
  listener: (told: WireBroadcast) => void,
  onConnected: () => void,
): Promise<void> {
  const { body } = await fetch(url, { signal });
  if (body === null) return;
  onConnected();
  const reader = body.getReader();
  let held = new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const next = new Uint8Array(held.byteLength + value.byteLength);
    next.set(held);
    next.set(value, held.byteLength);
    held = next;
    for (let frame = firstOf(held); frame !== null; frame = firstOf(held)) {
      held = held.slice(LENGTH_BYTES + frame.byteLength);
      listener(decodeFrame(frame) as WireBroadcast);
    }
  }
}

/** The first whole frame of what came, or null while it is on its way. */
function firstOf(held: Uint8Array): Uint8Array | null {
  if (held.byteLength < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + new DataView(held.buffer, held.byteOffset).getUint32(0);
  return end > held.byteLength ? null : held.subarray(LENGTH_BYTES, end);
}
