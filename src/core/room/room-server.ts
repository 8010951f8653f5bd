/**
 * The room's port: HTTPS and a WebSocket on one address, while the room is open. Whoever asks gets the files of the page;
 * any other request, and any line that does not come from that page, gets one empty answer. Who is let in is not its business.
 */
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { RoomServer, RoomSettings } from '../kernel/room-server.types.ts';
import { createAllowance, MAX_CONNECTIONS, MAX_FRAME_BYTES, MAX_UNREAD_BYTES } from './limits.ts';
import type { Shell } from './shell.ts';

const SOCKET_PATH = '/room';
/** Of the page that a Pupitre in juror mode loads from itself. */
const PUPITRE_ORIGIN = 'app://pupitre';
const HEADERS_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;
const TRY_MS = 3_000;
const MAX_HEADER_BYTES = 8 * 1024;

/** The same headers for all: nothing of another place is loaded, nothing frames the page, nothing is kept of it elsewhere. */
const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
} as const;

/** Opens it; rejects with the system's error when the port cannot be had. */
export async function openRoomServer(settings: RoomSettings, shell: Shell): Promise<RoomServer> {
  const server = createServer({
    key: settings.key,
    cert: settings.certificates,
    minVersion: 'TLSv1.3',
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  let host = '';
  let callCount = 0;

  server.on('connection', ({ remoteAddress }: Socket) => {
    if (remoteAddress !== settings.address) callCount += 1;
  });
  server.on('request', (request, response) => {
    serveFile(request, response, request.headers.host === host ? shell : null);
  });
  server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    if (!isOwnPage(request, host)) {
      refuseUpgrade(socket);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      take(line, request.socket.remoteAddress ?? '', settings.onConnection);
    });
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: settings.address, port: settings.port, exclusive: true }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  host = `${settings.address}:${String(port)}`;
  return {
    port,
    tryItself: () => tryPort(settings, port),
    callCount: () => callCount,
    close: () =>
      new Promise((resolve) => {
        for (const line of sockets.clients) line.terminate();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Speaks TLS with the port from this machine, as a device that knows the authority. */
function tryPort({ address, certificates }: RoomSettings, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const line = connect({ host: address, port, ca: certificates, minVersion: 'TLSv1.3', timeout: TRY_MS });
    const end = (failure: string | null) => {
      line.destroy();
      resolve(failure);
    };
    line.on('secureConnect', () => {
      end(null);
    });
    line.on('timeout', () => {
      end('ETIMEDOUT');
    });
    line.on('error', (error: Error & { readonly code?: string }) => {
      end(error.code ?? error.message);
    });
  });
}

/**
 * A line comes from the room's own page, which names its origin, or from a Pupitre's own copy of it. No site has that origin:
 * its scheme is none that a browser loads.
 */
function isOwnPage({ headers, url }: IncomingMessage, host: string): boolean {
  const isOwn = headers.origin === `https://${host}` || headers.origin === PUPITRE_ORIGIN;
  return url === SOCKET_PATH && headers.host === host && isOwn;
}

function serveFile(request: IncomingMessage, response: ServerResponse, shell: Shell | null): void {
  response.sendDate = false;
  request.resume();
  const file = request.method === 'GET' ? shell?.get(request.url ?? '') : undefined;
  if (file === undefined) response.writeHead(404, { ...SECURITY, 'Content-Length': 0 }).end();
  else {
    const packed = takesPacked(request) ? file.packed : null;
    const bytes = packed ?? file.bytes;
    response
      .writeHead(200, {
        ...SECURITY,
        ...{ 'Content-Type': file.type, 'Content-Length': bytes.byteLength, Vary: 'Accept-Encoding' },
        ...(packed === null ? {} : { 'Content-Encoding': 'br' }),
      })
      .end(bytes);
  }
}

function takesPacked({ headers }: IncomingMessage): boolean {
  return /(?:^|[\s,])br(?:$|[\s,])/.test(headers['accept-encoding'] ?? '');
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
}

function take(line: WebSocket, remote: string, onConnection: RoomSettings['onConnection']): void {
  const allowance = createAllowance();
  line.on('error', () => {
    line.terminate();
  });
  onConnection({
    remote,
    send: (frame) => {
      if (line.readyState !== line.OPEN) return;
      if (line.bufferedAmount > MAX_UNREAD_BYTES) line.terminate();
      else line.send(frame);
    },
    close: () => {
      line.terminate();
    },
    listen: ({ onClose, onFrame }) => {
      line.on('close', onClose);
      line.on('message', (data: Buffer, isBinary) => {
        if (!allowance.take(performance.now())) line.terminate();
        else onFrame(isBinary ? new Uint8Array(data) : new Uint8Array(0));
      });
    },
  });
}
