/**
 * A sealed grid is opened again for entries that came too late, as long as no grid may be read. None of them is merged: their
 * member looks at them and enters again what still holds, since most were made before what the grid says now.
 */
import type { RoomView } from '../../../shared/areas/room.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Repos } from '../../db/repos.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import { markersOf, PANEL } from '../passage/index.ts';
import type { PassageRuntime } from '../passage/index.ts';
import type { RoomEntries } from './entries.ts';

interface Parts {
  readonly deps: Pick<Deps, 'publish' | 'repos'>;
  readonly runtime: Pick<PassageRuntime, 'change'>;
  readonly entries: Pick<RoomEntries, 'isOpened'>;
  readonly state: () => Answer<RoomView>;
}

export function createReopening({
  deps,
  entries,
  runtime,
  state,
}: Parts): Pick<AreaHandlers<'room'>, 'lateEntries' | 'reopenSeat'> {
  const { publish, repos } = deps;
  return {
    lateEntries: ({ passageId }, caller) => {
      if (caller.role !== 'juror') return refuse('not-for-this-device');
      const device = repos.roomDevices.get(caller.device);
      if (device === null || repos.roomDevices.endOf(device.id) !== null) return refuse('device-ended');
      if (!entries.isOpened(device)) return refuse('seat-closed');
      const own = repos.roomEntries
        .lateOf(passageId)
        .filter(({ jurorId }) => jurorId === caller.seat.jurorId)
        .map(({ entry, madeAt, receivedAt }) => ({ entry, madeAt, receivedAt }));
      return granted(own);
    },
    reopenSeat: ({ jurorId, note, passageId }) => {
      const reopened = runtime.change(passageId, ({ apply, facts, now, wrote }): Answer<null> => {
        if (!markersOf(facts).some(({ id }) => id === jurorId)) return refuse('member-may-not-mark');
        if (!isReopenable(repos, passageId, jurorId)) return refuse('nothing-to-reopen');
        const lateCount = repos.roomEntries.lateCount(passageId, jurorId);
        const applied = apply({ type: 'reopen-grid', jurorId, reason: note, lateCount }, PANEL);
        if (!applied.ok) return applied;
        repos.grids.reopen(passageId, jurorId, { note, lateCount, at: now.wall });
        wrote('grids');
        return granted(null);
      });
      if (!reopened.ok) return reopened;
      publish('data-changed', { topic: 'room' });
      return state();
    },
  };
}

/** Whether that grid is sealed, and some entry came too late since it was last opened again. */
export function isReopenable({ grids, roomEntries }: Repos, passageId: string, jurorId: string): boolean {
  const sealedAt = grids.grids(passageId).get(jurorId)?.sealedAt ?? null;
  const told = grids.reopenings(passageId, jurorId).at(-1)?.lateCount ?? 0;
  return sealedAt !== null && roomEntries.lateCount(passageId, jurorId) > told;
}
