/** Decisions on blocs: what there is on each candidate, what the jury of a session decides, and what is still to be settled. */
import { z } from 'zod';
import { isExactText } from '../../domain/assessment/reckoning/exact.ts';
import { BLOC_DECISIONS } from '../../domain/bloc/bloc.schema.ts';
import type { BlocDecision, Condition, Evidence, HeldBloc } from '../../domain/bloc/bloc.schema.ts';
import type { BlocCalculation } from '../../domain/bloc/bloc-calculation.schema.ts';
import type { TakenRuling } from '../../domain/bloc/session-rulings.ts';
import type { WholeOutcome } from '../../domain/bloc/whole-outcome.ts';
import type { CompositionFault } from '../../domain/jury/jury.types.ts';
import { answering } from '../endpoint.ts';
import {
  exactText,
  idSchema,
  isoDateSchema,
  longText,
  pageShape,
  pinConfirmations,
  reasonSchema,
  requiredShortText,
} from '../request-parts.ts';
import type { NamedActor } from '../request-parts.ts';
import type { ListPage } from '../view-parts.ts';
import { receivedEndpoints } from './decisions/received.ts';
import { dissentsSchema, voteSchema } from './passage/deliberation.ts';

const MOST_DECISIONS = 40;
const MOST_CANDIDATES = 200;

const blocOfCandidate = { sessionId: idSchema, enrolmentId: idSchema, blocId: idSchema };

const conditionInput = z.strictObject({
  document: requiredShortText,
  dueOn: isoDateSchema,
  isLiftedByPresident: z.boolean(),
});

const decisionSchema = z.strictObject({
  enrolmentId: idSchema,
  blocId: idSchema,
  outcome: z.enum(BLOC_DECISIONS),
  reason: longText,
  recommendations: longText,
  condition: conditionInput.nullable(),
  vote: voteSchema,
  dissents: dissentsSchema,
  hasCastingVote: z.boolean(),
});

/** Decisions that the jury takes together: all are recorded, or none. */
const decideInput = z.strictObject({
  sessionId: idSchema,
  decisions: z.array(decisionSchema).min(1).max(MOST_DECISIONS).readonly(),
  confirmations: pinConfirmations,
});

const takeBackInput = z.strictObject({
  ...blocOfCandidate,
  reason: reasonSchema,
  confirmations: pinConfirmations,
});

const revokeInput = takeBackInput;

/** The reason says by what the condition is met. */
const liftInput = takeBackInput;

const exactNumber = exactText(40).refine((text) => isExactText(text) && !text.startsWith('-'));

/** A mark to compensate; a null mark takes back the one before. */
const newMarkInput = z.strictObject({
  ...blocOfCandidate,
  testId: idSchema,
  mark: z.strictObject({ value: exactNumber, outOf: exactNumber }).nullable(),
  reason: reasonSchema,
  confirmations: pinConfirmations,
});

/** Words of one member on their links with candidates of the session. */
const linksInput = z.strictObject({
  sessionId: idSchema,
  jurorId: idSchema,
  declarations: z
    .array(
      z.strictObject({ enrolmentId: idSchema, kind: z.enum(['no-link', 'withdrawn']), reason: longText }),
    )
    .min(1)
    .max(MOST_CANDIDATES)
    .readonly(),
});

const listingInput = z.strictObject({
  sessionId: idSchema,
  enrolmentIds: z.array(idSchema).min(1).max(MOST_CANDIDATES).readonly(),
  isListed: z.boolean(),
});

const tableQuery = z.strictObject({ sessionId: idSchema, ...pageShape });
const enrolmentRef = z.strictObject({ enrolmentId: idSchema });

/** A ruling that is sealed, as it is cited. */
export interface SealedView {
  readonly kind: 'decision' | 'lifting' | 'revocation';
  readonly outcome: BlocDecision;
  readonly number: string;
  readonly sealedAt: number;
  /** Of a conditional decision that this installation sealed. */
  readonly condition: Condition | null;
  /** Session in which it was taken, where it is one of here. */
  readonly sessionId: string | null;
  readonly reason: string;
}

export type CurrentView =
  | { readonly state: 'none'; readonly revoked: readonly SealedView[] }
  | { readonly state: 'current'; readonly outcome: BlocDecision; readonly rulings: readonly SealedView[] }
  | { readonly state: 'to-settle'; readonly heads: readonly SealedView[] };

/** What the jury of the session decided and has not sealed yet. */
export interface DraftRuling extends Omit<TakenRuling, 'decidedBy' | 'supersedes'> {
  readonly decidedBy: readonly NamedActor[];
  /** Something was sealed since, or the evidence has changed: to be decided again. */
  readonly isOutdated: boolean;
}

