/** Subjects of role plays: for the jury and the administrator, never for a candidate. */
import { z } from 'zod';
import type { Subject, SubjectDraft } from '../../domain/roleplay/subject.schema.ts';
import { cleanTexts } from '../../domain/text/clean-text.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { fileBytes, idSchema, pageShape, requiredShortText, shortText } from '../request-parts.ts';
import type { ExportReport, ListPage, ReadAs } from '../view-parts.ts';

const versionSchema = z.number().int().min(1);

export const subjectQuery = z.strictObject({
  text: shortText,
  blocId: idSchema.exactOptional(),
  ...pageShape,
});

/** `version` absent means the latest. */
export const subjectRef = z.strictObject({ subjectId: idSchema, version: versionSchema.exactOptional() });

/**
 * `subjectId` absent adds a subject; given, it writes the next version of an own one. The text is checked against the
 * format of subjects in main, which names each fault by its path.
 */
export const subjectInput = z.strictObject({
  subjectId: idSchema.exactOptional(),
  subject: z
    .custom<SubjectDraft>((value) => typeof value === 'object' && value !== null)
    .overwrite((draft) => cleanTexts(draft) as SubjectDraft),
});

export const subjectRetirement = z.strictObject({ subjectId: idSchema, isRetired: z.boolean() });

export const subjectFile = z.strictObject({ name: requiredShortText, bytes: fileBytes });

export const subjectExport = z.strictObject({
  subjects: z.array(subjectRef).min(1).max(500),
  formats: z.array(z.enum(['json', 'candidate-sheet', 'juror-cards'])).min(1),
});

export const subjectPrint = z.strictObject({
  subjectId: idSchema,
  version: versionSchema.exactOptional(),
  part: z.enum(['candidate-sheet', 'juror-cards']),
});

export type SubjectOrigin = 'shipped' | 'own' | 'imported';

/** One version of a subject, as the bank lists it. For the jury and the administrator: never for a candidate. */
export interface SubjectSummary {
  readonly id: string;
  readonly version: number;
  /** SHA-256 (hex) of its canonical form. */
  readonly digest: string;
  readonly title: string;
  readonly referentielId: string;
  readonly blocId: string;
  readonly competenceIds: readonly string[];
  readonly customer: { readonly name: string; readonly role: string; readonly company: string };
  readonly hasDisability: boolean;
  readonly roleNames: readonly string[];
  readonly moveCount: number;
  readonly origin: SubjectOrigin;
  readonly addedAt: Instant;
  readonly isRetired: boolean;
  /** Passages that play this subject, whatever the version. */
  readonly useCount: number;
}

export interface SubjectView extends SubjectSummary {
  readonly subject: Subject;
  /** Latest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly digest: string;
    readonly addedAt: Instant;
    /** Passages that play this version: it is kept as they saw it. */
    readonly useCount: number;
  }[];
}

export type ImportedSubject = SubjectSummary & ReadAs;

export type SubjectTopic = 'subjects';

/** What can be asked of this area. */
export const subjectEndpoints = {
  subjects: {
    /** The latest version of each subject that holds every word of the text; retired ones too. */
    list: answering<ListPage<SubjectSummary>>('desk')(subjectQuery),
    get: answering<SubjectView>('desk')(subjectRef),
    save: answering<SubjectView>('desk')(subjectInput),
    /** A retired subject is no longer chosen; passages that have it keep it. */
    setRetired: answering<SubjectView>('desk')(subjectRetirement),
    importFile: answering<ImportedSubject>('desk')(subjectFile),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<ExportReport>('desk')(subjectExport),
    /** PDF for the candidate. */
    candidateSheet: answering<Uint8Array>('desk')(subjectRef),
    /** PDF for the jury. */
    jurorCards: answering<Uint8Array>('desk')(subjectRef),
    print: answering<null>('desk')(subjectPrint),
  },
} as const;
