/** The room's port itself, on loopback: what it takes, and the one thing that everyone else is answered. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import {
  keyPemOf,
  makeRoomAuthority,
  makeRoomLeaf,
  pemOf,
} from '../../../src/core/areas/room/certificates.ts';
import { networkOf } from '../../../src/core/areas/room/network.ts';
import type { RoomConnection, RoomServer } from '../../../src/core/kernel/room-server.types.ts';
import { createAllowance } from '../../../src/core/room/limits.ts';
import { createRoomTools } from '../../../src/core/room/room-tools.ts';
import { instant } from '../../../src/domain/time/time.ts';

const ADDRESS = '127.0.0.1';
let folder: string;
let server: RoomServer;
let ca: string;
let otherCa: string;
const connections: RoomConnection[] = [];
const note = () => undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pupitre-room-server-'));
  mkdirSync(path.join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'page', 'index.html'), '<!doctype html><title>Salle</title>');
  writeFileSync(path.join(folder, 'page', 'assets', 'main.js'), 'export {};');
  writeFileSync(path.join(folder, 'page', 'assets', 'main.js.br'), 'packed');
  writeFileSync(path.join(folder, 'page', 'notes.txt'), 'not of the page');
  writeFileSync(path.join(folder, 'secret.html'), 'not under it');
  const making = (fill: number) => ({ at: instant(Date.now()), serialBytes: new Uint8Array(16).fill(fill) });
  const authority = await makeRoomAuthority(networkOf(ADDRESS, 8), making(1));
  const leaf = await makeRoomLeaf(authority, ADDRESS, making(2));
  ca = pemOf(authority.der);
  otherCa = pemOf((await makeRoomAuthority(networkOf(ADDRESS, 8), making(3))).der);
  server = await createRoomTools(path.join(folder, 'page'), note).serve({
    address: ADDRESS,
    port: 0,
    key: keyPemOf(leaf.pkcs8),
    certificates: pemOf(leaf.der, authority.der),
    fingerprint: '',
    onConnection: (connection) => {
      connections.push(connection);
      connection.listen({
        onFrame: (frame) => {
          connection.send(frame);
        },
        onClose: () => undefined,
      });
    },
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A browser that was misled believes another name: only what the port makes of it is asked here. */
const anyName = { checkServerIdentity: () => undefined };

interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function get(url: string, options: RequestOptions = {}): Promise<Served> {
  const { port } = server;
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: ADDRESS, port, path: url, ca, agent: false, ...anyName, ...options },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Whether a line opens; it is hung up again. */
function opens(url: string, options: WebSocket.ClientOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const given = { ca, checkServerIdentity: () => undefined as never, ...options };
    const line = new WebSocket(`wss://${ADDRESS}:${String(server.port)}${url}`, given);
    line.on('open', () => {
      line.terminate();
      resolve(true);
    });
    line.on('error', () => {
      resolve(false);
    });
  });
}

const origin = () => `https://${ADDRESS}:${String(server.port)}`;

