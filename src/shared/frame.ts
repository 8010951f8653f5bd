/**
 * One form for whatever crosses a socket: a request, an answer, a broadcast. A frame is the length of its JSON in four
 * bytes, the JSON, and behind it the bytes that the JSON refers to by their place.
 */

/** Stands where bytes were. A key of the message's own that begins with this sign is written with one more. */
const BYTES = '$bytes';
const SIGN = '$';
const LENGTH_BYTES = 4;
/** Nothing that is said is nested as deeply; what is comes from no part of the application. */
const MOST_DEPTH = 64;

/**
 * Writes a message. What JSON has no word for is refused with a TypeError rather than changed on the way: a number that
 * is not finite, a date, a map, a function. `undefined` is left out of what holds it; alone it is null.
 */
export function encodeFrame(message: unknown): Uint8Array<ArrayBuffer> {
  const tail: Uint8Array[] = [];
  const json = new TextEncoder().encode(JSON.stringify(written(message, createTail(tail))));
  const frame = new Uint8Array(LENGTH_BYTES + json.byteLength + lengthOf(tail));
  new DataView(frame.buffer).setUint32(0, json.byteLength);
  let at = LENGTH_BYTES;
  for (const part of [json, ...tail]) {
    frame.set(part, at);
    at += part.byteLength;
  }
  return frame;
}

/** Reads one. Throws SyntaxError when it is no frame, refers to bytes that it does not hold, or is nested too deeply. */
export function decodeFrame(frame: Uint8Array): unknown {
  if (frame.byteLength < LENGTH_BYTES) throw new SyntaxError('no frame');
  const end = LENGTH_BYTES + new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  if (end > frame.byteLength) throw new SyntaxError('a frame that is cut');
  const text = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(
    frame.subarray(LENGTH_BYTES, end),
  );
  return read(JSON.parse(text), frame.subarray(end));
}

type Place = readonly [start: number, byteCount: number];

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Lays bytes behind the others, and tells where. */
function createTail(tail: Uint8Array[]): (bytes: Uint8Array) => Place {
  let start = 0;
  return (bytes) => {
    const place = [start, bytes.byteLength] as const;
    tail.push(bytes);
    start += bytes.byteLength;
    return place;
  };
}

function written(value: unknown, lay: (bytes: Uint8Array) => Place): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') throw new TypeError(`no JSON for ${typeof value}`);
  if (value instanceof Uint8Array) return { [BYTES]: lay(value) };
  if (Array.isArray(value)) return value.map((item) => written(item, lay));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('no JSON for such an object');
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[key.startsWith(SIGN) ? SIGN + key : key, written(item, lay)]],
    ),
  );
}

function read(value: unknown, tail: Uint8Array, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MOST_DEPTH) throw new SyntaxError('nested too deeply');
  if (Array.isArray(value)) return value.map((item) => read(item, tail, depth + 1));
  if (Object.hasOwn(value, BYTES)) return bytesAt((value as Record<string, unknown>)[BYTES], tail);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.startsWith(SIGN) ? key.slice(SIGN.length) : key,
      read(item, tail, depth + 1),
    ]),
  );
}

/** A copy: whoever takes it may send its buffer on, and the frame is not held for it. */
function bytesAt(place: unknown, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const [start, byteCount] = Array.isArray(place) ? (place as readonly unknown[]) : [];
  const isPlace = isCount(start) && isCount(byteCount) && start + byteCount <= tail.byteLength;
  if (!isPlace) throw new SyntaxError('bytes that are not there');
  return new Uint8Array(tail.subarray(start, start + byteCount));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
