import type { Dissent, Vote } from '../../../domain/assessment/assessment.types.ts';
import type { BlocDecision, Condition, Evidence, RulingReference } from '../../../domain/bloc/bloc.schema.ts';
import type { BlocCalculation } from '../../../domain/bloc/bloc-calculation.schema.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { NamedActor } from '../../../shared/request-parts.ts';
import type { WritableDatabase } from '../database.ts';

export type RulingKind = 'decision' | 'lifting' | 'revocation' | 'taken-back';

/** What a ruling stood on when it was taken. */
export interface RulingGrounds {
  readonly calculation: BlocCalculation;
  readonly evidence: readonly Evidence[];
}

export interface BlocRulingRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly blocId: string;
  readonly kind: RulingKind;
  /** Null for a revocation, and for what was taken back. */
  readonly outcome: BlocDecision | null;
  readonly reason: string;
  readonly recommendations: string;
  readonly condition: Condition | null;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  readonly hasCastingVote: boolean;
  readonly grounds: RulingGrounds;
  readonly supersedes: readonly RulingReference[];
  readonly decidedBy: readonly NamedActor[];
  readonly decidedAt: Instant;
}

interface RulingRow {
  readonly id: string;
  readonly session_id: string;
  readonly enrolment_id: string;
  readonly bloc_id: string;
  readonly kind: RulingKind;
  readonly outcome: BlocDecision | null;
  readonly reason: string;
  readonly recommendations: string;
  readonly condition: string | null;
  readonly vote: string | null;
  readonly dissents: string;
  readonly has_casting_vote: number;
  readonly proposal: string;
  readonly supersedes: string;
  readonly decided_by: string;
  readonly decided_at: number;
}

export interface BlocRulingRepo {
  get(id: string): BlocRulingRecord | null;
  /** Everything that a session decided, in the order in which it did; the last row of a candidate and bloc stands. */
  ofSession(sessionId: string): readonly BlocRulingRecord[];
  /** What a session decided on any of those enrolments, in the order in which it did. */
  ofCandidate(sessionId: string, enrolmentIds: readonly string[]): readonly BlocRulingRecord[];
  ofEnrolment(enrolmentId: string): readonly BlocRulingRecord[];
  /** Every enrolment on which anything was decided. */
  enrolmentIds(): readonly string[];
  /** Every enrolment of which a bloc was taken back. */
  revokedEnrolmentIds(): readonly string[];
  /** Enrolments with archived minutes whose session decided, whose they are, and how many of them. */
  decidingMinutes(): readonly {
    readonly enrolmentId: string;
    readonly personId: string;
    readonly count: number;
  }[];
  append(ruling: BlocRulingRecord): void;
}

/** What juries decided of blocs, over one connection; append-only. */
export function createBlocRulingRepo(db: WritableDatabase): BlocRulingRepo {
  const get = db.prepare<[string], RulingRow>('SELECT * FROM bloc_ruling WHERE id = ?');
  const ofSession = db.prepare<[string], RulingRow>(
    'SELECT * FROM bloc_ruling WHERE session_id = ? ORDER BY rowid',
  );
  const ofCandidate = db.prepare<[string, string], RulingRow>(
    `SELECT * FROM bloc_ruling WHERE enrolment_id IN (SELECT value FROM json_each(?)) AND session_id = ?
     ORDER BY rowid`,
  );
  const ofEnrolment = db.prepare<[string], RulingRow>(
    'SELECT * FROM bloc_ruling WHERE enrolment_id = ? ORDER BY rowid',
  );
  const enrolmentIds = db
    .prepare<[], string>('SELECT DISTINCT enrolment_id FROM bloc_ruling ORDER BY enrolment_id')
    .pluck();
  const revokedEnrolmentIds = db
    .prepare<[], string>("SELECT DISTINCT enrolment_id FROM bloc_ruling WHERE kind = 'revocation'")
    .pluck();
  const decidingMinutes = db.prepare<
    [],
    { readonly enrolmentId: string; readonly personId: string; readonly count: number }
  >(
    `SELECT link.enrolment_id AS enrolmentId, enrolment.person_id AS personId, count(DISTINCT m.passage_id) AS count
     FROM minutes AS m JOIN passage_enrolment AS link ON link.passage_id = m.passage_id
     JOIN enrolment ON enrolment.id = link.enrolment_id
     WHERE m.status = 'decision' GROUP BY link.enrolment_id`,
  );
  const insert = db.prepare<RulingRow>(
    `INSERT INTO bloc_ruling (id, session_id, enrolment_id, bloc_id, position, kind, outcome, reason, recommendations,
       condition, vote, dissents, has_casting_vote, proposal, supersedes, decided_by, decided_at)
     VALUES (@id, @session_id, @enrolment_id, @bloc_id,
       (SELECT coalesce(max(position), 0) + 1 FROM bloc_ruling
        WHERE session_id = @session_id AND enrolment_id = @enrolment_id AND bloc_id = @bloc_id),
       @kind, @outcome, @reason, @recommendations, @condition, @vote, @dissents, @has_casting_vote, @proposal,
       @supersedes, @decided_by, @decided_at)`,
  );
  return {
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : readRow(row);
    },
    ofSession: (sessionId) => ofSession.all(sessionId).map(readRow),
    ofCandidate: (sessionId, enrolmentIds) =>
      ofCandidate.all(JSON.stringify(enrolmentIds), sessionId).map(readRow),
    ofEnrolment: (enrolmentId) => ofEnrolment.all(enrolmentId).map(readRow),
    enrolmentIds: () => enrolmentIds.all(),
    revokedEnrolmentIds: () => revokedEnrolmentIds.all(),
    decidingMinutes: () => decidingMinutes.all(),
    append: (ruling) => {
      insert.run(rowOf(ruling));
    },
  };
}

function readRow(row: RulingRow): BlocRulingRecord {
  return {
    id: row.id,
    sessionId: row.session_id,
    enrolmentId: row.enrolment_id,
    blocId: row.bloc_id,
    kind: row.kind,
    outcome: row.outcome,
    reason: row.reason,
    recommendations: row.recommendations,
    condition: row.condition === null ? null : (JSON.parse(row.condition) as Condition),
    vote: row.vote === null ? null : (JSON.parse(row.vote) as Vote),
    dissents: JSON.parse(row.dissents) as readonly Dissent[],
    hasCastingVote: row.has_casting_vote === 1,
    grounds: JSON.parse(row.proposal) as RulingGrounds,
    supersedes: JSON.parse(row.supersedes) as readonly RulingReference[],
    decidedBy: JSON.parse(row.decided_by) as readonly NamedActor[],
    decidedAt: instant(row.decided_at),
  };
}

function rowOf(ruling: BlocRulingRecord): RulingRow {
  return {
    id: ruling.id,
    session_id: ruling.sessionId,
    enrolment_id: ruling.enrolmentId,
    bloc_id: ruling.blocId,
    kind: ruling.kind,
    outcome: ruling.outcome,
    reason: ruling.reason,
    recommendations: ruling.recommendations,
    condition: ruling.condition === null ? null : JSON.stringify(ruling.condition),
    vote: ruling.vote === null ? null : JSON.stringify(ruling.vote),
    dissents: JSON.stringify(ruling.dissents),
    has_casting_vote: ruling.hasCastingVote ? 1 : 0,
    proposal: JSON.stringify(ruling.grounds),
    supersedes: JSON.stringify(ruling.supersedes),
    decided_by: JSON.stringify(ruling.decidedBy),
    decided_at: ruling.decidedAt,
  };
}
