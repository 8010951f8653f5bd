/** Carries a timestamp request to an authority: one POST, over HTTP or HTTPS, and no more than what RFC 3161 needs. */
import type { PostTimestamp } from '../../kernel/deps.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A token with its certificates is a few KiB; what is longer is no reply, and is not read further. */
const MAX_REPLY_BYTES = 256 * 1024;

/** Builds the transport on a `fetch`: Electron's follows the system's proxy. */
export function createTimestampTransport(fetch: Fetch): PostTimestamp {
  return async (url, request, timeoutMs) => {
    if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError('neither http nor https');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(request),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: await readCapped(response) };
  };
}

/** The body as far as the limit: a longer one is cut, and then reads as no reply. */
async function readCapped({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  const reader = body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  while (reader !== undefined && byteCount <= MAX_REPLY_BYTES) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    chunks.push(value);
    byteCount += value.byteLength;
  }
  await reader?.cancel();
  return Buffer.concat(chunks).subarray(0, MAX_REPLY_BYTES);
}
