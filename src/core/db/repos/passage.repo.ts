import type { EvaluatorChoice } from '../../../domain/certification/test.schema.ts';
import type { Handouts } from '../../../domain/passage/handouts.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AccommodationInput, CandidateIdentity } from '../../../shared/areas/passage/prepared.ts';
import type { WritableDatabase } from '../database.ts';
import { blocIdsOfColumn, columnOfBlocIds } from './bloc-ids.ts';

/** What was prepared for one candidate and one test. */
export interface PassageRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly position: number;
  /** Local time of day, "09:30"; null when not planned. */
  readonly plannedTime: string | null;
  readonly candidate: CandidateIdentity;
  /** Blocs that the test bears on; empty for a test of the certification as a whole. */
  readonly blocIds: readonly string[];
  readonly testId: string;
  readonly caseTitle: string;
  readonly accommodation: AccommodationInput;
  readonly evaluatorChoice: EvaluatorChoice | null;
  readonly importedResults: Readonly<Record<string, string>>;
  /** What the candidate is handed; absent while nothing was. */
  readonly handouts?: Handouts;
  readonly createdAt: Instant;
}

interface PassageRow {
  readonly id: string;
  readonly session_id: string;
  readonly position: number;
  readonly planned_time: string | null;
  readonly last_name: string;
  readonly first_name: string;
  readonly birth_date: string;
  readonly birth_place: string;
  readonly company: string;
  readonly training_body: string;
  readonly tutor: string;
  readonly bloc_id: string;
  readonly test_id: string;
  readonly case_title: string;
  readonly accommodation: string;
  readonly evaluator_choice: EvaluatorChoice | null;
  readonly imported_results: string;
  readonly created_at: number;
}

/** Beside the row, in a table of its own. */
interface HandoutRow {
  readonly handouts: string | null;
}

export interface PassageRepo {
  get(passageId: string): PassageRecord | null;
  /** Passages of a session in their order. */
  ofSession(sessionId: string): readonly PassageRecord[];
  nextPosition(sessionId: string): number;
  insert(passage: PassageRecord): void;
  /** Replaces what was prepared; neither place, session nor moment of creation. */
  update(passage: PassageRecord): void;
  remove(passageId: string): void;
}

const WITH_HANDOUTS =
  'SELECT p.*, h.content AS handouts FROM passage p LEFT JOIN passage_handout h ON h.passage_id = p.id';

/** Passages as prepared; their conduct is the journal's. */
export function createPassageRepo(db: WritableDatabase): PassageRepo {
  const get = db.prepare<[string], PassageRow & HandoutRow>(`${WITH_HANDOUTS} WHERE p.id = ?`);
  const ofSession = db.prepare<[string], PassageRow & HandoutRow>(
    `${WITH_HANDOUTS} WHERE p.session_id = ? ORDER BY p.position, p.created_at`,
  );
  const lastPosition = db.prepare<[string], { last: number }>(
    'SELECT coalesce(max(position), 0) AS last FROM passage WHERE session_id = ?',
  );
  const insert = db.prepare<[PassageRow]>(
    `INSERT INTO passage (id, session_id, position, planned_time, last_name, first_name, birth_date, birth_place,
       company, training_body, tutor, bloc_id, test_id, case_title, accommodation, evaluator_choice,
       imported_results, created_at)
     VALUES (@id, @session_id, @position, @planned_time, @last_name, @first_name, @birth_date, @birth_place,
       @company, @training_body, @tutor, @bloc_id, @test_id, @case_title, @accommodation, @evaluator_choice,
       @imported_results, @created_at)`,
  );
  const update = db.prepare<[PassageRow]>(
    `UPDATE passage SET planned_time = @planned_time, last_name = @last_name, first_name = @first_name,
       birth_date = @birth_date, birth_place = @birth_place, company = @company, training_body = @training_body,
       tutor = @tutor, bloc_id = @bloc_id, test_id = @test_id, case_title = @case_title,
       accommodation = @accommodation, evaluator_choice = @evaluator_choice, imported_results = @imported_results
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM passage WHERE id = ?');
  const hand = db.prepare<[string, string]>(
    `INSERT INTO passage_handout (passage_id, content) VALUES (?, ?)
     ON CONFLICT (passage_id) DO UPDATE SET content = excluded.content WHERE content <> excluded.content`,
  );
  const handOut = ({ handouts, id }: PassageRecord) => {
    if (handouts !== undefined) hand.run(id, JSON.stringify(handouts));
  };

  return {
    get: (passageId) => {
      const row = get.get(passageId);
      return row === undefined ? null : toRecord(row);
    },
    ofSession: (sessionId) => ofSession.all(sessionId).map(toRecord),
    nextPosition: (sessionId) => (lastPosition.get(sessionId)?.last ?? 0) + 1,
    insert: (passage) => {
      insert.run(toRow(passage));
      handOut(passage);
    },
    update: (passage) => {
      update.run(toRow(passage));
      handOut(passage);
    },
    remove: (passageId) => {
      remove.run(passageId);
    },
  };
}

function toRecord(row: PassageRow & HandoutRow): PassageRecord {
  return {
    ...(row.handouts === null ? {} : { handouts: JSON.parse(row.handouts) as Handouts }),
    id: row.id,
    sessionId: row.session_id,
    position: row.position,
    plannedTime: row.planned_time,
    candidate: {
      lastName: row.last_name,
      firstName: row.first_name,
      birthDate: row.birth_date,
      birthPlace: row.birth_place,
      company: row.company,
      trainingBody: row.training_body,
      tutor: row.tutor,
    },
    blocIds: blocIdsOfColumn(row.bloc_id),
    testId: row.test_id,
    caseTitle: row.case_title,
    accommodation: JSON.parse(row.accommodation) as AccommodationInput,
    evaluatorChoice: row.evaluator_choice,
    importedResults: JSON.parse(row.imported_results) as Record<string, string>,
    createdAt: instant(row.created_at),
  };
}

function toRow(passage: PassageRecord): PassageRow {
  return {
    id: passage.id,
    session_id: passage.sessionId,
    position: passage.position,
    planned_time: passage.plannedTime,
    last_name: passage.candidate.lastName,
    first_name: passage.candidate.firstName,
    birth_date: passage.candidate.birthDate,
    birth_place: passage.candidate.birthPlace,
    company: passage.candidate.company,
    training_body: passage.candidate.trainingBody,
    tutor: passage.candidate.tutor,
    bloc_id: columnOfBlocIds(passage.blocIds),
    test_id: passage.testId,
    case_title: passage.caseTitle,
    accommodation: JSON.stringify(passage.accommodation),
    evaluator_choice: passage.evaluatorChoice,
    imported_results: JSON.stringify(passage.importedResults),
    created_at: passage.createdAt,
  };
}
