/** The room says where it is on its own network, and takes it back. On loopback, at a port of its own: no other machine hears it. */
import { createSocket } from 'node:dgram';
import createMdns from 'multicast-dns';
import type { MulticastDNS, ResponsePacket } from 'multicast-dns';
import { afterEach, describe, expect, it } from 'vitest';
import { announceRoom } from '../../../src/core/room/announce.ts';

const ADDRESS = '127.0.0.1';
const FINGERPRINT = '3f2a91bc04de'.padEnd(64, '7');
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A port that nobody has, so that no other room is heard. */
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

async function listener(port: number): Promise<MulticastDNS> {
  const bind = process.platform === 'win32' ? '0.0.0.0' : '224.0.0.251';
  const mdns = createMdns({ interface: ADDRESS, bind, port });
  ends.push(
    () =>
      new Promise<void>((resolve) => {
        mdns.destroy(resolve);
      }),
  );
  await new Promise<void>((resolve) => mdns.once('ready', resolve));
  return mdns;
}

const nextResponse = (mdns: MulticastDNS) =>
  new Promise<NonNullable<ResponsePacket['answers']>>((resolve) => {
    mdns.once('response', ({ answers = [] }) => {
      resolve(answers);
    });
  });

describe('a room on a network', () => {
  it('answers whoever looks for one with its own address and fingerprint, and says when it is over', async () => {
    const mdnsPort = await freePort();
    const faults: Error[] = [];
    const device = await listener(mdnsPort);
    const announced = nextResponse(device);
    const silence = announceRoom({
      ...{ address: ADDRESS, port: 48_443, fingerprint: FINGERPRINT, mdnsPort },
      onFault: (error) => faults.push(error),
    });
    const first = await announced;
    const asked = nextResponse(device);
    device.query([{ name: '_PUPITRE._tcp.local', type: 'PTR' }]);
    const answers = await asked;
    expect(answers).toEqual(first);
    expect(answers.map(({ type }) => type)).toEqual(['PTR', 'SRV', 'TXT', 'A']);
    expect(answers).toContainEqual(
      expect.objectContaining({ type: 'SRV', data: expect.objectContaining({ port: 48_443 }) as unknown }),
    );
    expect(answers).toContainEqual(expect.objectContaining({ type: 'A', data: ADDRESS }));
    expect(JSON.stringify(answers)).toContain([...Buffer.from('f=3f2a')].join(','));
    const farewell = nextResponse(device);
    await silence();
    expect((await farewell).map((answer) => 'ttl' in answer && answer.ttl)).toEqual([0, 0, 0, 0]);
    expect(faults).toEqual([]);
  });

  it('is open all the same where nothing can be announced', async () => {
    const faults: Error[] = [];
    const failed = new Promise<void>((resolve) => {
      const silence = announceRoom({
        // An address of nobody's here.
        ...{ address: '203.0.113.7', port: 48_443, fingerprint: FINGERPRINT, mdnsPort: 1 },
        onFault: (error) => {
          faults.push(error);
          resolve();
        },
      });
      ends.push(silence);
    });
    await failed;
    expect(faults).toHaveLength(1);
  });
});
