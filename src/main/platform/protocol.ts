import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { APP_SCHEME, mediaTypeOf, resolveAsset } from './asset-path.ts';

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
} as const;

/** Declares the scheme; Electron wants it before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the interface from `root` under its own origin, so that nothing is ever read through `file:`. */
export function serveInterface(root: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = resolveAsset(root, request.url);
    if (file === null || request.method !== 'GET')
      return new Response(null, { status: 403, headers: HEADERS });
    try {
      const bytes = await readFile(file);
      return new Response(bytes, { headers: { ...HEADERS, 'Content-Type': mediaTypeOf(file) } });
    } catch {
      return new Response(null, { status: 404, headers: HEADERS });
    }
  });
}
