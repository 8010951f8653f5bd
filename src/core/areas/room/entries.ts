/**
 * What jurors' devices enter: each entry once, in the order of its queue, on the disk before it is acknowledged. One that
 * comes after the grid was sealed, or from a device that was replaced, is kept beside the grid and never merged into it.
 */
import { createHash } from 'node:crypto';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { EntryAck, RoomEntryInput } from '../../../shared/areas/room.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import type { RoomEntry } from '../../db/repos/room-entry.repo.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { GridEntries } from '../passage/index.ts';

/** What passes: the device keeps such an entry, and sends it again. */
const PASSING: readonly ErrorCode[] = ['not-found', 'passage-in-doubt'];

export interface RoomEntries {
  enter(request: RoomEntryInput, caller: Caller): Answer<EntryAck>;
  /** Whether the member gave a PIN on that device that still is theirs. */
  isOpened(device: RoomDevice): boolean;
}

/** Entries into the grids of `entries`. */
export function createRoomEntries(
  { act, repos }: Pick<Deps, 'act' | 'repos'>,
  entries: GridEntries,
): RoomEntries {
  function isOpened({ id, jurorId }: RoomDevice): boolean {
    const pinHash = jurorId === null ? null : (repos.members.get(jurorId)?.pinHash ?? null);
    return pinHash !== null && repos.roomDevices.pinMarkOf(id) === pinMarkOf(pinHash);
  }

  /** Keeps what became of an entry that is not in the grid. */
  function kept(
    row: (outcome: RoomEntry['outcome'], code: string, at: Instant) => RoomEntry,
    outcome: 'late' | 'refused',
    code: ErrorCode,
    caller: Caller,
  ): Answer<EntryAck> {
    return act(
      outcome === 'late' ? 'room' : UNTOLD,
      ({ now }) => {
        const entry = row(outcome, code, now.wall);
        repos.roomEntries.insert(entry);
        return granted(ackOf(entry));
      },
      { caller },
    );
  }

  return {
    isOpened,
    enter: (request, caller) => {
      if (caller.role !== 'juror') return refuse('not-for-this-device');
      const { jurorId } = caller.seat;
      const { clientId, entry, madeAt, passageId, sequence } = request;
      const digest = digestOf(JSON.stringify([passageId, entry]));
      const known = repos.roomEntries.find({ jurorId, clientId, sequence });
      if (known !== null) {
        return known.digest === digest ? granted(ackOf({ ...known, sequence })) : refuse('entry-differs');
      }
      const expected = repos.roomEntries.last(jurorId, clientId) + 1;
      if (sequence !== expected) return refuse('entry-out-of-order', { expected });
      const device = repos.roomDevices.get(caller.device);
      if (device === null) return refuse('device-ended');
      const row = (outcome: RoomEntry['outcome'], code: string, at: Instant): RoomEntry => ({
        ...{ jurorId, clientId, sequence, deviceId: device.id, passageId, digest, outcome, code },
        entry: outcome === 'late' ? JSON.stringify(entry) : '',
        madeAt: instant(madeAt),
        receivedAt: at,
      });
      if (repos.roomDevices.endOf(device.id) !== null) return kept(row, 'late', 'device-ended', caller);
      if (!isOpened(device)) return refuse('seat-closed');
      const seat = { passageId, jurorId };
      const entered = entries.enter(
        seat,
        entry,
        () => granted(null),
        (now) => {
          repos.roomEntries.insert(row('entered', '', now.wall));
        },
      );
      if (entered.ok) return granted({ sequence, outcome: 'entered', code: null });
      if (PASSING.includes(entered.code)) return entered;
      return kept(row, isTooLate(entered) ? 'late' : 'refused', entered.code, caller);
    },
  };
}

/** The mark of a PIN by its hash: it tells whether the PIN is still the same, and nothing of it. */
export function pinMarkOf(pinHash: string): string {
  return digestOf(pinHash);
}

function isTooLate({ code, details }: Refusal): boolean {
  return code === 'grid-sealed' || (code === 'wrong-stage' && details?.['stage'] !== 'reception');
}

function ackOf({ code, outcome, sequence }: Pick<RoomEntry, 'code' | 'outcome' | 'sequence'>): EntryAck {
  return { sequence, outcome, code: code === '' ? null : (code as ErrorCode) };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
