import type { AccessWay, Enrolment, Initiative, VaeWay } from '../../../domain/candidate/enrolment.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';
import { createReferrers } from './referrers.ts';

export interface EnrolmentRecord extends Enrolment {
  readonly createdAt: Instant;
}

interface EnrolmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly certification_id: string;
  readonly certification_version: string;
  readonly bloc_ids: string;
  readonly access_way: AccessWay | null;
  readonly vae_way: VaeWay | null;
  readonly initiative: Initiative | null;
  readonly enrolled_on: string;
  readonly accommodation: string;
  readonly cpf_file: string;
  readonly held: string;
  readonly created_at: number;
}

export interface EnrolmentRepo {
  get(id: string): EnrolmentRecord | null;
  /** The first made first. */
  all(): readonly EnrolmentRecord[];
  /** Enrolments that were made for that person, the first made first; merges are the reader's to follow. */
  ofPerson(personId: string): readonly EnrolmentRecord[];
  insert(enrolment: EnrolmentRecord): void;
  /** Replaces everything but whose it is and when it was made. */
  update(enrolment: EnrolmentRecord): void;
  /** Whether a passage, a result or a decision belongs to it. */
  isReferredTo(id: string): boolean;
  /** Throws where anything refers to it. */
  remove(id: string): void;
  /** Enrolment that a passage belongs to; null for none. */
  ofPassage(passageId: string): EnrolmentRecord | null;
  /** Passages that belong to an enrolment, in the order in which they were linked. */
  passageIds(enrolmentId: string): readonly string[];
  /** Makes a passage belong to that enrolment, and to no other. */
  link(passageId: string, enrolmentId: string, at: Instant): void;
}

const WRITTEN = [
  ...['certification_id', 'certification_version', 'bloc_ids', 'access_way', 'vae_way', 'initiative'],
  ...['enrolled_on', 'accommodation', 'cpf_file', 'held'],
];

/** Enrolments, and the passages that belong to them, over one connection. */
export function createEnrolmentRepo(db: WritableDatabase): EnrolmentRepo {
  const get = db.prepare<[string], EnrolmentRow>('SELECT * FROM enrolment WHERE id = ?');
  const all = db.prepare<[], EnrolmentRow>('SELECT * FROM enrolment ORDER BY created_at, rowid');
  const ofPerson = db.prepare<[string], EnrolmentRow>(
    'SELECT * FROM enrolment WHERE person_id = ? ORDER BY created_at, rowid',
  );
  const insert = db.prepare<[EnrolmentRow]>(
    `INSERT INTO enrolment (id, person_id, ${WRITTEN.join(', ')}, created_at)
     VALUES (@id, @person_id, ${WRITTEN.map((column) => `@${column}`).join(', ')}, @created_at)`,
  );
  const update = db.prepare<[EnrolmentRow]>(
    `UPDATE enrolment SET ${WRITTEN.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM enrolment WHERE id = ?');
  const ofPassage = db.prepare<[string], EnrolmentRow>(
    `SELECT enrolment.* FROM passage_enrolment AS link JOIN enrolment ON enrolment.id = link.enrolment_id
     WHERE link.passage_id = ?`,
  );
  const passageIds = db
    .prepare<[string], string>(
      'SELECT passage_id FROM passage_enrolment WHERE enrolment_id = ? ORDER BY linked_at, passage_id',
    )
    .pluck();
  const link = db.prepare<[string, string, number]>(
    `INSERT INTO passage_enrolment (passage_id, enrolment_id, linked_at) VALUES (?, ?, ?)
     ON CONFLICT (passage_id) DO UPDATE SET enrolment_id = excluded.enrolment_id, linked_at = excluded.linked_at`,
  );
  const one = (row: EnrolmentRow | undefined) => (row === undefined ? null : readRow(row));
  return {
    get: (id) => one(get.get(id)),
    all: () => all.all().map(readRow),
    ofPerson: (personId) => ofPerson.all(personId).map(readRow),
    insert: (enrolment) => {
      insert.run(rowOf(enrolment));
    },
    update: (enrolment) => {
      update.run(rowOf(enrolment));
    },
    isReferredTo: createReferrers(db, 'enrolment'),
    remove: (id) => {
      remove.run(id);
    },
    ofPassage: (passageId) => one(ofPassage.get(passageId)),
    passageIds: (enrolmentId) => passageIds.all(enrolmentId),
    link: (passageId, enrolmentId, at) => {
      link.run(passageId, enrolmentId, at);
    },
  };
}

function readRow(row: EnrolmentRow): EnrolmentRecord {
  return {
    id: row.id,
    personId: row.person_id,
    certification: { id: row.certification_id, version: row.certification_version },
    blocIds: JSON.parse(row.bloc_ids) as Enrolment['blocIds'],
    accessWay: row.access_way,
    vaeWay: row.vae_way,
    initiative: row.initiative,
    enrolledOn: row.enrolled_on,
    accommodation: JSON.parse(row.accommodation) as Enrolment['accommodation'],
    cpfFile: row.cpf_file,
    held: JSON.parse(row.held) as Enrolment['held'],
    createdAt: instant(row.created_at),
  };
}

function rowOf(enrolment: EnrolmentRecord): EnrolmentRow {
  return {
    id: enrolment.id,
    person_id: enrolment.personId,
    certification_id: enrolment.certification.id,
    certification_version: enrolment.certification.version,
    bloc_ids: JSON.stringify(enrolment.blocIds),
    access_way: enrolment.accessWay,
    vae_way: enrolment.vaeWay,
    initiative: enrolment.initiative,
    enrolled_on: enrolment.enrolledOn,
    accommodation: JSON.stringify(enrolment.accommodation),
    cpf_file: enrolment.cpfFile,
    held: JSON.stringify(enrolment.held),
    created_at: enrolment.createdAt,
  };
}
