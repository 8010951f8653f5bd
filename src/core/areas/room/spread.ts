/** Tells each line what it may hear of a broadcast, and nothing else. */
import type { Caller } from '../../../shared/caller.ts';
import { encodeFrame } from '../../../shared/frame.ts';
import { heardBy } from './hearing.ts';
import type { Hearing } from './hearing.ts';

export interface Hearer {
  readonly caller: Caller;
  readonly send: (frame: Uint8Array) => void;
}

/** Read once for all of them, and written once for all who hear the same. */
export function spreadTo(
  hearers: Iterable<Hearer>,
  told: Parameters<typeof heardBy>[1],
  hearing: Hearing,
): void {
  const sessions = new Map<string, string | null>();
  const sessionOf = (passageId: string) => {
    const known = sessions.get(passageId);
    if (known !== undefined) return known;
    const found = hearing.sessionOf(passageId);
    sessions.set(passageId, found);
    return found;
  };
  const screen = once(hearing.screen);
  const frames = new Map<unknown, Uint8Array>();
  for (const { caller, send } of hearers) {
    const heard = heardBy(caller, told, { sessionOf, screen });
    if (heard === null) continue;
    const frame = frames.get(heard.payload) ?? encodeFrame(heard);
    frames.set(heard.payload, frame);
    send(frame);
  }
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: read() }).value;
}
