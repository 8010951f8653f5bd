/** What a file of private keys gives, and the reader that the core asks for it. */
import type { Instant } from '../../domain/time/time.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { RevocationReason } from '../../shared/areas/signing.ts';

/** What a certificate says, without its key. */
export interface ReadCertificate {
  readonly der: Uint8Array;
  /** SHA-256 (hex) of the DER. */
  readonly sha256: string;
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** Common name, or the whole subject when it has none. */
  readonly holder: string;
  readonly capacity: string;
  readonly organisation: string;
  /** Hex, without leading zeros. */
  readonly serial: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

export interface RevokedSerial {
  readonly serial: string;
  readonly reason: RevocationReason;
  readonly revokedAt: Instant;
}

export interface KeyFile {
  readonly certificate: ReadCertificate;
  /** Certificates above it, its issuer first, up to a root. */
  readonly chain: readonly ReadCertificate[];
  /** PKCS#8 DER, in clear. */
  readonly pkcs8: Uint8Array;
}

export interface AuthorityBackup {
  readonly certificate: ReadCertificate;
  /** PKCS#8 DER, in clear. */
  readonly pkcs8: Uint8Array;
  readonly revoked: readonly RevokedSerial[];
}

export interface KeyFileReader {
  /** See `readPkcs12`; `key-file-too-slow` as well, when the reading took too long. */
  pkcs12(
    bytes: Uint8Array,
    password: string,
    at: Instant,
    issuers: Uint8Array | null,
  ): Promise<Answer<KeyFile>>;
  /** See `readBackup`; `key-file-too-slow` as well. */
  backup(bytes: Uint8Array, password: string): Promise<Answer<AuthorityBackup>>;
}
