/**
 * Asks the networks of this computer where the room of an authority is (mDNS). Whoever answers proves nothing by it: its
 * certificate is still to be checked, by the authority that is known.
 */
import { isIPv4 } from 'node:net';
import createMdns from 'multicast-dns';
import type { MulticastDNS, ResponsePacket } from 'multicast-dns';
import { fingerprintWord, MDNS_BIND, MDNS_GROUP, MDNS_PORT, ROOM_SERVICE } from './mdns-names.ts';

/** More than any room has; who cries for a hundred is not followed to each. */
const MOST = 8;

export interface HeardRoom {
  readonly address: string;
  readonly port: number;
}

export interface RoomSearch {
  readonly fingerprint: string;
  /** Addresses of this computer, one for each network that is asked. */
  readonly interfaces: readonly string[];
  readonly withinMs: number;
  /** The port of mDNS; tests have their own. */
  readonly mdnsPort?: number;
}

/** Every place that was named in that time. A network that cannot be asked says nothing. */
export async function lookForRoom(search: RoomSearch): Promise<readonly HeardRoom[]> {
  const { fingerprint, interfaces, mdnsPort = MDNS_PORT, withinMs } = search;
  const heard = new Map<string, HeardRoom>();
  const lines = interfaces.map((address) => {
    const line = createMdns({ interface: address, bind: MDNS_BIND, port: mdnsPort, ip: MDNS_GROUP });
    line.on('error', () => undefined);
    line.on('warning', () => undefined);
    line.on('response', (packet) => {
      const room = roomIn(packet, fingerprint);
      if (room !== null && heard.size < MOST) heard.set(`${room.address}:${String(room.port)}`, room);
    });
    line.query([{ name: ROOM_SERVICE, type: 'PTR' }]);
    return line;
  });
  await new Promise((resolve) => setTimeout(resolve, withinMs));
  await Promise.all(lines.map(ended));
  return [...heard.values()];
}

function ended(line: MulticastDNS): Promise<void> {
  return new Promise((resolve) => {
    line.destroy(() => {
      resolve();
    });
  });
}

type Answers = NonNullable<ResponsePacket['answers']>;

/** What a packet says of the room of that authority; null when it is of another, of none, or a farewell. */
function roomIn({ additionals = [], answers = [] }: ResponsePacket, fingerprint: string): HeardRoom | null {
  const records: Answers = [...answers, ...additionals];
  const word = fingerprintWord(fingerprint);
  const text = records.find((record) => record.type === 'TXT' && wordsOf(record.data).includes(word));
  const service = records.find((record) => record.type === 'SRV' && record.name === text?.name);
  if (service?.type !== 'SRV' || isFarewell(service)) return null;
  const { port, target } = service.data;
  const place = records.find((record) => record.type === 'A' && record.name === target);
  if (place?.type !== 'A' || !isIPv4(place.data)) return null;
  return { address: place.data, port };
}

function wordsOf(data: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(data) ? data : [data];
  return parts.map((part) =>
    part instanceof Uint8Array ? Buffer.from(part).toString() : typeof part === 'string' ? part : '',
  );
}

function isFarewell(record: Answers[number]): boolean {
  return 'ttl' in record && record.ttl === 0;
}
