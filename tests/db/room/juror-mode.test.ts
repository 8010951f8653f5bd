/** A Pupitre in the room of another desk: whom it believes, by real certificates, and which room it finds again. */
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
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
import {
  importedKey,
  newKeys,
  ownBuffer,
  P256,
  webCrypto,
} from '../../../src/core/kernel/certificate-keys.ts';
import type { RoomServer } from '../../../src/core/kernel/room-server.types.ts';
import { createRoomTools } from '../../../src/core/room/room-tools.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { authorityNamed, isGenuine } from '../../../src/main/platform/juror/genuine.ts';
import { createEnteredRooms } from '../../../src/main/platform/juror/joined-rooms.ts';
import type { EnteredRoom } from '../../../src/main/platform/juror/joined-rooms.ts';
import { mayAsk, pagePath } from '../../../src/main/platform/juror/room-page.ts';
import { shownCertificates } from '../../../src/main/platform/juror/shown-certificates.ts';
import { FAR_DESK } from '../fake-joining.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';

const ADDRESS = '127.0.0.1';
const AT = instant(Date.parse('2026-11-24T13:00:00Z'));
const DAY_MS = 24 * 3_600_000;
const making = (fill: number) => ({ at: AT, serialBytes: new Uint8Array(16).fill(fill) });

let folder: string;
let authority: HeldCertificate;
let other: HeldCertificate;
let leaf: HeldCertificate;
/** Names the genuine authority as its issuer, which never signed it. */
let forged: HeldCertificate;
const servers: RoomServer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pupitre-juror-mode-'));
  authority = await makeRoomAuthority(networkOf(ADDRESS, 8), making(1));
  other = await makeRoomAuthority(networkOf(ADDRESS, 8), making(2));
  leaf = await makeRoomLeaf(authority, ADDRESS, making(3));
  forged = await makeRoomLeaf({ der: authority.der, pkcs8: other.pkcs8 }, ADDRESS, making(4));
});

afterAll(async () => {
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(closePanels);

/** A certificate of the genuine authority that could vouch for others. */
async function leafThatIsAnAuthority(): Promise<Uint8Array> {
  const issuer = new X509Certificate(ownBuffer(authority.der));
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: '05',
      subject: 'CN=Pupitre poste du jury',
      issuer: issuer.subjectName,
      notBefore: issuer.notBefore,
      notAfter: issuer.notAfter,
      signingAlgorithm: P256,
      publicKey: (await newKeys()).publicKey,
      signingKey: await importedKey(authority.pkcs8),
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: ADDRESS }]),
      ],
    },
    webCrypto,
  );
  return new Uint8Array(certificate.rawData);
}

