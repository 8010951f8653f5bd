import { networkInterfaces } from 'node:os';
import type { NetworkPlace, RoomTools } from '../kernel/room-server.types.ts';
import { openRoomServer } from './room-server.ts';
import { readShell } from './shell.ts';

/** The network of this machine; the page is the one that was built in that folder. */
export function createRoomTools(pageFolder: string): RoomTools {
  return {
    places: () =>
      Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
        addresses.flatMap(({ address, cidr, family, internal }): readonly NetworkPlace[] =>
          family === 'IPv4' && cidr !== null
            ? [{ name, address, prefixLength: Number(cidr.split('/')[1]), isLoopback: internal }]
            : [],
        ),
      ),
    serve: (settings) => openRoomServer(settings, readShell(pageFolder)),
  };
}
