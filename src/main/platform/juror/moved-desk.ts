/** The desk of a room that no longer answers where it was: looked for on the networks of this computer, and held to the same pin. */
import { networkInterfaces } from 'node:os';
import { lookForRoom } from '../../../core/room/look-for-room.ts';
import type { HeardRoom, RoomSearch } from '../../../core/room/look-for-room.ts';
import { isGenuine } from './genuine.ts';
import type { EnteredRoom } from './joined-rooms.ts';
import { shownCertificates } from './shown-certificates.ts';
import type { DeskAddress } from './shown-certificates.ts';

const WITHIN_MS = 2_000;

export interface MovedDeskParts {
  readonly interfaces?: readonly string[];
  readonly look?: (search: RoomSearch) => Promise<readonly HeardRoom[]>;
  readonly shown?: (desk: DeskAddress) => Promise<readonly Uint8Array[] | null>;
  readonly now?: () => number;
}

/** Where the room's own desk is now, as its certificate proves; null while it answers where it was, and when it is nowhere. */
export async function movedDesk(
  room: Pick<EnteredRoom, 'address' | 'authority' | 'fingerprint' | 'port'>,
  {
    interfaces = ownAddresses(),
    look = lookForRoom,
    now = Date.now,
    shown = shownCertificates,
  }: MovedDeskParts = {},
): Promise<DeskAddress | null> {
  const isThere = async ({ address, port }: DeskAddress) => {
    const [certificate] = (await shown({ address, port })) ?? [];
    if (certificate === undefined) return false;
    return isGenuine(certificate, address, { address, authority: room.authority }, now());
  };
  const { address, fingerprint, port } = room;
  const heard = await look({ fingerprint, interfaces, withinMs: WITHIN_MS });
  const others = heard.filter((place) => place.address !== address || place.port !== port);
  if (others.length === 0 || (await isThere(room))) return null;
  for (const place of others) {
    if (await isThere(place)) return { address: place.address, port: place.port };
  }
  return null;
}

/** One of each network of version 4: a room is on no other. */
function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((places) => places ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