/** What comes first in the table: nobody may overlook it. */
export const BLOC_ATTENTIONS = [
  'to-settle',
  'outdated',
  'contradiction',
  'divergent',
  'overdue',
  'undecided',
  'decided',
  'closed',
] as const;
export type BlocAttention = (typeof BLOC_ATTENTIONS)[number];

export interface BlocCell {
  readonly blocId: string;
  readonly held: HeldBloc | null;
  readonly evidence: readonly Evidence[];
  readonly calculation: BlocCalculation;
  readonly current: CurrentView;
  /** Null outside a session, and where its jury decided nothing. */
  readonly draft: DraftRuling | null;
  readonly attention: BlocAttention;
}

/** What keeps the jury from deciding on a candidate. */
export interface JuryLack {
  readonly code: 'declarations-missing' | 'quorum-not-met' | 'jury-not-composed';
  /** Members who have not said whether they have a link. */
  readonly jurorIds: readonly string[];
  readonly faults: readonly CompositionFault[];
}

export interface CandidateCells {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthDate: string;
  readonly certification: { readonly id: string; readonly version: string; readonly title: string };
  readonly blocs: readonly BlocCell[];
  readonly whole: WholeOutcome;
  readonly attention: BlocAttention;
}

export interface TableRow extends CandidateCells {
  readonly lacks: readonly JuryLack[];
  /** Members with a link, who have no part in what is decided of this candidate. */
  readonly linkedIds: readonly string[];
  /** Members who assessed this candidate elsewhere than in this session: to be noticed, and no bar by itself. */
  readonly evaluatorIds: readonly string[];
  /** Members who decide on this candidate, and whose voice settles a tie among them. */
  readonly voterIds: readonly string[];
  readonly presidentId: string | null;
  /** Whose PIN answers for what is decided: who presides; null for more than half of the voters. */
  readonly answererId: string | null;
  /** Added to the session, without having been heard in it. */
  readonly isListed: boolean;
  /** Neither heard nor added any more: only a decision that is not sealed keeps them here. */
  readonly isGone: boolean;
}

export interface DecidingMember {
  readonly id: string;
  readonly name: string;
  readonly isPresident: boolean;
  readonly isConsultative: boolean;
  readonly hasPin: boolean;
}

/** What the certification calls an outcome of a bloc. */
export interface BlocWords {
  readonly favourable: string;
  readonly unfavourable: string;
  readonly none: string;
}

export interface DecisionsTable extends ListPage<TableRow> {
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly date: string;
    readonly status: 'proposition' | 'decision';
  };
  /** The content of its minutes is locked: nothing is decided before it is voided or archived. */
  readonly isLocked: boolean;
  readonly blocs: readonly { readonly id: string; readonly title: string; readonly sourceLabel: string }[];
  readonly tests: readonly { readonly id: string; readonly title: string }[];
  readonly words: BlocWords;
  /** Language of the certification's words, BCP 47. */
  readonly language: string;
  readonly members: readonly DecidingMember[];
}

/** All that is known of one enrolment, whatever the session. */
export interface DossierDecisions extends CandidateCells {
  readonly tests: readonly { readonly id: string; readonly title: string }[];
  readonly blocTitles: readonly { readonly id: string; readonly title: string }[];
  readonly words: BlocWords;
}

/** Something that waits for someone to rule. */
export interface ReviewItem {
  readonly kind: 'to-settle' | 'overdue';
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly blocId: string;
  readonly blocTitle: string;
  /** Numbers of the minutes concerned. */
  readonly numbers: readonly string[];
  readonly condition: Condition | null;
  /** Session in which it was decided; null when it is none of here. */
  readonly sessionId: string | null;
}

export type DecisionTopic = 'decisions';

export const decisionEndpoints = {
  decisions: {
    /** Candidates of a session by blocs; what nobody may overlook comes first. */
    table: answering<DecisionsTable>('desk')(tableQuery),
    candidate: answering<TableRow>('desk')(z.strictObject({ sessionId: idSchema, enrolmentId: idSchema })),
    dossier: answering<DossierDecisions>('desk')(enrolmentRef),
    /** Adds candidates whom the session did not hear, or takes them off. */
    list: answering<null>('desk')(listingInput),
    declareLinks: answering<null>('desk')(linksInput),
    decide: answering<null>('desk')(decideInput),
    takeBack: answering<null>('desk')(takeBackInput),
    enterMark: answering<null>('desk')(newMarkInput),
    lift: answering<null>('desk')(liftInput),
    revoke: answering<null>('desk')(revokeInput),
    review: answering<ListPage<ReviewItem>>('desk')(z.strictObject(pageShape)),
    ...receivedEndpoints,
  },
} as const;
