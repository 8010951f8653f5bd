import type {
  BlocOutcome,
  Decision,
  Dissent,
  ResultChange,
  Vote,
} from '../../../domain/assessment/assessment.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface ChangeRow {
  readonly competence_id: string;
  readonly level_before: string | null;
  readonly level_after: string;
  readonly reason: string;
  readonly vote: string | null;
  readonly dissents: string;
  readonly changed_at: number;
}

interface DecisionRow {
  readonly id: number;
  readonly outcome: Decision['outcome'];
  readonly reason: string;
  readonly recommendations: string;
  readonly vote: string | null;
  readonly dissents: string;
  readonly has_casting_vote: number;
  readonly decided_at: number;
  readonly passage_version: number;
}

export interface RecordedDecision {
  readonly decision: Decision;
  /** Version of the passage on which it was taken: a later reopening of the deliberation asks for a new one. */
  readonly passageVersion: number;
}

export interface DeliberationRepo {
  /** Every change of a result, oldest first. */
  changes(passageId: string): readonly ResultChange[];
  appendChange(passageId: string, change: ResultChange): void;
  /** The last decision taken, or null. */
  decision(passageId: string): RecordedDecision | null;
  appendDecision(passageId: string, decision: Decision, passageVersion: number): void;
}

/** Deliberated results and decisions of the jury; append-only, the last one stands. */
export function createDeliberationRepo(db: WritableDatabase): DeliberationRepo {
  const changes = db.prepare<[string], ChangeRow>(
    `SELECT competence_id, level_before, level_after, reason, vote, dissents, changed_at
     FROM result_change WHERE passage_id = ? ORDER BY id`,
  );
  const insertChange = db.prepare<
    [string, string, string | null, string, string, string | null, string, number]
  >(
    `INSERT INTO result_change
       (passage_id, competence_id, level_before, level_after, reason, vote, dissents, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const decision = db.prepare<[string], DecisionRow>(
    `SELECT id, outcome, reason, recommendations, vote, dissents, has_casting_vote, decided_at, passage_version
     FROM jury_decision WHERE passage_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const insertDecision = db.prepare<
    [string, string, string, string, string | null, string, number, number, number]
  >(
    `INSERT INTO jury_decision
       (passage_id, outcome, reason, recommendations, vote, dissents, has_casting_vote, decided_at, passage_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const blocs = db.prepare<[number], BlocOutcome>(
    'SELECT bloc_id AS blocId, outcome, reason FROM bloc_result WHERE decision_id = ? ORDER BY position',
  );
  const insertBloc = db.prepare<[number | bigint, string, number, string, string]>(
    'INSERT INTO bloc_result (decision_id, bloc_id, position, outcome, reason) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    changes: (passageId) => changes.all(passageId).map(toChange),
    appendChange: (
      passageId,
      { competenceId, before, after, reason, vote, dissents, hasCastingVote, at },
    ) => {
      insertChange.run(
        passageId,
        competenceId,
        before,
        after,
        reason,
        fromResultVote(vote, hasCastingVote),
        JSON.stringify(dissents),
        at,
      );
    },
    decision: (passageId) => {
      const row = decision.get(passageId);
      return row === undefined
        ? null
        : { decision: toDecision(row, blocs.all(row.id)), passageVersion: row.passage_version };
    },
    appendDecision: (passageId, taken, passageVersion) => {
      const { lastInsertRowid: id } = insertDecision.run(
        passageId,
        taken.outcome,
        taken.reason,
        taken.recommendations,
        fromVote(taken.vote),
        JSON.stringify(taken.dissents),
        taken.hasCastingVote ? 1 : 0,
        taken.at,
        passageVersion,
      );
      taken.blocs.forEach(({ blocId, outcome, reason }, index) => {
        insertBloc.run(id, blocId, index + 1, outcome, reason);
      });
    },
  };
}

function fromVote(vote: Vote | null): string | null {
  return vote === null ? null : JSON.stringify(vote);
}

/**
 * A result's casting vote stands within its vote: the table is a released one, and a column more would change the digest of
 * each of its records in the chain. A vote without it is written as it always was.
 */
function fromResultVote(vote: Vote | null, hasCastingVote: boolean): string | null {
  return vote === null || !hasCastingVote ? fromVote(vote) : JSON.stringify({ ...vote, hasCastingVote });
}

function toVote(vote: string | null): Vote | null {
  if (vote === null) return null;
  const { abstained, against, for: inFavour } = JSON.parse(vote) as Vote;
  return { for: inFavour, against, abstained };
}

function isCast(vote: string | null): boolean {
  return vote !== null && (JSON.parse(vote) as { hasCastingVote?: boolean }).hasCastingVote === true;
}

function toDissents(dissents: string): readonly Dissent[] {
  return JSON.parse(dissents) as readonly Dissent[];
}

function toChange(row: ChangeRow): ResultChange {
  return {
    competenceId: row.competence_id,
    before: row.level_before,
    after: row.level_after,
    reason: row.reason,
    vote: toVote(row.vote),
    dissents: toDissents(row.dissents),
    hasCastingVote: isCast(row.vote),
    at: instant(row.changed_at),
  };
}

function toDecision(row: DecisionRow, blocs: readonly BlocOutcome[]): Decision {
  return {
    outcome: row.outcome,
    blocs,
    reason: row.reason,
    recommendations: row.recommendations,
    vote: toVote(row.vote),
    dissents: toDissents(row.dissents),
    hasCastingVote: row.has_casting_vote === 1,
    at: instant(row.decided_at),
  };
}