describe('the pin on the authority of a room', () => {
  const pin = () => ({ address: ADDRESS, authority: pemOf(authority.der) });

  it('takes the genuine certificate, a day before and a day after as well', () => {
    for (const at of [AT - DAY_MS, AT, AT + DAY_MS]) {
      expect(isGenuine(pemOf(leaf.der), ADDRESS, pin(), at)).toBe(true);
    }
  });

  it('refuses one of another authority, and one that only names the genuine one', async () => {
    const ofAnother = await makeRoomLeaf(other, ADDRESS, making(6));
    expect(isGenuine(pemOf(ofAnother.der), ADDRESS, pin(), AT)).toBe(false);
    expect(isGenuine(pemOf(forged.der), ADDRESS, pin(), AT)).toBe(false);
    expect(isGenuine(forged.der, ADDRESS, pin(), AT)).toBe(false);
  });

  it('refuses it for another address, also where it vouches for that one', async () => {
    const near = '127.0.0.2';
    expect(isGenuine(leaf.der, near, pin(), AT)).toBe(false);
    expect(isGenuine(leaf.der, near, { ...pin(), address: near }, AT)).toBe(false);
    const ofNear = await makeRoomLeaf(authority, near, making(7));
    expect(isGenuine(ofNear.der, near, pin(), AT)).toBe(false);
    expect(isGenuine(ofNear.der, near, { ...pin(), address: near }, AT)).toBe(true);
    expect(isGenuine(leaf.der, 'localhost', { ...pin(), address: 'localhost' }, AT)).toBe(false);
  });

  it('refuses it before and after its days', () => {
    for (const at of [AT - 3 * DAY_MS, AT + 5 * DAY_MS, AT + 800 * DAY_MS]) {
      expect(isGenuine(leaf.der, ADDRESS, pin(), at)).toBe(false);
    }
  });

  it('refuses an authority in the place of a certificate, and a certificate in that of an authority', async () => {
    expect(isGenuine(authority.der, ADDRESS, pin(), AT)).toBe(false);
    expect(isGenuine(await leafThatIsAnAuthority(), ADDRESS, pin(), AT)).toBe(false);
    expect(isGenuine(leaf.der, ADDRESS, { ...pin(), authority: pemOf(leaf.der) }, AT)).toBe(false);
    for (const nothing of ['', 'x', new Uint8Array(8)]) {
      expect(isGenuine(nothing, ADDRESS, pin(), AT)).toBe(false);
    }
    expect(isGenuine(leaf.der, ADDRESS, { ...pin(), authority: '' }, AT)).toBe(false);
  });
});

async function serve(first: HeldCertificate, ...beside: readonly HeldCertificate[]): Promise<number> {
  const server = await createRoomTools(folder, () => undefined).serve({
    address: ADDRESS,
    port: 0,
    key: keyPemOf(first.pkcs8),
    certificates: pemOf(first.der, ...beside.map(({ der }) => der)),
    fingerprint: fingerprintOf(authority.der),
    onConnection: (connection) => {
      connection.close();
    },
  });
  servers.push(server);
  return server.port;
}

describe('who answers at an address', () => {
  it('is known by the authority that the code names, by the whole of its fingerprint or by its half', async () => {
    const shown = await shownCertificates({ address: ADDRESS, port: await serve(leaf, authority) });
    const fingerprint = fingerprintOf(authority.der);
    expect(shown?.map((der) => fingerprintOf(der))).toEqual([fingerprintOf(leaf.der), fingerprint]);
    for (const given of [fingerprint, fingerprint.slice(0, 32)]) {
      expect(authorityNamed(given, shown ?? [])).toMatchObject({ fingerprint });
    }
    expect(authorityNamed(fingerprintOf(other.der), shown ?? [])).toBeNull();
    // A certificate of the desk is no authority, whoever asks for its fingerprint.
    expect(authorityNamed(fingerprintOf(leaf.der), shown ?? [])).toBeNull();
  });

  it('is not believed for the genuine authority that it shows beside a forged certificate', async () => {
    const shown = await shownCertificates({ address: ADDRESS, port: await serve(forged, authority) });
    const named = authorityNamed(fingerprintOf(authority.der), shown ?? []);
    expect(named).not.toBeNull();
    const pin = { address: ADDRESS, authority: named?.pem ?? '' };
    expect(isGenuine(shown?.[0] ?? '', ADDRESS, pin, AT)).toBe(false);
  });

  it('is nobody where nothing listens, where no TLS is spoken, and where nothing is said at all', async () => {
    const clear = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const mute = createServer();
    for (const server of [clear, mute]) {
      await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
    }
    const portOf = (server: typeof clear) => (server.address() as AddressInfo).port;
    expect(await shownCertificates({ address: ADDRESS, port: portOf(clear) })).toBeNull();
    expect(await shownCertificates({ address: ADDRESS, port: portOf(mute) }, 50)).toBeNull();
    const gone = portOf(clear);
    clear.close();
    mute.close();
    expect(await shownCertificates({ address: ADDRESS, port: gone })).toBeNull();
  });
});

