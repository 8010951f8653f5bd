/**
 * Keeps the page's own files, so that it opens without the desk: those of the version that was served last. The desk's own
 * answer goes first, for page and desk must speak the same version; nothing that a jury enters ever passes here.
 */

/** Written in by the build: every file of the page, and a digest over all of them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] };

interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const PREFIX = 'pupitre-room-';
const CACHE = `${PREFIX}${SHELL.version}`;
/** A desk that does not answer the page within this does not answer. */
const PAGE_WITHIN_MS = 3_000;

const scope = globalThis as unknown as WorkerScope;
const page = new URL('./', scope.registration.scope).href;

scope.addEventListener('install', (event) => {
  const files = SHELL.files.map((file) => new URL(file, page).href);
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([page, ...files]))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(page)) return;
  event.respondWith(request.mode === 'navigate' ? pageFirst(request) : fileFirst(request));
});

async function pageFirst(request: Request): Promise<Response> {
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort();
  }, PAGE_WITHIN_MS);
  try {
    return await fetch(request, { signal: end.signal });
  } catch {
    return (await caches.match(page)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** Their names hold a digest of what is in them. */
async function fileFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
