/** Whoever holds a private key: a member under their PIN, the organisation's seal, a PKCS#12 of the user's own. */

/** Named by what the signature is; the curve of an ECDSA key is the key's own affair. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'rsa-sha256' | 'rsa-pss-sha256';

export interface Signer {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** Certificates above it, DER, its issuer first, up to the root. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  /** Signs the data (hashed with SHA-256 inside): DER of an ECDSA-Sig-Value, or an RSA signature, by PKCS#1 v1.5 or PSS. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
