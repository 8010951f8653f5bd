/** Results that come by a file: shown first, recorded with the file's digest, and withdrawn together. */
import { z } from 'zod';
import type { EnteredEvidence } from '../../../domain/candidate/evidence.ts';
import type { ScoreFile, ScoreRow } from '../../../domain/candidate/import/read-scores.ts';
import { SCORE_FIELDS } from '../../../domain/candidate/import/score-columns.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { answering } from '../../endpoint.ts';
import {
  fileBytes,
  idSchema,
  isoDateSchema,
  pageShape,
  reasonSchema,
  shortText,
} from '../../request-parts.ts';
import type { ListPage, ReadAs } from '../../view-parts.ts';
import { referentielRef } from '../certifications.ts';

const scoreFile = z.strictObject({
  bytes: fileBytes,
  certification: referentielRef,
  /** Who assessed, and on which day (ISO), for rows that do not say it. */
  author: shortText,
  date: isoDateSchema.nullable(),
  /** The field of each column; read from the headings when it is not said. */
  mapping: z.array(z.enum(SCORE_FIELDS).nullable()).max(200).exactOptional(),
  /** Which test a name of the file means. */
  tests: z.array(z.strictObject({ bloc: shortText, test: shortText, testId: idSchema })).max(1_000),
  /** Whose the rows are of which the file does not say it. */
  choices: z.array(z.strictObject({ line: z.int().min(1), enrolmentId: idSchema })).max(5_000),
});

export const scorePreviewInput = scoreFile.extend({
  ...pageShape,
  /** Only rows that cannot be taken yet. */
  isFaulty: z.boolean().exactOptional(),
});

export const scoresInput = scoreFile.extend({
  fileName: shortText,
  /** Why results of the same day that say otherwise are withdrawn for those of the file; null keeps them. */
  replacing: reasonSchema.nullable(),
});

export const importRef = z.strictObject({
  sourceSha256: z.string().regex(/^[0-9a-f]{64}$/),
  recordedAt: z.int().min(0),
});

export const importWithdrawal = importRef.extend({ reason: reasonSchema });

/** Who a row may be about. */
export interface ScoredPerson {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstNames: readonly string[];
  readonly birthDate: string | null;
}

export interface PreviewScore extends ScoreRow {
  /** Whose it is; null where nobody can tell yet. */
  readonly candidate: ScoredPerson | null;
  /** Those of that name, a few at most, where it must be chosen. */
  readonly alike: readonly ScoredPerson[];
  /** It was recorded already, and stands. */
  readonly isKnown: boolean;
  /** Results of the same day that say otherwise, and would be withdrawn. */
  readonly against: readonly EnteredEvidence[];
}

export interface ScorePreview extends Omit<ScoreFile, 'rows'>, ReadAs, ListPage<PreviewScore> {
  readonly sourceSha256: string;
  /** Of all rows of the file. */
  readonly rowCount: number;
  readonly faultyCount: number;
  readonly knownCount: number;
  /** Rows against which something of the same day stands. */
  readonly againstCount: number;
}

export interface ScoreReport {
  readonly recorded: number;
  /** Withdrawn for those of the file. */
  readonly replaced: number;
  readonly known: number;
  /** Rows that must be mended first. */
  readonly faulty: number;
}

export interface ScoreImport {
  readonly sourceSha256: string;
  readonly recordedAt: Instant;
  readonly fileName: string;
  readonly entryCount: number;
  readonly standingCount: number;
}

export const scoreEndpoints = {
  previewScores: answering<ScorePreview>('desk')(scorePreviewInput),
  importScores: answering<ScoreReport>('desk')(scoresInput),
  scoreImports: answering<ListPage<ScoreImport>>('desk')(z.strictObject(pageShape)),
  withdrawImport: answering<{ readonly withdrawn: number }>('desk')(importWithdrawal),
} as const;
