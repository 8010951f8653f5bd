/**
 * Says on the room's network where the room is (mDNS), for a Pupitre that looks for it. A comfort: whoever hears it still needs
 * a code, and knows the room by its fingerprint alone. What fails is noted, and nothing else.
 */
import createMdns from 'multicast-dns';
import type { ResponseOutgoingPacket } from 'multicast-dns';
import type { RoomSettings } from '../kernel/room-server.types.ts';
import { fingerprintWord, MDNS_BIND, MDNS_GROUP, MDNS_PORT, ROOM_SERVICE } from './mdns-names.ts';

const TTL_S = 120;
/** Letters of the fingerprint in a name: enough for two rooms in one building. */
const NAME_LENGTH = 12;

export interface Announcing extends Pick<RoomSettings, 'address' | 'fingerprint'> {
  readonly port: number;
  readonly onFault: (error: Error) => void;
  /** The port of mDNS; tests have their own. */
  readonly mdnsPort?: number;
}

/** Answers whoever asks for rooms, until the answer is called. */
export function announceRoom(room: Announcing): () => Promise<void> {
  const { address, mdnsPort = MDNS_PORT, onFault } = room;
  const mdns = createMdns({ interface: address, bind: MDNS_BIND, port: mdnsPort, ip: MDNS_GROUP });
  let isUp = false;
  let hasFailed = false;
  const fail = (error: Error) => {
    if (!hasFailed) onFault(error);
    hasFailed = true;
  };
  mdns.on('error', fail);
  mdns.on('warning', fail);
  mdns.on('ready', () => {
    isUp = true;
    mdns.respond(recordsOf(room, TTL_S));
  });
  const records = recordsOf(room, TTL_S);
  const names = new Set(records.map(({ name }) => name));
  mdns.on('query', ({ questions = [] }) => {
    if (questions.some(({ name }) => names.has(name.toLowerCase()))) mdns.respond(records);
  });
  return () =>
    new Promise((resolve) => {
      const end = () => {
        mdns.destroy(() => {
          resolve();
        });
      };
      // Those who heard of it forget it.
      if (isUp) mdns.respond(recordsOf(room, 0), end);
      else end();
    });
}

type Records = ResponseOutgoingPacket['answers'];

function recordsOf({ address, fingerprint, port }: Announcing, ttl: number): Records {
  const id = fingerprint.slice(0, NAME_LENGTH);
  const instance = `salle-${id}.${ROOM_SERVICE}`;
  const target = `pupitre-${id}.local`;
  return [
    { name: ROOM_SERVICE, type: 'PTR', ttl, data: instance },
    { name: instance, type: 'SRV', ttl, data: { port, target } },
    { name: instance, type: 'TXT', ttl, data: ['v=1', fingerprintWord(fingerprint)] },
    { name: target, type: 'A', ttl, data: address },
  ];
}
