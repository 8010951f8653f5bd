import type { Person, Sex } from '../../../domain/candidate/person.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';
import { createReferrers } from './referrers.ts';

export interface PersonRecord extends Person {
  /** Of a sample session. */
  readonly isSample: boolean;
  readonly createdAt: Instant;
}

interface PersonRow {
  readonly id: string;
  readonly birth_name: string;
  readonly usual_name: string;
  readonly first_names: string;
  readonly sex: Sex | null;
  readonly birth_date: string | null;
  readonly birth_place: string;
  readonly birth_code: string | null;
  readonly birth_postcode: string | null;
  readonly birth_country: string | null;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly training_body: string;
  readonly tutor: string;
  readonly is_sample: number;
  readonly created_at: number;
}

export interface PersonRepo {
  get(id: string): PersonRecord | null;
  /** Every person, whoever they were merged with, the first created first. */
  all(): readonly PersonRecord[];
  insert(person: PersonRecord): void;
  /** Replaces what is known of a person; not the moment of creation. */
  update(person: PersonRecord): void;
  /** Whether an enrolment or a merge belongs to the person. */
  isReferredTo(id: string): boolean;
  /** Throws where anything refers to the person. */
  remove(id: string): void;
}

const COLUMNS = [
  ...['birth_name', 'usual_name', 'first_names', 'sex', 'birth_date', 'birth_place', 'birth_code'],
  ...['birth_postcode', 'birth_country', 'email', 'phone', 'company', 'training_body', 'tutor'],
];

/** Persons over one connection. */
export function createPersonRepo(db: WritableDatabase): PersonRepo {
  const get = db.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?');
  const all = db.prepare<[], PersonRow>('SELECT * FROM person ORDER BY created_at, rowid');
  const insert = db.prepare<[PersonRow]>(
    `INSERT INTO person (id, ${COLUMNS.join(', ')}, is_sample, created_at)
     VALUES (@id, ${COLUMNS.map((column) => `@${column}`).join(', ')}, @is_sample, @created_at)`,
  );
  const update = db.prepare<[PersonRow]>(
    `UPDATE person SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM person WHERE id = ?');
  return {
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : readRow(row);
    },
    all: () => all.all().map(readRow),
    insert: (person) => {
      insert.run(rowOf(person));
    },
    update: (person) => {
      update.run(rowOf(person));
    },
    isReferredTo: createReferrers(db, 'person'),
    remove: (id) => {
      remove.run(id);
    },
  };
}

function readRow(row: PersonRow): PersonRecord {
  return {
    id: row.id,
    birthName: row.birth_name,
    usualName: row.usual_name,
    firstNames: JSON.parse(row.first_names) as readonly string[],
    sex: row.sex,
    birth: {
      date: row.birth_date,
      place: row.birth_place,
      code: row.birth_code,
      postcode: row.birth_postcode,
      country: row.birth_country,
    },
    email: row.email,
    phone: row.phone,
    company: row.company,
    trainingBody: row.training_body,
    tutor: row.tutor,
    isSample: row.is_sample === 1,
    createdAt: instant(row.created_at),
  };
}

function rowOf(person: PersonRecord): PersonRow {
  const { birth } = person;
  return {
    id: person.id,
    birth_name: person.birthName,
    usual_name: person.usualName,
    first_names: JSON.stringify(person.firstNames),
    sex: person.sex,
    birth_date: birth.date,
    birth_place: birth.place,
    birth_code: birth.code,
    birth_postcode: birth.postcode,
    birth_country: birth.country,
    email: person.email,
    phone: person.phone,
    company: person.company,
    training_body: person.trainingBody,
    tutor: person.tutor,
    is_sample: person.isSample ? 1 : 0,
    created_at: person.createdAt,
  };
}
