/**
 * The desk has another address, hence another origin: its page cannot see the queue that waits at the old one. The old page
 * goes there and takes its queue along in the fragment, which no network sees; it keeps its own copy, and an entry that is
 * handed in twice is entered once.
 */
import { entryInput } from '../../../../shared/areas/room.ts';
import type { QueuedEntry } from './outbox.ts';

export interface HandedQueue {
  readonly clientId: string;
  /** Whose it is: it goes in under no other name. */
  readonly jurorId: string;
  /** In their order, without a gap. */
  readonly entries: readonly QueuedEntry[];
}

/** More than any day's entries, packed; what a browser's address still carries. */
const MOST_PACKED = 60_000;
const MOST_TEXT = 8_000_000;

/** The queue as a text for an address; null when it is empty, or too long to be carried. */
export async function packQueue(queue: HandedQueue): Promise<string | null> {
  if (queue.entries.length === 0) return null;
  const text = new TextEncoder().encode(JSON.stringify([queue.clientId, queue.jurorId, queue.entries]));
  const packed = await through(text, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  const coded = btoa(Array.from(packed ?? [], (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return coded.length > MOST_PACKED ? null : coded;
}

/** The queue that an address carried; null for anything else. */
export async function unpackQueue(coded: string): Promise<HandedQueue | null> {
  if (coded.length > MOST_PACKED) return null;
  try {
    const packed = Uint8Array.from(atob(coded.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const text = await through(packed, new DecompressionStream('deflate-raw'), MOST_TEXT);
    return text === null ? null : queueOf(JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return null;
  }
}

function queueOf(found: unknown): HandedQueue | null {
  if (!Array.isArray(found)) return null;
  const [clientId, jurorId, given] = found as readonly unknown[];
  const entries = entryInput.array().min(1).safeParse(given).data;
  if (entries === undefined || entries.some((entry) => entry.clientId !== clientId)) return null;
  const first = entries[0]?.sequence ?? 0;
  const isWhole = entries.every(({ sequence }, index) => sequence === first + index);
  return isWhole && typeof jurorId === 'string' ? { clientId: String(clientId), jurorId, entries } : null;
}

/** Null when more comes out than may. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
