import type { Declaration } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface DeclarationRow {
  readonly passage_id: string;
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

export interface GivenDeclarations {
  /** The standing declaration of each member for the passage: the last one given. */
  readonly standing: readonly Declaration[];
  /** Links that members declared and then took back, for the passage and the attempts that it takes up, in order. */
  readonly takenBack: readonly LinkTakenBack[];
}

export interface DeclarationRepo {
  /** What members declared of their link with the candidate of a passage. */
  ofPassage(passageId: string): GivenDeclarations;
  /** The standing declarations alone. */
  standing(passageId: string): readonly Declaration[];
  /** Records a declaration; the earlier ones remain. */
  append(passageId: string, declaration: Declaration): void;
}

/** Members' declarations on their link with a candidate; append-only. */
export function createDeclarationRepo(db: WritableDatabase): DeclarationRepo {
  const given = db.prepare<[string], DeclarationRow>(
    `WITH RECURSIVE attempt (id) AS (
       SELECT ? UNION SELECT previous_id FROM passage_attempt JOIN attempt ON passage_id = attempt.id
     )
     SELECT passage_id, juror_id, kind, reason, declared_at FROM declaration
     WHERE passage_id IN (SELECT id FROM attempt) ORDER BY id`,
  );
  const insert = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO declaration (passage_id, juror_id, kind, reason, declared_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    ofPassage: (passageId) => {
      const rows = given.all(passageId);
      return { standing: standingOf(rows, passageId), takenBack: takenBackIn(rows) };
    },
    standing: (passageId) => standingOf(given.all(passageId), passageId),
    append: (passageId, { jurorId, kind, reason, at }) => {
      insert.run(passageId, jurorId, kind, reason, at);
    },
  };
}

function toDeclaration(row: DeclarationRow): Declaration {
  return { jurorId: row.juror_id, kind: row.kind, reason: row.reason, at: instant(row.declared_at) };
}

/** The last row of each member, in the order in which these were given. */
function standingOf(rows: readonly DeclarationRow[], passageId: string): readonly Declaration[] {
  const last = new Map<string, DeclarationRow>();
  for (const row of rows.filter((given) => given.passage_id === passageId)) {
    last.delete(row.juror_id);
    last.set(row.juror_id, row);
  }
  return [...last.values()].map(toDeclaration);
}

/** A link that is followed, in the same passage and from the same member, by the word that there is none. */
function takenBackIn(rows: readonly DeclarationRow[]): readonly LinkTakenBack[] {
  return rows.flatMap((row, index) => {
    const { declared_at, juror_id, kind, passage_id, reason } = row;
    const next = rows
      .slice(index + 1)
      .find((later) => later.passage_id === passage_id && later.juror_id === juror_id);
    if (kind !== 'withdrawn' || next?.kind !== 'no-link') return [];
    return [
      {
        jurorId: juror_id,
        reason,
        declaredAt: instant(declared_at),
        takenBackAt: instant(next.declared_at),
      },
    ];
  });
}
