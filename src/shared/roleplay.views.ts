/** Subjects and role plays as main shows them: to the jury and the administrator, never to a candidate. */
import type { PassageStage } from '../domain/passage/passage.types.ts';
import type { DrawCommitment, DrawExclusion, DrawRecord } from '../domain/roleplay/draw.schema.ts';
import type { JurorCard, ObserverSheet } from '../domain/roleplay/juror-cards.ts';
import type { Subject } from '../domain/roleplay/subject.schema.ts';
import type { DurationMs, Instant } from '../domain/time/time.ts';

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

/** A subject that this passage could play, with what bars it. */
export interface PoolSubject extends SubjectSummary {
  readonly exclusions: readonly DrawExclusion[];
  /** Barred only by this session: it may come again, with a reason. */
  readonly isRepeat: boolean;
  readonly isEligible: boolean;
}

/** How a subject came to this passage. */
export interface SubjectChoice {
  readonly record: DrawRecord;
  readonly title: string;
  readonly at: Instant;
  /** Why it replaced the former one; null for the first. */
  readonly replaceReason: string | null;
}

export interface StampView {
  readonly id: string;
  readonly kind: 'stage' | 'move';
  /** Id of the stage or of the move. */
  readonly targetId: string;
  /** French label of the stage, or the move's text. */
  readonly label: string;
  /** Member who stamped it; null for the panel. */
  readonly jurorId: string | null;
  readonly phaseId: string;
  /** Time played in that phase. */
  readonly elapsedMs: DurationMs;
  readonly at: Instant;
}

/** A role play as its jury sees it, the whole subject included: never for a candidate's screen. */
export interface RoleplayView {
  readonly passageId: string;
  readonly stage: PassageStage;
  /** Until the first phase starts. */
  readonly isChoiceOpen: boolean;
  /** Until the content is locked. */
  readonly isOpen: boolean;
  /** Subjects of this bloc that are not retired, in the order of their ids. */
  readonly pool: readonly PoolSubject[];
  /** Sealed envelopes that await the candidate's pick. */
  readonly envelopes: {
    readonly count: number;
    readonly commitment: DrawCommitment;
    readonly replaceReason: string | null;
  } | null;
  /** A draw that is settled and waits to be done: its list and its seed no longer change. */
  readonly sealedDraw: {
    readonly count: number;
    readonly commitment: DrawCommitment;
    readonly replaceReason: string | null;
  } | null;
  readonly choice: SubjectChoice | null;
  /** Choices that were replaced, oldest first. */
  readonly formerChoices: readonly SubjectChoice[];
  readonly subject: Subject | null;
  /** One for each role of the subject. */
  readonly cards: readonly JurorCard[];
  readonly observerSheet: ObserverSheet | null;
  /** One for each member who sits; null only observes. */
  readonly roles: readonly { readonly jurorId: string; readonly roleId: string | null }[];
  /** In the order of time. */
  readonly timeline: readonly StampView[];
}
