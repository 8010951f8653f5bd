/** What the jury settles together once every grid is sealed. */
import { z } from 'zod';
import type {
  CompetenceResult,
  Decision,
  Grid,
  ResultChange,
} from '../../../domain/assessment/assessment.types.ts';
import type { Calculation } from '../../../domain/assessment/reckoning/calculation.schema.ts';
import { DECISION_OUTCOMES } from '../../../domain/assessment/assessment.types.ts';
import type { PassageStage } from '../../../domain/passage/passage.types.ts';
import type { Bloc, Certification } from '../../../domain/certification/certification.schema.ts';
import type { DurationMs } from '../../../domain/time/time.ts';
import type { AssessedCompetence } from '../../../domain/certification/assessed.ts';
import { answering, telling } from '../../endpoint.ts';
import type { ErrorCode } from '../../error-codes.ts';
import { idSchema, longText, passageRef } from '../../request-parts.ts';
import type { SeatView } from './seats.ts';

export const voteSchema = z
  .strictObject({
    for: z.number().int().min(0).max(20),
    against: z.number().int().min(0).max(20),
    abstained: z.number().int().min(0).max(20),
  })
  .nullable();

export const dissentsSchema = z.array(z.strictObject({ jurorId: idSchema, opinion: longText })).max(20);

export const resultInput = z.strictObject({
  passageId: idSchema,
  competenceId: idSchema,
  levelId: idSchema,
  reason: longText,
  vote: voteSchema,
  dissents: dissentsSchema,
  hasCastingVote: z.boolean(),
});

export const decisionInput = z.strictObject({
  passageId: idSchema,
  outcome: z.enum(DECISION_OUTCOMES),
  /** For each bloc, where the test has one result for each; absent means none. */
  blocs: z
    .array(z.strictObject({ blocId: idSchema, outcome: z.enum(['validated', 'refused']), reason: longText }))
    .max(100)
    .readonly()
    .exactOptional(),
  reason: longText,
  recommendations: longText,
  vote: voteSchema,
  dissents: dissentsSchema,
  hasCastingVote: z.boolean(),
});

export interface DeliberationView {
  readonly passageId: string;
  readonly stage: PassageStage;
  readonly competences: readonly AssessedCompetence[];
  readonly seats: readonly SeatView[];
  /** Sealed grids that count. */
  readonly grids: readonly Grid[];
  /** Sealed grids of members whom a link took away: kept, never computed. */
  readonly uncountedGrids: readonly Grid[];
  /** Divergences first, then in the order of the référentiel. */
  readonly results: readonly CompetenceResult[];
  /** Every result changed in deliberation; one that does not count is deliberated again. */
  readonly changes: readonly (ResultChange & { readonly isCounted: boolean })[];
  /** The computed proposal, with its trace: one result for the test, or one for each bloc. */
  readonly calculation: Calculation;
  /** Below the quorum the jury may only state that it did not assess. */
  readonly isQuorumMet: boolean;
  /** What the jury owes before it may decide on a candidate whom it assessed. */
  readonly lacks: readonly ErrorCode[];
  readonly isThresholdConfirmed: boolean;
  /** The last decision taken. */
  readonly decision: Decision | null;
  /** False once the deliberation was reopened, or another jury sits: it is then to be taken again. */
  readonly isDecisionStanding: boolean;
  /** The jury's own time, shown and never enforced; null where the certification gives none, or it is over. */
  readonly limit: { readonly limitMs: DurationMs; readonly elapsedMs: DurationMs } | null;
  /** Outcomes in the certification's words: those of a bloc where this test alone decides it, else those of a test. */
  readonly words: Certification['words']['test'];
  /** Whether what the jury gives is a decision on the test's blocs; else it is the result of the test. */
  readonly isDeciding: boolean;
  /** Blocs that each have a result of their own; empty where the test has one for all. */
  readonly resultBlocs: readonly Pick<Bloc, 'id' | 'title'>[];
}

export const deliberationBroadcasts = {
  'deliberation-changed': telling<{ readonly passageId: string }>(),
} as const;

/** What can be asked of this area. */
export const deliberationEndpoints = {
  deliberation: {
    get: answering<DeliberationView>('desk')(passageRef),
    setResult: answering<DeliberationView>('desk')(resultInput),
    decide: answering<DeliberationView>('desk')(decisionInput),
  },
} as const;
