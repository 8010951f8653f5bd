/** The proof file of archived minutes: who signed, how and when, on which clock, and what holds the record in place. */
import { z } from 'zod';

const textSchema = z.string();
const instantSchema = z.number().int();
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const certificateSchema = z.strictObject({
  /** RFC 4514. */
  subject: textSchema,
  /** Hex. */
  serial: textSchema,
  sha256: sha256Schema,
  notBefore: instantSchema,
  notAfter: instantSchema,
});

const signatureSchema = z.strictObject({
  jurorId: textSchema,
  name: textSchema,
  capacity: textSchema,
  /** Signature field of the PDF; null when the signature does not stand in one. */
  field: textSchema.nullable(),
  signedAt: instantSchema,
  kind: z.enum(['drawn', 'typed', 'external']),
  /**
   * How the signatory was known: by the PIN of their seat on the machine, of which only a scrypt hash is kept, or by a
   * document signed outside the application, to which a member attests.
   */
  authentication: z.enum(['seat-pin', 'external-document']),
  /** Null when the signature has no certificate of the application. */
  certificate: certificateSchema.nullable(),
});

const timestampSchema = z.strictObject({
  /** Subject of the authority's certificate. */
  authority: textSchema,
  at: instantSchema,
  /** Object identifier. */
  policy: textSchema,
  /** Hex. */
  serial: textSchema,
  /** SHA-256 of the token. */
  tokenSha256: sha256Schema,
  /** The authority's instant minus that of the machine's clock, in ms. */
  offsetMs: z.number().int(),
});

/** A document signed outside the application. */
const externalSchema = z.strictObject({
  name: textSchema,
  kind: z.enum(['electronic', 'scan']),
  sha256: sha256Schema,
  byteCount: z.number().int().min(1),
  /** Members for whose signatures it stands. */
  jurorIds: z.array(textSchema),
  /** Member who attests to it under their PIN. */
  attachedBy: textSchema,
  attachedAt: instantSchema,
});

const revisionSchema = z.strictObject({
  revision: z.number().int().min(1),
  lockedAt: instantSchema,
  voidedAt: instantSchema.nullable(),
  reason: textSchema.nullable(),
});

/** One row of the digest chain. */
const linkSchema = z.strictObject({
  seq: z.number().int().min(1),
  previous: sha256Schema,
  table: textSchema,
  /** Primary key of the record, as a JSON array. */
  key: textSchema,
  recordDigest: sha256Schema,
  digest: sha256Schema,
});

/** The proof file as version 0.1.0 wrote it; it never moves. */
export const proofSchema1 = z.strictObject({
  schema: z.literal('pupitre.proof/1'),
  number: textSchema,
  minutesId: textSchema,
  contentDigest: sha256Schema,
  /** The sealed file, before any timestamp. */
  pdf: z.strictObject({ sha256: sha256Schema, byteCount: z.number().int().min(1) }),
  json: z.strictObject({ sha256: sha256Schema }),
  signatures: z.array(signatureSchema),
  /** Null for minutes that were archived before seals. */
  seal: z.strictObject({ signedAt: instantSchema, certificate: certificateSchema }).nullable(),
  timestamps: z.array(timestampSchema),
  external: z.array(externalSchema),
  clock: z.strictObject({
    source: z.enum(['system-clock']),
    /** IANA name. */
    timeZone: textSchema,
    /** Authority's time minus the machine's, at the last timestamp; null when it was never compared. */
    offsetMs: z.number().int().nullable(),
  }),
  machine: z.strictObject({ platform: textSchema, appVersion: textSchema }),
  /** Every locking of this content, voided ones too. */
  revisions: z.array(revisionSchema),
  chain: z.strictObject({
    /** Chain that the minutes witness; the origin (seq 0, 64 zeros) for minutes that witness none. */
    witness: z.strictObject({ seq: z.number().int().min(0), digest: sha256Schema }),
    /** From the row after the witness to that of the archived files, without a gap. */
    links: z.array(linkSchema).min(1),
  }),
});

/** Says all that its pages print, so that they can be held to it. */
const proofSchema2 = proofSchema1.extend({
  schema: z.literal('pupitre.proof/2'),
  session: z.strictObject({
    title: textSchema,
    /** ISO date. */
    date: textSchema,
  }),
  archivedAt: instantSchema,
  /** When the proof file was made: a timestamp may come later. */
  madeAt: instantSchema,
});

export const proofSchema = z.union([proofSchema1, proofSchema2]);

/** The proof file that the application writes now. */
export type Proof2 = z.infer<typeof proofSchema2>;

/** Content of a proof file; instants in epoch ms, digests in hex. */
export type Proof = z.infer<typeof proofSchema>;
