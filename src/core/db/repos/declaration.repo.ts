import type { Declaration } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface DeclarationRow {
  readonly juror_id: string;
  readonly kind: Declaration['kind'];
  readonly reason: string;
  readonly declared_at: number;
}

export interface DeclarationRepo {
  /** The standing declaration of each member for a passage: the last one given. */
  standing(passageId: string): readonly Declaration[];
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
  const insert = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO declaration (passage_id, juror_id, kind, reason, declared_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    standing: (passageId) => standing.all(passageId).map(toDeclaration),
    append: (passageId, { jurorId, kind, reason, at }) => {
      insert.run(passageId, jurorId, kind, reason, at);
    },
  };
}

function toDeclaration(row: DeclarationRow): Declaration {
  return { jurorId: row.juror_id, kind: row.kind, reason: row.reason, at: instant(row.declared_at) };
}