describe('the rooms that were entered', () => {
  const room = (fingerprint: string, enteredAt: number): EnteredRoom => ({
    ...{ address: '192.168.7.12', port: 48_443, authority: 'PEM', isOpen: true },
    fingerprint: fingerprint.repeat(64),
    enteredAt,
  });

  it('are kept for a day, the last one first, and one of the same authority once', () => {
    const file = path.join(folder, 'entered.json');
    const rooms = createEnteredRooms(file);
    expect(rooms.last(AT)).toBeNull();
    rooms.keep(room('a', AT - DAY_MS));
    expect(rooms.last(AT)).toBeNull();
    rooms.keep(room('b', AT));
    rooms.keep({ ...room('b', AT), address: '192.168.7.20' });
    expect(createEnteredRooms(file).last(AT)).toMatchObject({ address: '192.168.7.20' });
    expect(readFileSync(file, 'utf8')).not.toContain('192.168.7.12"},{"address":"192.168.7.20');

    expect(rooms.takeOld(AT).map(({ fingerprint }) => fingerprint[0])).toEqual(['a']);
    expect(rooms.takeOld(AT)).toEqual([]);
    expect(rooms.last(AT)).toMatchObject({ address: '192.168.7.20' });
    expect(rooms.takeOld(AT + DAY_MS)).toHaveLength(1);
    expect(rooms.last(AT + DAY_MS)).toBeNull();
  });

  it('are asked for again where the file cannot be read', () => {
    const file = path.join(folder, 'damaged.json');
    for (const text of ['', '{"rooms":[{"address":"x"}]}', '[]']) {
      writeFileSync(file, text);
      expect(createEnteredRooms(file).last(AT)).toBeNull();
    }
  });
});

describe('the page of a room in its own window', () => {
  const desk = { address: '192.168.7.12', port: 48_443 };

  it('is given the desk and the code in its fragment alone, and speaks with that desk alone', () => {
    const order = { ...desk, fingerprint: 'f', language: 'fr', load: 2 };
    expect(pagePath({ ...order, token: 'T' })).toBe(
      'room/?lang=fr&load=2#t=T&f=f&a=https://192.168.7.12:48443',
    );
    expect(pagePath({ ...order, token: null })).not.toContain('t=');
    for (const url of ['app://pupitre/room/main.js', 'wss://192.168.7.12:48443/room', 'blob:app://pupitre/1'])
      expect(mayAsk(url, desk), url).toBe(true);
    for (const url of [
      'wss://192.168.7.12:48444/room',
      'wss://192.168.7.13:48443/room',
      'wss://192.168.7.12:48443/room?x',
      'https://192.168.7.12:48443/',
      'https://pupitre.example/',
      'app://pupitre.example/room/',
      'file:///etc/passwd',
    ])
      expect(mayAsk(url, desk), url).toBe(false);
  });
});

describe('entering the room of another desk', () => {
  it('says who was reached, and needs no code for the room of today', async () => {
    const { handlers } = openPanel();
    const { address, fingerprint, port } = FAR_DESK;
    expect(await done(handlers.joining.state(undefined))).toEqual({ room: null });
    const wanted = { address, port, token: 'ABCDE12345', fingerprint };
    expect(await handlers.joining.enter({ ...wanted, address: '10.9.8.8' })).toMatchObject({
      code: 'desk-not-reached',
      details: { address: '10.9.8.8' },
    });
    expect(await handlers.joining.enter({ ...wanted, fingerprint: 'b'.repeat(64) })).toMatchObject({
      code: 'desk-not-genuine',
    });
    expect(await handlers.joining.enter({ ...wanted, fingerprint: null })).toMatchObject({ ok: false });
    expect(await done(handlers.joining.state(undefined))).toEqual({ room: null });
    expect(await done(handlers.joining.enter(wanted))).toEqual({ room: FAR_DESK });
    const again = { ...wanted, token: null, fingerprint: null };
    expect(await done(handlers.joining.enter(again))).toEqual({ room: FAR_DESK });
  });
});
