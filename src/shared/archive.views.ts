/** Archived minutes and what proves them intact, as main shows them. */
import type { Decision } from '../domain/assessment/assessment.types.ts';
import type { MinutesContent, MinutesSignature } from '../domain/minutes/minutes.schema.ts';
import type { Instant } from '../domain/time/time.ts';
import type { ExternalDocumentView } from './lock.views.ts';
import type { RecordFaultKind, TouchedThing } from './register.views.ts';

/** Other archived minutes, as a row leads to them. */
export interface MinutesLink {
  readonly minutesId: string;
  readonly number: string;
}

/** Where minutes stand in a series of rectifications; both null for those that were never rectified. */
export interface RectificationLinks {
  /** What these minutes rectify. */
  readonly rectifies: MinutesLink | null;
  /** What rectified these minutes since. */
  readonly rectifiedBy: MinutesLink | null;
}

export interface ArchiveRow extends RectificationLinks {
  readonly minutesId: string;
  readonly number: string;
  readonly candidate: string;
  readonly sessionTitle: string;
  readonly date: string;
  readonly blocId: string;
  readonly testTitle: string;
  readonly status: MinutesContent['status'];
  readonly outcome: Decision['outcome'];
  readonly jurors: readonly string[];
  readonly archivedAt: Instant;
}

export interface ArchivedMinutes {
  readonly row: ArchiveRow;
  readonly content: MinutesContent;
  readonly signatures: readonly MinutesSignature[];
  /** Files signed outside that stand for members, kept beside the minutes. */
  readonly external: readonly ExternalDocumentView[];
  readonly contentDigest: string;
  readonly pdfSha256: string;
  readonly jsonSha256: string;
  readonly pdfByteCount: number;
}

export type VerificationCheck =
  | 'pdf-digest'
  | 'json-digest'
  | 'content-digest'
  | 'signature-digests'
  | 'document-parts'
  | 'pdf-signatures'
  | 'timestamps'
  | 'external-documents'
  | 'rectification'
  | 'index'
  | 'chain';

/** What the chain covers now, its head, and every place where it is broken. */
export interface ChainView {
  readonly seq: number;
  readonly digest: string;
  readonly checkedAt: Instant;
  readonly faultCount: number;
  /** The first faults, by table and key, for whoever keeps the file. */
  readonly faults: readonly {
    readonly kind: RecordFaultKind;
    readonly table: string;
    readonly key: string;
    readonly seq: number | null;
  }[];
  /** What they touch, by name. */
  readonly touched: readonly TouchedThing[];
}

export interface ProofView {
  readonly pdf: Uint8Array;
  readonly isSealed: boolean;
}

/** A head of the chain that someone kept, held against the chain as it is. */
export interface WitnessComparison {
  readonly seq: number;
  readonly digest: string;
  /** Epoch ms; null when the witness does not say. */
  readonly at: number | null;
  /** 'beyond': it counts records that the chain no longer has. */
  readonly verdict: 'same' | 'other' | 'beyond';
  readonly headSeq: number;
  readonly isChainWhole: boolean;
  readonly checkedAt: Instant;
}

export interface Verification {
  readonly minutesId: string;
  readonly checkedAt: Instant;
  /** Whether the document itself is as it was archived: all checks pass. The register is spoken of apart. */
  readonly isIntact: boolean;
  readonly checks: readonly { readonly check: VerificationCheck; readonly isPassed: boolean }[];
  /** Whether the register is still the one that this document saw when it was locked; null when it names none. */
  readonly isRegisterWitnessed: boolean | null;
}
