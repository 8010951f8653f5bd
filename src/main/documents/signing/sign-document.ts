/**
 * Signs minutes that reserve empty signature fields. Each function answers the increment only: the document is the
 * bytes that it was given with those that it answers after them, and what was signed before stays as it is.
 */
import type { Signer } from '../../../cms/signer.ts';

/** What a member signs with, and what their field shows. */
export interface MemberSigning {
  /** See `memberField` of the domain. */
  readonly field: string;
  readonly signer: Signer;
  /** Instant of the signature, epoch ms; the file holds whole seconds. */
  readonly at: number;
  readonly name: string;
  /** Why they sign, as PDF readers show it. */
  readonly reason: string;
  readonly appearance: {
    /** Handwriting or typed name, as `readSignature` takes it. */
    readonly svg: string;
    /** SHA-256 (hex) of the canonical content. */
    readonly contentDigest: string;
    /** IANA zone in which the instant is printed. */
    readonly timeZone: string;
  };
}

/** The organisation's seal, the last signature. */
export interface Sealing {
  readonly signer: Signer;
  /** Instant of the seal, epoch ms. */
  readonly at: number;
  /** Who seals: the holder of the certificate. */
  readonly name: string;
  readonly reason: string;
  /** IANA zone in which the instant is printed. */
  readonly timeZone: string;
}

export interface Timestamping {
  /** Asks for a timestamp of this SHA-256 (32 bytes); answers the DER of a TimeStampToken (RFC 3161). */
  token(sha256: Uint8Array): Promise<Uint8Array>;
  /** Room kept for the token, in bytes; 16 KiB unless said. */
  readonly reserveBytes?: number;
}

export interface DocumentSigner {
  /** Fills a member's field; answers the increment. Rejects with DocumentSigningError or PdfSyntaxError. */
  signField(pdf: Uint8Array, signing: MemberSigning): Promise<Uint8Array>;
  /** Fills the field of the seal; answers the increment. Rejects with DocumentSigningError or PdfSyntaxError. */
  sealDocument(pdf: Uint8Array, sealing: Sealing): Promise<Uint8Array>;
}
