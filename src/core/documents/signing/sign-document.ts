/**
 * Signs minutes that reserve empty signature fields. Each function answers the increment only: the document is the
 * bytes that it was given with those that it answers after them, and what was signed before stays as it is.
 */
import { createHash } from 'node:crypto';
import { cadesDetached } from '../../../cms/cades.ts';
import type { Signer } from '../../../cms/signer.ts';
import { SEAL_FIELD, TIMESTAMP_FIELD } from '../../../domain/minutes/signature-fields.ts';
import { readSignature } from '../../../documents/signature-svg.ts';
import { dateSource, textSource } from '../../../pdf/pdf-source.ts';
import { loadFaces } from '../font-files.ts';
import {
  type Appearances,
  createAppearances,
  outsideText,
  type SignedOutside,
} from '../../../drawing/signing/appearances.ts';
import { fillField } from './fill-field.ts';

export { DocumentSigningError } from './fill-field.ts';
export type { DocumentSigningFault } from './fill-field.ts';

const TOKEN_BYTES = 16 * 1024;
/** Room for the signed attributes, an RSA signature of 4096 bits, and the structure around them. */
const CMS_BYTES = 1024;

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
  /** Members who signed outside the application, by the file that stands for them. */
  readonly outside?: readonly SignedOutside[];
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

/** Prepares signing; the fonts are read at the first signature. */
export function createDocumentSigner({ fontsDir }: { fontsDir: string }): DocumentSigner {
  let appearances: Appearances | null = null;
  const prepared = () => (appearances ??= createAppearances(loadFaces(fontsDir)));
  return {
    signField: async (pdf, { field, signer, at, name, reason, appearance }) =>
      fillField(pdf, {
        ...cadesFilling({ signer, at, name, reason }),
        field,
        appearance: (size) =>
          prepared().member(
            {
              signature: readSignature(appearance.svg),
              contentDigest: appearance.contentDigest,
              timeZone: appearance.timeZone,
              at,
              certificateDigest: certificateDigest(signer),
            },
            size,
          ),
      }),
    sealDocument: async (pdf, { signer, at, name, reason, timeZone, outside = [] }) =>
      fillField(pdf, {
        ...cadesFilling({ signer, at, name, reason }),
        field: SEAL_FIELD,
        appearance: (size) =>
          prepared().seal(
            {
              name,
              at,
              timeZone,
              certificateDigest: certificateDigest(signer),
              outside: outsideText(outside),
            },
            size,
          ),
      }),
  };
}

/**
 * Fills the field of the timestamp (PAdES B-T, document timestamp); answers the increment. Rejects with
 * DocumentSigningError, PdfSyntaxError, or what `token` rejects with.
 */
export function timestampField(pdf: Uint8Array, timestamping: Timestamping): Promise<Uint8Array> {
  return fillField(pdf, {
    field: TIMESTAMP_FIELD,
    entries: { Type: '/DocTimeStamp', Filter: '/Adobe.PPKLite', SubFilter: '/ETSI.RFC3161' },
    reserveBytes: timestamping.reserveBytes ?? TOKEN_BYTES,
    contents: (sha256) => timestamping.token(sha256),
  });
}

function cadesFilling({ signer, at, name, reason }: Pick<Sealing, 'signer' | 'at' | 'name' | 'reason'>) {
  const { certificate, chain } = signer;
  return {
    entries: {
      Type: '/Sig',
      Filter: '/Adobe.PPKLite',
      SubFilter: '/ETSI.CAdES.detached',
      M: dateSource(at),
      Name: textSource(name.normalize('NFC')),
      Reason: textSource(reason.normalize('NFC')),
    },
    // The issuer's name stands twice outside of the certificate, and is shorter than it.
    reserveBytes: chain.reduce((sum, { length }) => sum + length, certificate.length * 3) + CMS_BYTES,
    contents: (sha256: Uint8Array) => cadesDetached(sha256, signer),
  };
}

function certificateDigest({ certificate }: Signer): string {
  return createHash('sha256').update(certificate).digest('hex');
}
