import type { Declaration } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface TakenBackRow {
  readonly juror_id: string;
  readonly reason: string;
  readonly declared_at: number;
  readonly next_at: number;
}

interface DeclarationRow {
  readonly juror_id: string;
  readonly kind: Declaration['kind'];
  readonly reason: string;
  readonly declared_at: number;
}

/** A link that a member declared, before saying that there is none. */
export interface LinkTakenBack {
  readonly jurorId: string;
  /** As it was declared. */
  readonly reason: string;
  readonly declaredAt: Instant;
  readonly takenBackAt: Instant;
}

export interface DeclarationRepo {
  /** The standing declaration of each member for a passage: the last one given. */
  standing(passageId: string): readonly Declaration[];
  /** Links that members declared and then took back, for a passage and the attempts that it takes up, in order. */
  takenBack(passageId: string): readonly LinkTakenBack[];
  /** Records a declaration; the earlier ones remain. */
  append(passageId: string, declaration: Declaration): void;
}

/** Members' declarations on their link with a candidate; append-only. */
export function createDeclarationRepo(db: WritableDatabase): DeclarationRepo {
  const standing = db.prepare<[string], DeclarationRow>(
    `SELECT juror_id, kind, reason, declared_at FROM declaration
     WHERE id IN (SELECT max(id) FROM declaration WHERE passage_id = ? GROUP BY juror_id)
     ORDER BY id`,
  );
  const takenBack = db.prepare<[string], TakenBackRow>(
    `WITH RECURSIVE attempt (id) AS (
       SELECT ? UNION SELECT previous_id FROM passage_attempt JOIN attempt ON passage_id = attempt.id
     ), given AS (
       SELECT id, juror_id, kind, reason, declared_at,
         lead(kind) OVER own AS next_kind, lead(declared_at) OVER own AS next_at
       FROM declaration WHERE passage_id IN (SELECT id FROM attempt)
       WINDOW own AS (PARTITION BY passage_id, juror_id ORDER BY id)
     )
     SELECT juror_id, reason, declared_at, next_at FROM given
     WHERE kind = 'withdrawn' AND next_kind = 'no-link' ORDER BY id`,
  );
  const insert = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO declaration (passage_id, juror_id, kind, reason, declared_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    standing: (passageId) => standing.all(passageId).map(toDeclaration),
    takenBack: (passageId) =>
      takenBack.all(passageId).map(({ declared_at, juror_id, next_at, reason }) => ({
        jurorId: juror_id,
        reason,
        declaredAt: instant(declared_at),
        takenBackAt: instant(next_at),
      })),
    append: (passageId, { jurorId, kind, reason, at }) => {
      insert.run(passageId, jurorId, kind, reason, at);
    },
  };
}

function toDeclaration(row: DeclarationRow): Declaration {
  return { jurorId: row.juror_id, kind: row.kind, reason: row.reason, at: instant(row.declared_at) };
}
