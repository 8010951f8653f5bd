/** The key by which the desk knows this device. It is made here and cannot be taken out, by a page of another origin or by ours. */

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export interface DeviceIdentity {
  /** SPKI. */
  readonly publicKey: Uint8Array;
  sign(statement: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** What is kept of an identity: a browser's store takes such keys as they are. */
export interface KeptIdentity {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array;
}

/** A new key, whose private part can be used and not read. */
export async function makeIdentity(subtle: SubtleCrypto): Promise<KeptIdentity> {
  const { privateKey, publicKey } = await subtle.generateKey(P256, false, ['sign', 'verify']);
  return { privateKey, publicKey: new Uint8Array(await subtle.exportKey('spki', publicKey)) };
}

/** That key at work. */
export function identityOf({ privateKey, publicKey }: KeptIdentity, subtle: SubtleCrypto): DeviceIdentity {
  return {
    publicKey,
    sign: async (statement) => new Uint8Array(await subtle.sign(SIGNING, privateKey, statement)),
  };
}
