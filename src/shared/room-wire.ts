/** What a device and the desk say before the device is known. Afterwards they speak as `wire.ts` says, in the same frames. */

/** The first word of the desk, to whoever connects. */
export interface Challenge {
  readonly challenge: string;
  /** Of the room's authority, for a page that no code told: whoever speaks TLS with the desk sees it too. */
  readonly fingerprint: string;
}

/** A device that was never let in: a code, the key that it will be known by, and that key's word for it. */
export interface JoinMessage {
  readonly join: {
    readonly token: string;
    /** SPKI, P-256. */
    readonly publicKey: Uint8Array;
    /** ECDSA with SHA-256 over `statementOf`, as Web Crypto writes it. */
    readonly signature: Uint8Array;
    readonly label: string;
  };
}

/** A device that was let in, at each later connection. */
export interface ReturnMessage {
  readonly return: { readonly deviceId: string; readonly signature: Uint8Array };
}

/** `waiting` for the president, `admitted`, `refused` by them, or `ended`: replaced, or released. */
export interface StandingMessage {
  readonly standing: {
    readonly state: 'waiting' | 'admitted' | 'refused' | 'ended';
    /** To be kept; null before the device is let in. */
    readonly deviceId: string | null;
  };
}

/** What a device signs: that it is here, now, and means this desk. */
export function statementOf(url: string, fingerprint: string, challenge: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`pupitre.room/1\n${url}\n${fingerprint}\n${challenge}`);
}

/** Where a device connects. */
export const ROOM_SOCKET_PATH = '/room';

export function isChallenge(message: unknown): message is Challenge {
  return typeof (message as Partial<Challenge> | null)?.challenge === 'string';
}

export function isStanding(message: unknown): message is StandingMessage {
  const { standing } = (message ?? {}) as Partial<StandingMessage>;
  return typeof standing === 'object' && typeof standing.state === 'string';
}
