/** What brings a device to its place: a code that was scanned, which the address carries, or one that is typed. */

export interface RoomCode {
  /** Lets one device ask for one place, once; null where only the desk's address is told, to a device that it knows. */
  readonly token: string | null;
  /** Of the room's authority; null when it was typed. */
  readonly fingerprint: string | null;
  /** The desk's address, where the page's own is not it. */
  readonly url: string | null;
  /** The queue of the page that was left for this one, as `handover.ts` packs it. */
  readonly queue: string | null;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** What the fragment of an address says; null when it says nothing of a room. A fragment never leaves the device. */
export function readRoomCode(hash: string): RoomCode | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const token = parts.get('t')?.trim() ?? '';
  const url = deskUrl(parts.get('a') ?? '');
  if (token === '' && url === null) return null;
  const fingerprint = parts.get('f')?.toLowerCase() ?? '';
  return {
    token: token === '' ? null : token,
    fingerprint: DIGEST.test(fingerprint) ? fingerprint : null,
    url,
    queue: parts.get('q'),
  };
}

/** A code as someone typed or pasted it: the short one, or the whole address. */
export function readTypedCode(text: string): RoomCode | null {
  const typed = text.trim();
  const hash = typed.indexOf('#');
  if (hash >= 0) {
    const found = readRoomCode(typed.slice(hash));
    return found === null || found.token === null
      ? null
      : { ...found, url: found.url ?? deskUrl(typed.slice(0, hash)) };
  }
  const token = typed.replaceAll(/[\s-]/g, '');
  return /^[0-9a-z]{6,20}$/i.test(token) ? { token, fingerprint: null, url: null, queue: null } : null;
}

/** The origin of the desk from an address as it is typed: "192.168.1.20:48443" will do. Plain HTTP does not exist. */
export function deskUrl(text: string): string | null {
  const typed = text.trim().replace(/\/+$/, '');
  if (typed === '' || /\s/.test(typed) || /^http:/i.test(typed)) return null;
  try {
    const { origin, protocol } = new URL(/^https:/i.test(typed) ? typed : `https://${typed}`);
    return protocol === 'https:' ? origin : null;
  } catch {
    return null;
  }
}
