import { networkInterfaces } from 'node:os';
import type { NetworkPlace, RoomTools } from '../kernel/room-server.types.ts';
import { announceRoom } from './announce.ts';
import { openRoomServer } from './room-server.ts';
import { readShell } from './shell.ts';

/** The network of this machine; the page is the one that was built in that folder. `note` takes what is no failure. */
export function createRoomTools(pageFolder: string, note: (text: string) => void): RoomTools {
  return {
    places: () =>
      Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
        addresses.flatMap(({ address, cidr, family, internal }): readonly NetworkPlace[] =>
          family === 'IPv4' && cidr !== null
            ? [{ name, address, prefixLength: Number(cidr.split('/')[1]), isLoopback: internal }]
            : [],
        ),
      ),
    serve: async (settings) => {
      const server = await openRoomServer(settings, readShell(pageFolder));
      // On loopback nobody else could hear it.
      if (settings.address.startsWith('127.')) return server;
      const silence = announceRoom({
        address: settings.address,
        fingerprint: settings.fingerprint,
        port: server.port,
        onFault: (error) => {
          note(`the room is not announced: ${error.message}`);
        },
      });
      return {
        ...server,
        close: async () => {
          await silence();
          await server.close();
        },
      };
    },
  };
}
