import { ROOM_SOCKET_PATH } from '../../../../shared/room-wire.ts';
import type { OpenSocket } from './line.ts';

/** The browser's own socket to that desk. */
export function browserSocket(url: string): OpenSocket {
  return ({ onDown, onFrame }) => {
    const socket = new WebSocket(`${url.replace(/^https/, 'wss')}${ROOM_SOCKET_PATH}`);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      onFrame(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0));
    };
    socket.onclose = onDown;
    socket.onerror = onDown;
    return {
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame);
      },
      drop: () => {
        // A frozen link says that it closed only long afterwards, if ever.
        socket.onmessage = null;
        socket.onclose = null;
        socket.onerror = null;
        socket.close();
      },
    };
  };
}
