import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** A device that was let in. */
export interface RoomDevice {
  readonly id: string;
  readonly sessionId: string;
  readonly role: 'juror' | 'display' | 'observer';
  /** The member whose seat it is; null for what is no juror's. */
  readonly jurorId: string | null;
  /** SPKI, P-256. */
  readonly publicKey: Uint8Array;
  readonly label: string;
  readonly admittedAt: Instant;
}

/** Why a device may no longer write. */
export interface RoomDeviceEnd {
  readonly reason: 'taken-over' | 'released';
  readonly note: string;
  readonly endedAt: Instant;
}

export interface RoomDeviceRepo {
  get(deviceId: string): RoomDevice | null;
  /** How it ended; null while it stands. */
  endOf(deviceId: string): RoomDeviceEnd | null;
  /** The device that writes for that member's seat, or null. */
  ofSeat(jurorId: string): RoomDevice | null;
  /** Devices of a session that stand, in the order in which they were let in. */
  standing(sessionId: string): readonly RoomDevice[];
  insert(device: RoomDevice): void;
  end(deviceId: string, end: RoomDeviceEnd): void;
  /** Keeps that the member gave their PIN on it, with the mark of that PIN. */
  open(deviceId: string, pinMark: string, at: Instant): void;
  /** The mark of the PIN that was last given on it; null before the first. */
  pinMarkOf(deviceId: string): string | null;
}

interface DeviceRow {
  readonly id: string;
  readonly session_id: string;
  readonly role: RoomDevice['role'];
  readonly juror_id: string | null;
  readonly public_key: Uint8Array;
  readonly label: string;
  readonly admitted_at: number;
}

/** Devices of the room's network; append-only. */
export function createRoomDeviceRepo(db: WritableDatabase): RoomDeviceRepo {
  const stands = 'NOT EXISTS (SELECT 1 FROM room_device_end AS e WHERE e.device_id = d.id)';
  const get = db.prepare<[string], DeviceRow>('SELECT * FROM room_device WHERE id = ?');
  const ofSeat = db.prepare<[string], DeviceRow>(
    `SELECT d.* FROM jury_member AS m
     JOIN room_device AS d ON d.session_id = m.session_id AND d.role = 'juror' AND d.juror_id = m.id
     WHERE m.id = ? AND ${stands} ORDER BY d.rowid DESC LIMIT 1`,
  );
  const standing = db.prepare<[string], DeviceRow>(
    `SELECT d.* FROM room_device AS d WHERE d.session_id = ? AND ${stands} ORDER BY d.rowid`,
  );
  const endOf = db.prepare<[string], { reason: RoomDeviceEnd['reason']; note: string; ended_at: number }>(
    'SELECT reason, note, ended_at FROM room_device_end WHERE device_id = ?',
  );
  const insert = db.prepare<[DeviceRow]>(
    `INSERT INTO room_device (id, session_id, role, juror_id, public_key, label, admitted_at)
     VALUES (@id, @session_id, @role, @juror_id, @public_key, @label, @admitted_at)`,
  );
  const insertEnd = db.prepare<[string, string, string, number]>(
    'INSERT INTO room_device_end (device_id, reason, note, ended_at) VALUES (?, ?, ?, ?)',
  );
  const insertOpening = db.prepare<[string, string, number]>(
    'INSERT INTO room_opening (device_id, pin_mark, opened_at) VALUES (?, ?, ?)',
  );
  const pinMarkOf = db
    .prepare<[string], string>(
      'SELECT pin_mark FROM room_opening WHERE device_id = ? ORDER BY position DESC LIMIT 1',
    )
    .pluck();
  const read = (row: DeviceRow | undefined) => (row === undefined ? null : toDevice(row));

  return {
    get: (deviceId) => read(get.get(deviceId)),
    endOf: (deviceId) => {
      const row = endOf.get(deviceId);
      return row === undefined
        ? null
        : { reason: row.reason, note: row.note, endedAt: instant(row.ended_at) };
    },
    ofSeat: (jurorId) => read(ofSeat.get(jurorId)),
    standing: (sessionId) => standing.all(sessionId).map(toDevice),
    insert: ({ admittedAt, id, jurorId, label, publicKey, role, sessionId }) => {
      insert.run({
        ...{ id, role, label },
        session_id: sessionId,
        juror_id: jurorId,
        public_key: Buffer.from(publicKey),
        admitted_at: admittedAt,
      });
    },
    end: (deviceId, { endedAt, note, reason }) => {
      insertEnd.run(deviceId, reason, note, endedAt);
    },
    open: (deviceId, pinMark, at) => {
      insertOpening.run(deviceId, pinMark, at);
    },
    pinMarkOf: (deviceId) => pinMarkOf.get(deviceId) ?? null,
  };
}

function toDevice(row: DeviceRow): RoomDevice {
  return {
    id: row.id,
    sessionId: row.session_id,
    role: row.role,
    jurorId: row.juror_id,
    publicKey: new Uint8Array(row.public_key),
    label: row.label,
    admittedAt: instant(row.admitted_at),
  };
}
