/** Référentiels: those shipped and those loaded from a file. */
import { z } from 'zod';
import type {
  EvaluatorChoice,
  Referentiel,
  TestExtra,
  TestPhase,
} from '../../domain/referentiel/referentiel.schema.ts';
import { answering } from '../endpoint.ts';
import { fileBytes, idSchema, noRequest, requiredShortText } from '../request-parts.ts';
import type { ReadAs } from '../view-parts.ts';

export const referentielRef = z.strictObject({ id: idSchema, version: idSchema });

export const referentielFile = z.strictObject({
  name: requiredShortText,
  bytes: fileBytes,
});

export interface ReferentielSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly digest: string;
  readonly blocs: readonly {
    readonly id: string;
    readonly title: string;
    readonly sourceLabel: string;
    readonly competenceCount: number;
    readonly juryTests: readonly TestSummary[];
    /** Tests of the bloc that no jury holds: their results may be imported for the minutes. */
    readonly otherTests: readonly Pick<TestSummary, 'id' | 'title' | 'evaluatorText'>[];
  }[];
}

export interface TestSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly evaluatorText: string;
  readonly contradiction: { readonly with: string; readonly choices: readonly EvaluatorChoice[] } | null;
  readonly phases: readonly TestPhase[];
  readonly deliverable: { readonly title: string; readonly items: readonly string[] } | null;
  readonly extras: readonly TestExtra[];
}

export type ImportedReferentiel = ReferentielSummary & ReadAs;

export type CertificationTopic = 'referentiels';

/** What can be asked of this area. */
export const certificationEndpoints = {
  referentiels: {
    list: answering<readonly ReferentielSummary[]>('desk')(noRequest),
    /** One version whole, with its wording. */
    get: answering<Referentiel>('desk')(referentielRef),
    importFile: answering<ImportedReferentiel>('desk')(referentielFile),
  },
} as const;
