/** Archived minutes and what proves them intact. */
import { z } from 'zod';
import type { Decision } from '../../domain/assessment/assessment.types.ts';
import { DECISION_OUTCOMES } from '../../domain/assessment/assessment.types.ts';
import type { MinutesContent, MinutesSignature } from '../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { idSchema, isoDateSchema, minutesRef, pageShape, shortText } from '../request-parts.ts';
import type { ExportReport, ListPage } from '../view-parts.ts';
import type { RectificationLinks } from './minutes.ts';
import type { ExternalDocumentView } from './passage/lock.ts';
import type { ScanFile } from './passage/seats.ts';

export const LISTED_KINDS = ['minutes', 'session-minutes'] as const;

export const archiveQuery = z.strictObject({
  text: shortText,
  /** Of tests, or of sessions; both when it is not said. */
  kind: z.enum(LISTED_KINDS).exactOptional(),
  sessionId: idSchema.exactOptional(),
  /** Id of a référentiel, whatever its version. */
  certificationId: idSchema.exactOptional(),
  blocId: idSchema.exactOptional(),
  outcome: z.enum(DECISION_OUTCOMES).exactOptional(),
  from: isoDateSchema.exactOptional(),
  to: isoDateSchema.exactOptional(),
});

/** Columns by which the archive can be sorted. */
export const ARCHIVE_SORT_COLUMNS = ['number', 'date', 'candidate', 'test', 'session'] as const;
/** Minutes that can be exported at once. */
export const MOST_EXPORTED = 5_000;

export const archivePageInput = archiveQuery.extend({
  /** The latest day first when it is not said. */
  sort: z
    .strictObject({
      columnId: z.enum(ARCHIVE_SORT_COLUMNS),
      direction: z.enum(['ascending', 'descending']),
    })
    .exactOptional(),
  ...pageShape,
});

export const archiveChoice = archiveQuery.extend({
  /** All that match when it is not said. */
  among: z.array(idSchema).max(MOST_EXPORTED).exactOptional(),
});

export const EXPORT_FORMATS = ['pdf', 'json', 'digests', 'proof', 'verifier'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exportInput = z.strictObject({
  minutesIds: z.array(idSchema).min(1).max(MOST_EXPORTED),
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
});

/** Minutes by what they are listed by. */
export interface MinutesFacts extends RectificationLinks {
  readonly minutesId: string;
  readonly number: string;
  readonly candidate: string;
  readonly sessionTitle: string;
  readonly date: string;
  readonly blocIds: readonly string[];
  readonly testTitle: string;
  readonly status: MinutesContent['status'];
  readonly outcome: Decision['outcome'];
  readonly jurors: readonly string[];
  readonly archivedAt: Instant;
}

/** The minutes of a test, as the archive lists them. */
export interface ListedTest extends MinutesFacts {
  readonly kind: 'minutes';
  /** Of their certification's wording, BCP 47. */
  readonly language: string;
}

/** The minutes of a session, as the archive lists them. */
export interface ListedSession extends RectificationLinks {
  readonly kind: 'session-minutes';
  readonly minutesId: string;
  readonly number: string;
  readonly documentKind: 'minutes' | 'complement' | 'rectification';
  readonly status: MinutesContent['status'];
  readonly date: string;
  readonly sessionTitle: string;
  readonly certificationTitle: string;
  readonly candidates: readonly string[];
  readonly jurors: readonly string[];
  readonly archivedAt: Instant;
}

export type ArchiveRow = ListedTest | ListedSession;

/** A part of what was found. */
export type ArchivePage = ListPage<ArchiveRow>;

export interface ArchivedMinutes {
  readonly row: MinutesFacts;
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

export interface Verification {
  readonly minutesId: string;
  readonly checkedAt: Instant;
  /** Whether the document itself is as it was archived: all checks pass. The register is spoken of apart. */
  readonly isIntact: boolean;
  readonly checks: readonly { readonly check: VerificationCheck; readonly isPassed: boolean }[];
  /** Whether the register is still the one that this document saw when it was locked; null when it names none. */
  readonly isRegisterWitnessed: boolean | null;
}

export interface ProofView {
  readonly pdf: Uint8Array;
  readonly isSealed: boolean;
}

export const scanRef = minutesRef.extend({ jurorId: idSchema });

export type ArchiveTopic = 'archive';

/** What can be asked of this area. */
export const archiveEndpoints = {
  archive: {
    search: answering<ArchivePage>('desk')(archivePageInput),
    /** Ids of the minutes that match, the latest first, and no more than can be exported. */
    matching: answering<readonly string[]>('desk')(archiveChoice),
    get: answering<ArchivedMinutes>('desk')(minutesRef),
    pdf: answering<Uint8Array>('desk')(minutesRef),
    /** The scan of that member's sheet of paper, which the minutes name. */
    scan: answering<ScanFile>('desk')(scanRef),
    verify: answering<Verification>('desk')(minutesRef),
    /** The proof file in print, made now; its JSON is attached to it. */
    proof: answering<ProofView>('desk')(minutesRef),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<ExportReport>('desk')(exportInput),
    /** Prints a copy, marked as one; the original leaves as a file only. */
    print: answering<null>('desk')(minutesRef),
  },
} as const;
