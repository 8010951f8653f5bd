/** A core behind HTTP on this machine only, for tests: the built interface, requests, and a line of what is told. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Announce } from '../../src/core/kernel/announcer.ts';
import type { Ask } from '../../src/core/kernel/door.ts';
import { DESK } from '../../src/shared/caller.ts';
import { decodeFrame, encodeFrame } from '../../src/shared/frame.ts';
import { isWireRequest } from '../../src/shared/wire.ts';
import type { WireBroadcast } from '../../src/shared/wire.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface ServedCore {
  readonly url: string;
  close(): Promise<void>;
}

export interface Line {
  /** To be given to the core as what it publishes by. */
  readonly publish: Announce;
  /** Serves `ask` and the files under `root`. */
  serve(ask: Ask, root: string): Promise<ServedCore>;
}

/** A line that nobody listens to yet. */
export function createLine(): Line {
  const listeners = new Set<ServerResponse>();
  return {
    publish: (broadcast, payload, stamp) => {
      const told: WireBroadcast = { broadcast, payload, stamp };
      for (const listener of listeners) listener.write(packed(encodeFrame(told)));
    },
    serve: async (ask, root) => {
      const server = createServer((request, response) => {
        const isTold = request.url === '/told';
        if (isTold) listen(response);
        else {
          const served =
            request.url === '/ask' ? answer(ask, request, response) : file(root, request, response);
          served.catch(() => response.writeHead(400).end());
        }
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return {
        url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => {
              resolve();
            });
            server.closeAllConnections();
          }),
      };
    },
  };

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
    response.flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }
}

/** A frame behind its length, so that frames can follow one another. */
function packed(frame: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(frame.byteLength);
  return Buffer.concat([length, frame]);
}

async function answer(ask: Ask, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const message = decodeFrame(Buffer.concat(chunks));
  if (!isWireRequest(message)) throw new SyntaxError('no request');
  const { area, id, method, payload } = message;
  // A payload of nothing has no word of its own in JSON.
  const given = await ask(`${area}.${method}`, payload ?? undefined, DESK);
  response
    .writeHead(200, { 'Content-Type': 'application/octet-stream' })
    .end(encodeFrame({ id, answer: given }));
}

async function file(root: string, { url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = path.join(root, path.normalize(new URL(url, 'http://x').pathname));
  const name = path.extname(asked) === '' ? path.join(root, 'index.html') : asked;
  const bytes = await readFile(name);
  response
    .writeHead(200, { 'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream' })
    .end(bytes);
}
