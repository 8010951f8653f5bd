import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import type { Protocol } from 'electron';
import { APP_ORIGIN, APP_SCHEME, mediaTypeOf, resolveAsset } from './asset-path.ts';

/** Blob and data images are signatures and previews made in the page; the worker is the PDF reader's. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The policy where a page may speak with more than its own files. */
function policyWith(connections: readonly string[]): Readonly<Record<string, string>> {
  if (connections.length === 0) return {};
  const own = "connect-src 'self'";
  return {
    'Content-Security-Policy': HEADERS['Content-Security-Policy'].replace(
      own,
      [own, ...connections].join(' '),
    ),
  };
}

/** Declares the scheme; Electron wants it before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export interface ServedFiles {
  readonly root: string;
  /** The place of its pages, where they have one of their own. */
  readonly place?: string;
  /** What its pages may speak with, asked at each file. */
  readonly connections?: () => readonly string[];
}

/** Serves the files under `root` under the application's own origin, so that nothing is ever read through `file:`. */
export function serveFiles(
  scheme: Pick<Protocol, 'handle'>,
  { connections = () => [], place = '/', root }: ServedFiles,
): void {
  scheme.handle(APP_SCHEME, async (request) => {
    const policy = policyWith(connections());
    const file = resolveAsset(root, request.url.replace(`${APP_ORIGIN}${place}`, `${APP_ORIGIN}/`));
    if (file === null || request.method !== 'GET') {
      return new Response(null, { status: 403, headers: { ...HEADERS, ...policy } });
    }
    try {
      const bytes = await readFile(file);
      return new Response(bytes, { headers: { ...HEADERS, ...policy, 'Content-Type': mediaTypeOf(file) } });
    } catch {
      return new Response(null, { status: 404, headers: { ...HEADERS, ...policy } });
    }
  });
}

/** Serves the interface to the jury's windows. */
export function serveInterface(root: string): void {
  serveFiles(protocol, { root });
}
