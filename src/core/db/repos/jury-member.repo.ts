import type { College, JuryMember, PresenceMode } from '../../../domain/jury/jury.types.ts';
import type { WritableDatabase } from '../database.ts';

export interface MemberRecord extends JuryMember {
  readonly sessionId: string;
  /** Order at the table and in the minutes. */
  readonly position: number;
  /** scrypt hash with its parameters; null until the member chose a PIN. */
  readonly pinHash: string | null;
}

interface MemberRow {
  readonly id: string;
  readonly session_id: string;
  readonly position: number;
  readonly name: string;
  readonly capacity: string;
  readonly college: College;
  readonly is_president: number;
  readonly is_external: number;
  readonly is_consultative: number;
  readonly presence: PresenceMode;
  readonly is_substitute: number;
  readonly pin_hash: string | null;
}

export interface JuryMemberRepo {
  get(jurorId: string): MemberRecord | null;
  /** Members of a session in their order. */
  ofSession(sessionId: string): readonly MemberRecord[];
  nextPosition(sessionId: string): number;
  insert(member: MemberRecord): void;
  /** Replaces what describes the member; neither place, session nor PIN. */
  update(member: JuryMember): void;
  setPinHash(jurorId: string, pinHash: string): void;
  /** Whether a record names the member: a word, a grid, a role. Such a member can no longer be removed. */
  isOnRecord(jurorId: string): boolean;
  remove(jurorId: string): void;
}

/** Members convened for a session. */
export function createJuryMemberRepo(db: WritableDatabase): JuryMemberRepo {
  const get = db.prepare<[string], MemberRow>('SELECT * FROM jury_member WHERE id = ?');
  const ofSession = db.prepare<[string], MemberRow>(
    'SELECT * FROM jury_member WHERE session_id = ? ORDER BY position',
  );
  const lastPosition = db.prepare<[string], { last: number }>(
    'SELECT coalesce(max(position), 0) AS last FROM jury_member WHERE session_id = ?',
  );
  const insert = db.prepare<[MemberRow]>(
    `INSERT INTO jury_member (id, session_id, position, name, capacity, college, is_president, is_external,
       is_consultative, presence, is_substitute, pin_hash)
     VALUES (@id, @session_id, @position, @name, @capacity, @college, @is_president, @is_external,
       @is_consultative, @presence, @is_substitute, @pin_hash)`,
  );
  const update = db.prepare<[Omit<MemberRow, 'session_id' | 'position' | 'pin_hash'>]>(
    `UPDATE jury_member SET name = @name, capacity = @capacity, college = @college, is_president = @is_president,
       is_external = @is_external, is_consultative = @is_consultative, presence = @presence,
       is_substitute = @is_substitute
     WHERE id = @id`,
  );
  const setPinHash = db.prepare<[string, string]>('UPDATE jury_member SET pin_hash = ? WHERE id = ?');
  const isOnRecord = db.prepare<{ jurorId: string }, { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM declaration WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM grid_entry WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM role_assignment WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM play_stamp WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM deliberation_declaration WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM room_device WHERE juror_id = @jurorId)
       OR EXISTS (SELECT 1 FROM bloc_ruling
         WHERE session_id = (SELECT session_id FROM jury_member WHERE id = @jurorId)
           AND EXISTS (SELECT 1 FROM json_each(decided_by) WHERE json_extract(value, '$.id') = @jurorId)) AS found`,
  );
  const remove = db.prepare<[string]>('DELETE FROM jury_member WHERE id = ?');

  return {
    get: (jurorId) => {
      const row = get.get(jurorId);
      return row === undefined ? null : toRecord(row);
    },
    ofSession: (sessionId) => ofSession.all(sessionId).map(toRecord),
    nextPosition: (sessionId) => (lastPosition.get(sessionId)?.last ?? 0) + 1,
    insert: (member) => {
      insert.run({
        ...toDescription(member),
        session_id: member.sessionId,
        position: member.position,
        pin_hash: member.pinHash,
      });
    },
    update: (member) => {
      update.run(toDescription(member));
    },
    setPinHash: (jurorId, pinHash) => {
      setPinHash.run(pinHash, jurorId);
    },
    isOnRecord: (jurorId) => isOnRecord.get({ jurorId })?.found === 1,
    remove: (jurorId) => {
      remove.run(jurorId);
    },
  };
}

function toRecord(row: MemberRow): MemberRecord {
  return {
    id: row.id,
    sessionId: row.session_id,
    position: row.position,
    name: row.name,
    capacity: row.capacity,
    college: row.college,
    isPresident: row.is_president === 1,
    isExternal: row.is_external === 1,
    isConsultative: row.is_consultative === 1,
    presence: row.presence,
    isSubstitute: row.is_substitute === 1,
    pinHash: row.pin_hash,
  };
}

function toDescription(member: JuryMember): Omit<MemberRow, 'session_id' | 'position' | 'pin_hash'> {
  return {
    id: member.id,
    name: member.name,
    capacity: member.capacity,
    college: member.college,
    is_president: member.isPresident ? 1 : 0,
    is_external: member.isExternal ? 1 : 0,
    is_consultative: member.isConsultative ? 1 : 0,
    presence: member.presence,
    is_substitute: member.isSubstitute === true ? 1 : 0,
  };
}
