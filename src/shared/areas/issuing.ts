/** Papers that leave after a session: what its sealed minutes allow for whom, and what was issued. */
import { z } from 'zod';
import type { IssueRefusal } from '../../domain/issuing/issuing-rules.ts';
import { ISSUED_KINDS } from '../../domain/issuing/issuing.types.ts';
import type { IssuedKind } from '../../domain/issuing/issuing.types.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import {
  exactText,
  fileBytes,
  idSchema,
  longText,
  noRequest,
  pageShape,
  shortText,
} from '../request-parts.ts';
import type { ExportReport, ListPage } from '../view-parts.ts';

export const issuingSettingsInput = z.strictObject({
  signatoryName: shortText,
  signatoryQuality: shortText,
  place: shortText,
  mentions: longText,
  appeal: longText,
  isMandated: z.boolean(),
});

/** Null takes the logo back. */
export const logoInput = z.strictObject({ name: exactText(255).min(1), bytes: fileBytes }).nullable();

/** A paper of one candidate; `blocId` of an attestation only. */
export const paperInput = z.strictObject({
  minutesId: idSchema,
  kind: z.enum(['notification', 'attestation', 'certificate']),
  enrolmentId: idSchema,
  blocId: idSchema.nullable(),
});

export const issuedRef = z.strictObject({ documentId: idSchema });
export const sessionPapersInput = z.strictObject({ sessionId: idSchema, ...pageShape });
export const papersInput = z.strictObject({ minutesId: idSchema, ...pageShape });
export const exportPapersInput = z.strictObject({ minutesId: idSchema });
export const extractInput = z.strictObject({ enrolmentId: idSchema });
export const TABLE_FORMATS = ['pdf', 'csv', 'xlsx'] as const;
export const tableInput = z.strictObject({
  minutesId: idSchema,
  formats: z.array(z.enum(TABLE_FORMATS)).min(1).max(TABLE_FORMATS.length),
});

export type IssuingSettings = z.output<typeof issuingSettingsInput>;

export interface IssuingSettingsView extends IssuingSettings {
  readonly logo: { readonly name: string; readonly sha256: string } | null;
}

export interface IssuedView {
  readonly documentId: string;
  readonly kind: IssuedKind;
  readonly number: string;
  readonly holder: string;
  readonly issuedAt: Instant;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
  readonly isSealed: boolean;
}

/** Sealed minutes of a session from which papers are made. */
export interface PapersMinutes {
  readonly minutesId: string;
  readonly number: string;
  readonly status: 'proposition' | 'decision';
  /** ISO calendar date. */
  readonly date: string;
  readonly candidateCount: number;
  /** Papers that may be issued and were not. */
  readonly waitingCount: number;
}

/** A paper of a candidate: what was issued, or why it cannot be. */
export interface PaperView {
  readonly kind: 'notification' | 'attestation' | 'certificate';
  readonly blocId: string | null;
  /** Of the bloc; empty for other papers. */
  readonly label: string;
  readonly refusal: IssueRefusal | null;
  /** The original, also where it left from other minutes. */
  readonly issued: IssuedView | null;
  readonly duplicateCount: number;
}

export interface CandidatePapers {
  readonly enrolmentId: string;
  readonly name: string;
  readonly papers: readonly PaperView[];
}

export { ISSUED_KINDS };

/** What was shown to be printed. */
export interface PrintReport {
  readonly paperCount: number;
}

export type IssuingTopic = 'issuing';

/** What can be asked of this area. */
export const issuingEndpoints = {
  issuing: {
    settings: answering<IssuingSettingsView>('desk')(noRequest),
    saveSettings: answering<IssuingSettingsView>('desk')(issuingSettingsInput),
    /** Refused where no paper could be drawn with it. */
    setLogo: answering<IssuingSettingsView>('desk')(logoInput),
    /** Sealed minutes of a session, the latest first. */
    minutes: answering<ListPage<PapersMinutes>>('desk')(sessionPapersInput),
    /** Candidates of such minutes with their papers. */
    list: answering<ListPage<CandidatePapers>>('desk')(papersInput),
    /** How a paper would look: marked as worth nothing, and not kept. */
    preview: answering<Uint8Array>('desk')(paperInput),
    /** Issues the original, once; the same one is answered again after that. */
    issue: answering<IssuedView>('desk')(paperInput),
    /** Issues a duplicate, under a number of its own. */
    duplicate: answering<IssuedView>('desk')(issuedRef),
    pdf: answering<Uint8Array>('desk')(issuedRef),
    print: answering<null>('desk')(issuedRef),
    /** Asks for a folder, issues what may be and was not, and writes every paper of the minutes. */
    exportAll: answering<ExportReport>('desk')(exportPapersInput),
    /** Issues what may be and was not, and shows every paper of the minutes as one document to print. */
    printAll: answering<PrintReport>('desk')(exportPapersInput),
    /** Asks for a folder and writes the results for the certifier. */
    resultsTable: answering<ExportReport>('desk')(tableInput),
    /** What is held on a candidate and was written of them, for the candidate. */
    extract: answering<IssuedView>('desk')(extractInput),
  },
} as const;
