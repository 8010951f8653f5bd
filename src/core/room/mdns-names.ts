/** How a room is called on its network (mDNS). */
export const ROOM_SERVICE = '_pupitre._tcp.local';
export const MDNS_GROUP = '224.0.0.251';
export const MDNS_PORT = 5353;
/** On Windows no socket can stand on the group's own address. */
export const MDNS_BIND = process.platform === 'win32' ? '0.0.0.0' : MDNS_GROUP;

/** The word by which a room's own authority is told apart. */
export function fingerprintWord(fingerprint: string): string {
  return `f=${fingerprint}`;
}
