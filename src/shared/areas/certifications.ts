/** Référentiels: those shipped and those loaded from a file. */
import { z } from 'zod';
import type { Certification } from '../../domain/certification/certification.schema.ts';
import type { EvaluatorChoice, Material, TestPhase } from '../../domain/certification/test.schema.ts';
import type { JuryRules } from '../../domain/jury/jury.types.ts';
import type { DurationMs } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { fileBytes, idSchema, noRequest, requiredShortText } from '../request-parts.ts';
import type { ExportReport, ReadAs } from '../view-parts.ts';
import type { CertificationDraft } from '../../domain/certification/draft/draft-shape.ts';
import type { Instant } from '../../domain/time/time.ts';
import { cleanText, isUnreadable } from '../../domain/text/clean-text.ts';
import { MAX_REFERENTIEL_BYTES } from '../../domain/file-limits.ts';

export const referentielRef = z.strictObject({ id: idSchema, version: idSchema });

export const referentielFile = z.strictObject({
  name: requiredShortText,
  bytes: fileBytes,
});

export const draftRef = z.strictObject({ draftId: idSchema });

/**
 * Where a draft begins: from nothing, as the next version of a certification, or as another one after its model.
 */
export const draftStart = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('nothing') }),
  z.strictObject({ from: z.literal('version'), id: idSchema, version: idSchema }),
  z.strictObject({ from: z.literal('model'), id: idSchema, version: idSchema }),
]);

/** A draft whole, as JSON: what is typed is kept to the letter until it is published. */
export const draftContent = z
  .string()
  .overwrite(cleanText)
  .refine((text) => !isUnreadable(text))
  .max(MAX_REFERENTIEL_BYTES);

export const draftInput = z.strictObject({ draftId: idSchema, content: draftContent });

/** `isModel` marks the exported copy as a model to be adapted, in the current format. */
export const referentielExport = z.strictObject({
  id: idSchema,
  version: idSchema,
  isModel: z.boolean(),
});

/** What the screens of preparation need of a certification, without the wording of its competences. */
export interface ReferentielSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly digest: string;
  readonly language: string;
  /** A ready model, to be adapted before it is used. */
  readonly isModel: boolean;
  /** What a bloc is called here. */
  readonly blocWord: Certification['words']['bloc'];
  readonly blocs: readonly {
    readonly id: string;
    readonly title: string;
    readonly sourceLabel: string;
    readonly competenceCount: number;
  }[];
  readonly juryTests: readonly TestSummary[];
  readonly terms: TermsSummary;
  /** Tests that no jury holds: their results may be imported for the minutes. */
  readonly otherTests: readonly OtherTestSummary[];
}

/** How the certification has its tests assessed. */
export interface TermsSummary {
  /** False: scale, threshold and jury rules are the session's to set. */
  readonly isOwn: boolean;
  readonly rules: JuryRules;
  readonly reminderMs: readonly DurationMs[] | null;
  readonly isRuleConfirmed: boolean;
  /** Titles of its scales. */
  readonly scales: readonly string[];
  /** Of its general rule; null where the rule has none. */
  readonly threshold: { readonly value: number; readonly isShare: boolean } | null;
}

export type OtherTestSummary = Pick<TestSummary, 'id' | 'title' | 'evaluatorText' | 'blocIds'>;

export interface TestSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Empty for a test of the certification as a whole. */
  readonly blocIds: readonly string[];
  readonly evaluatorText: string;
  readonly contradiction: { readonly with: string; readonly choices: readonly EvaluatorChoice[] } | null;
  readonly phases: readonly TestPhase[];
  readonly deliverable: { readonly title: string; readonly items: readonly string[] } | null;
  readonly materials: readonly Material[];
  /** How many candidates it takes at the same time; null for one after the other. */
  readonly together: { readonly min: number; readonly max: number } | null;
}

/** One stored version; one that a session applies is never rewritten. */
export interface ListedReferentiel extends ReferentielSummary {
  readonly isUsed: boolean;
  /** Minutes of it are archived. */
  readonly hasMinutes: boolean;
}

export type ImportedReferentiel = ListedReferentiel & ReadAs;

/** A certification that is being written, as it is listed. */
export interface DraftSummary {
  readonly id: string;
  /** As typed so far; may be blank. */
  readonly title: string;
  readonly certificationId: string;
  readonly version: string;
  /** What it was begun from; null for nothing. */
  readonly basedOn: { readonly id: string; readonly version: string } | null;
  readonly updatedAt: Instant;
}

export interface DraftView extends DraftSummary {
  readonly content: CertificationDraft;
}

export type CertificationTopic = 'referentiels' | 'certification-drafts';

/** What can be asked of this area. */
export const certificationEndpoints = {
  referentiels: {
    list: answering<readonly ListedReferentiel[]>('desk')(noRequest),
    /** One version whole, with its wording. */
    get: answering<Certification>('desk')(referentielRef),
    importFile: answering<ImportedReferentiel>('desk')(referentielFile),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFile: answering<ExportReport>('desk')(referentielExport),
  },
  drafts: {
    list: answering<readonly DraftSummary[]>('desk')(noRequest),
    get: answering<DraftView>('desk')(draftRef),
    create: answering<DraftView>('desk')(draftStart),
    /** What was typed so far, faulty or not. */
    save: answering<DraftSummary>('desk')(draftInput),
    remove: answering<null>('desk')(draftRef),
    /** Makes a version of it that sessions can apply, and ends the draft; refused with each of its faults. */
    publish: answering<ListedReferentiel>('desk')(draftRef),
    exportFile: answering<ExportReport>('desk')(draftRef),
  },
} as const;
