/** Référentiels: those shipped and those loaded from a file. */
import { z } from 'zod';
import type { Certification } from '../../domain/certification/certification.schema.ts';
import type { EvaluatorChoice, Material, TestPhase } from '../../domain/certification/test.schema.ts';
import type { JuryRules } from '../../domain/jury/jury.types.ts';
import type { DurationMs } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { fileBytes, idSchema, noRequest, requiredShortText } from '../request-parts.ts';
import type { ReadAs } from '../view-parts.ts';

export const referentielRef = z.strictObject({ id: idSchema, version: idSchema });

export const referentielFile = z.strictObject({
  name: requiredShortText,
  bytes: fileBytes,
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
}

export type ImportedReferentiel = ReferentielSummary & ReadAs;

export type CertificationTopic = 'referentiels';

/** What can be asked of this area. */
export const certificationEndpoints = {
  referentiels: {
    list: answering<readonly ReferentielSummary[]>('desk')(noRequest),
    /** One version whole, with its wording. */
    get: answering<Certification>('desk')(referentielRef),
    importFile: answering<ImportedReferentiel>('desk')(referentielFile),
  },
} as const;
