/** A desk that has another address is found by its announcement, and believed by its certificate alone. On loopback, at a port of its own. */
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  keyPemOf,
  makeRoomAuthority,
  makeRoomLeaf,
  pemOf,
} from '../../../src/core/areas/room/certificates.ts';
import type { HeldCertificate } from '../../../src/core/areas/room/certificates.ts';
import { networkOf } from '../../../src/core/areas/room/network.ts';
import { announceRoom } from '../../../src/core/room/announce.ts';
import { lookForRoom } from '../../../src/core/room/look-for-room.ts';
import type { HeardRoom } from '../../../src/core/room/look-for-room.ts';
import { createRoomTools } from '../../../src/core/room/room-tools.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { movedDesk } from '../../../src/main/platform/juror/moved-desk.ts';

const ADDRESS = '127.0.0.1';
const AT = instant(Date.parse('2026-11-24T13:00:00Z'));
const WITHIN_MS = 400;
const making = (fill: number) => ({ at: AT, serialBytes: new Uint8Array(16).fill(fill) });

let folder: string;
let authority: HeldCertificate;
let genuine: HeldCertificate;
/** Names the genuine authority as its issuer, which never signed it. */
let forged: HeldCertificate;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pupitre-moved-desk-'));
  authority = await makeRoomAuthority(networkOf(ADDRESS, 8), making(1));
  const other = await makeRoomAuthority(networkOf(ADDRESS, 8), making(2));
  genuine = await makeRoomLeaf(authority, ADDRESS, making(3));
  forged = await makeRoomLeaf({ der: authority.der, pkcs8: other.pkcs8 }, ADDRESS, making(4));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => {
    socket.bind(0, ADDRESS, resolve);
  });
  const { port } = socket.address();
  await new Promise<void>((resolve) => {
    socket.close(resolve);
  });
  return port;
}

/** A desk with that certificate; answers its port. */
async function serve(leaf: HeldCertificate): Promise<number> {
  const server = await createRoomTools(folder, () => undefined).serve({
    ...{ address: ADDRESS, port: 0, key: keyPemOf(leaf.pkcs8) },
    certificates: pemOf(leaf.der, authority.der),
    fingerprint: fingerprintOf(authority.der),
    onConnection: (connection) => {
      connection.close();
    },
  });
  ends.push(() => server.close());
  return server.port;
}

function announce(port: number, mdnsPort: number, fingerprint = fingerprintOf(authority.der)) {
  const silence = announceRoom({ address: ADDRESS, port, fingerprint, mdnsPort, onFault: () => undefined });
  ends.push(silence);
}

/** The room as it was entered, at a port where nobody answers any more. */
const entered = (port: number) => ({
  address: ADDRESS,
  port,
  authority: pemOf(authority.der),
  fingerprint: fingerprintOf(authority.der),
});

const parts = (mdnsPort: number) => ({
  interfaces: [ADDRESS],
  look: (search: Parameters<typeof lookForRoom>[0]) =>
    lookForRoom({ ...search, mdnsPort, withinMs: WITHIN_MS }),
  now: () => AT,
});

describe('a desk that has another address', () => {
  it('is found by its announcement and by its own certificate', async () => {
    const mdnsPort = await freePort();
    const port = await serve(genuine);
    announce(port, mdnsPort);
    announce(port + 1, mdnsPort, 'b'.repeat(64));
    expect(await movedDesk(entered(1), parts(mdnsPort))).toEqual({ address: ADDRESS, port });
  });

  it('is not one that only says so, nor one that shows the authority beside a forged certificate', async () => {
    const mdnsPort = await freePort();
    announce(await serve(forged), mdnsPort);
    expect(await movedDesk(entered(1), parts(mdnsPort))).toBeNull();
  });

  it('is left alone while it answers where it was, and where nothing is heard', async () => {
    const mdnsPort = await freePort();
    expect(await movedDesk(entered(1), parts(mdnsPort))).toBeNull();
    const [port, elsewhere] = [await serve(genuine), await serve(genuine)];
    announce(elsewhere, mdnsPort);
    expect(await movedDesk(entered(port), parts(mdnsPort))).toBeNull();
    expect(await movedDesk(entered(1), parts(mdnsPort))).toEqual({ address: ADDRESS, port: elsewhere });
  });

  it('asks each that is named once, in their order, and no certificate of where it was', async () => {
    const asked: HeardRoom[] = [];
    const places = [10, 11, 12].map((port) => ({ address: ADDRESS, port }));
    const found = await movedDesk(entered(1), {
      interfaces: [],
      look: () => Promise.resolve(places),
      shown: ({ address, port }) => {
        asked.push({ address, port });
        return Promise.resolve(port === 11 ? [genuine.der] : port === 10 ? [forged.der] : null);
      },
      now: () => AT,
    });
    expect(found).toEqual(places[1]);
    expect(asked.map(({ port }) => port)).toEqual([1, 10, 11]);
  });
});
