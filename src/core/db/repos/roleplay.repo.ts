import { durationMs, instant } from '../../../domain/time/time.ts';
import type { DurationMs, Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

export interface StoredRole {
  readonly jurorId: string;
  /** Null only observes. */
  readonly roleId: string | null;
}

export interface StoredStamp {
  readonly id: string;
  readonly kind: 'stage' | 'move';
  readonly targetId: string;
  /** Null when the panel stamped it. */
  readonly jurorId: string | null;
  readonly phaseId: string;
  /** Time played in that phase. */
  readonly elapsedMs: DurationMs;
  readonly at: Instant;
}

interface RoleRow {
  readonly kind: 'role';
  readonly juror_id: string;
  /** The role. */
  readonly target_id: string | null;
}

interface StampRow {
  readonly id: string;
  readonly kind: 'stage' | 'move';
  readonly target_id: string;
  readonly juror_id: string | null;
  readonly phase_id: string;
  readonly phase_elapsed_ms: number;
  readonly stamped_at: number;
}

export interface StoredPlay {
  /** Standing role of each member who was given one, or none. */
  readonly roles: readonly StoredRole[];
  /** Stamps that were not retracted, in the order in which they were given. */
  readonly stamps: readonly StoredStamp[];
}

export interface RoleplayRepo {
  /** The play of that choice of a subject. */
  ofChoice(commitmentId: string): StoredPlay;
  appendRole(commitmentId: string, role: StoredRole, at: Instant): void;
  appendStamp(commitmentId: string, stamp: StoredStamp): void;
  /** Throws when it was retracted already. */
  retractStamp(stampId: string, at: Instant): void;
}

/** Who plays what, and what passed when; append-only, apart for each subject that a passage had. */
export function createRoleplayRepo(db: WritableDatabase): RoleplayRepo {
  const ofChoice = db.prepare<{ id: string }, RoleRow | StampRow>(
    `SELECT 0 AS part, id AS place, NULL AS id, 'role' AS kind, juror_id, role_id AS target_id, NULL AS phase_id,
       NULL AS phase_elapsed_ms, NULL AS stamped_at
     FROM role_assignment
     WHERE id IN (SELECT max(id) FROM role_assignment WHERE commitment_id = @id GROUP BY juror_id)
     UNION ALL
     SELECT 1, position, id, kind, juror_id, target_id, phase_id, phase_elapsed_ms, stamped_at FROM play_stamp
     WHERE commitment_id = @id AND id NOT IN (SELECT stamp_id FROM play_stamp_retraction)
     ORDER BY part, place`,
  );
  const insertRole = db.prepare<[string, string, string | null, number]>(
    'INSERT INTO role_assignment (commitment_id, juror_id, role_id, assigned_at) VALUES (?, ?, ?, ?)',
  );
  const insertStamp = db.prepare<[StampRow & { commitment_id: string }]>(
    `INSERT INTO play_stamp (id, commitment_id, position, kind, target_id, juror_id, phase_id, phase_elapsed_ms,
       stamped_at)
     VALUES (@id, @commitment_id,
       (SELECT coalesce(max(position), 0) + 1 FROM play_stamp WHERE commitment_id = @commitment_id),
       @kind, @target_id, @juror_id, @phase_id, @phase_elapsed_ms, @stamped_at)`,
  );
  const retract = db.prepare<[string, number]>(
    'INSERT INTO play_stamp_retraction (stamp_id, retracted_at) VALUES (?, ?)',
  );
  return {
    ofChoice: (commitmentId) => {
      const rows = ofChoice.all({ id: commitmentId });
      return {
        roles: rows.flatMap((row) =>
          row.kind === 'role' ? [{ jurorId: row.juror_id, roleId: row.target_id }] : [],
        ),
        stamps: rows.flatMap((row) => (row.kind === 'role' ? [] : [toStamp(row)])),
      };
    },
    appendRole: (commitmentId, { jurorId, roleId }, at) => {
      insertRole.run(commitmentId, jurorId, roleId, at);
    },
    appendStamp: (commitmentId, stamp) => {
      insertStamp.run({
        id: stamp.id,
        commitment_id: commitmentId,
        kind: stamp.kind,
        target_id: stamp.targetId,
        juror_id: stamp.jurorId,
        phase_id: stamp.phaseId,
        phase_elapsed_ms: stamp.elapsedMs,
        stamped_at: stamp.at,
      });
    },
    retractStamp: (stampId, at) => {
      retract.run(stampId, at);
    },
  };
}

function toStamp(row: StampRow): StoredStamp {
  return {
    id: row.id,
    kind: row.kind,
    targetId: row.target_id,
    jurorId: row.juror_id,
    phaseId: row.phase_id,
    elapsedMs: durationMs(row.phase_elapsed_ms),
    at: instant(row.stamped_at),
  };
}