describe("the room's port", () => {
  it('gives the page to whoever asks, the same bytes, and loads nothing from elsewhere', async () => {
    const page = await get('/');
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Salle</title>' });
    expect(await get('/', { headers: { cookie: 'a=b', 'user-agent': 'x' } })).toEqual(page);
    expect((await get('/assets/main.js')).body).toBe('export {};');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['date']).toBeUndefined();
  });

  it('answers everything else with the same emptiness', async () => {
    const nothing = await get('/nothing');
    expect(nothing).toMatchObject({ status: 404, body: '' });
    const asked: [string, RequestOptions?][] = [
      ['/notes.txt'],
      ['/../secret.html'],
      ['/%2e%2e/secret.html'],
      ['/?x'],
      ['/room'],
      ['/', { method: 'POST' }],
      ['/', { method: 'OPTIONS' }],
      // Another name that leads here: DNS rebinding.
      ['/', { headers: { host: `pupitre.example:${String(server.port)}` } }],
      ['/', { headers: { host: ADDRESS } }],
    ];
    for (const [url, options] of asked) expect(await get(url, options), url).toEqual(nothing);
  });

  it('takes a line from its own page alone', async () => {
    expect(await opens('/room', { origin: origin() })).toBe(true);
    // A Pupitre's own copy of it, at this desk's address and no other.
    expect(await opens('/room', { origin: 'app://pupitre' })).toBe(true);
    const before = connections.length;
    expect(await opens('/room', {})).toBe(false);
    expect(await opens('/room', { origin: 'https://pupitre.example' })).toBe(false);
    expect(await opens('/room', { origin: 'null' })).toBe(false);
    for (const near of ['app://pupitre/', 'app://pupitre.example', 'https://pupitre', 'file://'])
      expect(await opens('/room', { origin: near }), near).toBe(false);
    const elsewhere = { origin: 'app://pupitre', headers: { host: 'pupitre.example' } };
    expect(await opens('/room', elsewhere)).toBe(false);
    expect(await opens('/room?x', { origin: origin() })).toBe(false);
    expect(await opens('/other', { origin: origin() })).toBe(false);
    expect(await opens('/room', { origin: origin(), headers: { host: 'pupitre.example' } })).toBe(false);
    expect(connections).toHaveLength(before);
  });

  it('gives what the build packed to a browser that takes it, as it is to any other, and never by its own name', async () => {
    const answers = await Promise.all(
      ['gzip, deflate, br, zstd', 'br', 'gzip, brown', undefined].map((accepted) =>
        get('/assets/main.js', { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }),
      ),
    );
    expect(answers.map(({ body, headers }) => [body, headers['content-encoding']])).toEqual([
      ['packed', 'br'],
      ['packed', 'br'],
      ['export {};', undefined],
      ['export {};', undefined],
    ]);
    expect(answers.map(({ headers }) => headers['vary'])).toEqual(answers.map(() => 'Accept-Encoding'));
    expect((await get('/', { headers: { 'accept-encoding': 'br' } })).body).toContain('Salle');
    expect((await get('/assets/main.js.br')).status).toBe(404);
  });

  it('speaks TLS 1.3, under its own authority, and nothing in clear', async () => {
    await expect(get('/', { maxVersion: 'TLSv1.2' })).rejects.toThrow(/protocol version/i);
    await expect(get('/', { ca: otherCa })).rejects.toThrow(/certificate|signature/i);
    const protocol = await new Promise((resolve) => {
      const socket = connectTls({ host: ADDRESS, port: server.port, ca }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
    });
    expect(protocol).toBe('TLSv1.3');
    const clear = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connectTcp(server.port, ADDRESS, () =>
        socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.on('data', (part) => (text += part.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(text);
      });
    });
    expect(clear).not.toContain('HTTP');
  });

  it('hangs up on a frame that is too large, and on a flood', async () => {
    const closed = (say: (line: WebSocket) => void) =>
      new Promise<boolean>((resolve) => {
        const line = new WebSocket(`wss://${ADDRESS}:${String(server.port)}/room`, { ca, origin: origin() });
        line.on('open', () => {
          say(line);
        });
        line.on('error', () => undefined);
        line.on('close', () => {
          resolve(true);
        });
      });
    expect(
      await closed((line) => {
        line.send(new Uint8Array(600 * 1024));
      }),
    ).toBe(true);
    expect(
      await closed((line) => {
        for (let index = 0; index < 2_000; index += 1) line.send(new Uint8Array(8));
      }),
    ).toBe(true);
    // A text is no frame: it comes as nothing.
    const echoed = await new Promise<number>((resolve) => {
      const line = new WebSocket(`wss://${ADDRESS}:${String(server.port)}/room`, { ca, origin: origin() });
      line.on('open', () => {
        line.send('{"id":1}');
      });
      line.on('message', (data: Buffer) => {
        line.terminate();
        resolve(data.byteLength);
      });
    });
    expect(echoed).toBe(0);
  });

  it('is on the address that was chosen, and is gone once it is closed', async () => {
    const place = createRoomTools(folder, note)
      .places()
      .find(({ isLoopback }) => isLoopback);
    expect(place).toMatchObject({ address: ADDRESS, prefixLength: 8 });
    const settings = {
      address: ADDRESS,
      port: server.port,
      key: '',
      certificates: '',
      fingerprint: '',
      onConnection: () => undefined,
    };
    await expect(createRoomTools(folder, note).serve(settings)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('finds out whether it can be reached, and counts the calls of other machines', async () => {
    expect(await server.tryItself()).toBeNull();
    const before = server.callCount();
    await get('/');
    expect(server.callCount()).toBe(before);
    // Another address of loopback stands for another machine.
    await get('/', { localAddress: '127.0.0.2' });
    expect(server.callCount()).toBe(before + 1);
    const shortLived = await createRoomTools(folder, note).serve({
      ...{ address: ADDRESS, port: 0, key: '', certificates: '', fingerprint: '' },
      onConnection: () => undefined,
    });
    await shortLived.close();
    expect(await shortLived.tryItself()).toBe('ECONNREFUSED');
  });
});

describe('an allowance', () => {
  it('fills with time, up to its burst', () => {
    const allowance = createAllowance(3, 2);
    expect([0, 0, 0, 0].map((at) => allowance.take(at))).toEqual([true, true, true, false]);
    expect([500, 500].map((at) => allowance.take(at))).toEqual([true, false]);
    expect([60_000, 60_000, 60_000, 60_000].map((at) => allowance.take(at))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // A clock that goes back gives nothing.
    expect(allowance.take(0)).toBe(false);
  });
});
