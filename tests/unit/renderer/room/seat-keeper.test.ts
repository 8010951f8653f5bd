import { describe, expect, test, vi } from 'vitest';
import { emptyGrid } from '../../../../src/domain/assessment/grid.ts';
import type { Grid } from '../../../../src/domain/assessment/assessment.types.ts';
import { ApiError } from '../../../../src/renderer/src/lib/create-api.ts';
import { openOutbox } from '../../../../src/renderer/src/lib/room/outbox.ts';
import type { QueuedEntry } from '../../../../src/renderer/src/lib/room/outbox.ts';
import { createSeatKeeper } from '../../../../src/renderer/src/lib/room/seat-keeper.ts';
import type { EntryAck } from '../../../../src/shared/areas/room.ts';
import type { Answer } from '../../../../src/shared/error-codes.ts';

const mark = (levelId: string | null) => ({ kind: 'mark', criterionId: 'c1', levelId }) as const;

/** A device with its queue, before a desk that answers when the test says. */
async function device(start: { copy?: unknown; token?: string; kept?: readonly QueuedEntry[] } = {}) {
  const grids = new Map<string, Grid>([['p1', emptyGrid('j1')]]);
  const session = new Map<string, string>(start.token === undefined ? [] : [['seat p1', start.token]]);
  const copies = new Map<string, unknown>(start.copy === undefined ? [] : [['grids', start.copy]]);
  const answers: ((answer: Answer<EntryAck>) => void)[] = [];
  let isUp = true;
  const outbox = await openOutbox({
    store: {
      load: () =>
        Promise.resolve({
          clientId: 'q',
          lastSequence: start.kept?.at(-1)?.sequence ?? 0,
          entries: start.kept ?? [],
        }),
      put: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    },
    send: () => new Promise((resolve) => answers.push(resolve)),
    isUp: () => isUp,
    time: { now: () => 0, after: () => () => undefined },
    hour: () => 5_000,
  });
  const view = (grid: Grid) => ({ passageId: 'p1', jurorId: 'j1', grid, coverage: {}, missing: [] });
  const api = {
    seats: {
      open: vi.fn(() => Promise.resolve({ token: 't1', view: view(grids.get('p1') ?? emptyGrid('j1')) })),
      grid: vi.fn(() => Promise.resolve(view(grids.get('p1') ?? emptyGrid('j1')))),
      close: vi.fn(() => Promise.resolve(null)),
    },
    room: { seal: vi.fn(() => Promise.resolve(view({ ...emptyGrid('j1'), sealedAt: 9 as never }))) },
  };
  const seats = await createSeatKeeper({
    ...{ api, outbox },
    handed: () => null,
    session: {
      getItem: (key) => session.get(key) ?? null,
      setItem: (key, value) => void session.set(key, value),
      removeItem: (key) => void session.delete(key),
    },
    copies: {
      copy: (name) => Promise.resolve(copies.get(name)),
      keepCopy: (name, value) => {
        copies.set(name, value);
        return Promise.resolve();
      },
    },
  });
  return {
    ...{ api, copies, grids, outbox, seats, session },
    cut: () => {
      isUp = false;
    },
    acknowledge: async (sequence: number, ack: Partial<EntryAck> = {}) => {
      answers.shift()?.({ ok: true, value: { sequence, outcome: 'entered', code: null, ...ack } });
      await vi.waitFor(() => {
        expect(outbox.state().entries.every(({ entry }) => entry.sequence !== sequence)).toBe(true);
      });
    },
    marks: () => seats.state('p1')?.grid.marks,
  };
}

describe('a grid on its own device', () => {
  test('is out of sight before its PIN, and open after it', async () => {
    const { api, seats, session } = await device();
    expect(seats.state('p1')).toBeNull();
    await seats.open('p1', 'j1', '2749');
    expect(api.seats.open).toHaveBeenCalledWith({ passageId: 'p1', jurorId: 'j1', pin: '2749' });
    expect(seats.state('p1')).toMatchObject({ isOpen: true });
    expect(session.get('seat p1')).toBe('t1');
  });

  test('shows what waits here at once, and what was acknowledged without asking again', async () => {
    const { acknowledge, api, marks, outbox, seats } = await device();
    await seats.open('p1', 'j1', '2749');
    await outbox.add('p1', mark('A'));
    expect(marks()).toEqual({ c1: 'A' });
    await acknowledge(1);
    expect(marks()).toEqual({ c1: 'A' });
    expect(api.seats.grid).not.toHaveBeenCalled();
  });

  test('forgets what the desk did not enter', async () => {
    const { acknowledge, marks, outbox, seats } = await device();
    await seats.open('p1', 'j1', '2749');
    await outbox.add('p1', mark('A'));
    await acknowledge(1, { outcome: 'refused', code: 'invalid-request' });
    expect(marks()).toEqual({});
  });

  test('is the same object until something changes', async () => {
    const { outbox, seats } = await device();
    await seats.open('p1', 'j1', '2749');
    const before = seats.state('p1');
    expect(seats.state('p1')).toBe(before);
    await outbox.add('p1', mark('A'));
    expect(seats.state('p1')).not.toBe(before);
  });

  test('over a reload without the desk, is open with what was kept and what waits', async () => {
    const kept = { passageId: 'p1', clientId: 'q', sequence: 7, madeAt: 1, entry: mark('B') };
    const copy = [['p1', { ...emptyGrid('j1'), marks: { c0: 'A' } }]];
    const { seats } = await device({ copy, token: 't0', kept: [kept] });
    expect(seats.state('p1')).toMatchObject({ isOpen: true, grid: { marks: { c0: 'A', c1: 'B' } } });
  });

  test('asks for the PIN again in another tab, and once the desk has closed the seat', async () => {
    const copy = [['p1', emptyGrid('j1')]];
    expect((await device({ copy })).seats.state('p1')).toMatchObject({ isOpen: false });
    const { api, seats, session } = await device({ copy, token: 't0' });
    api.seats.grid.mockRejectedValueOnce(new ApiError('seat-closed'));
    await seats.refresh();
    expect(seats.state('p1')).toMatchObject({ isOpen: false });
    expect(session.size).toBe(0);
  });

  test('stays open when the desk does not answer', async () => {
    const { api, seats } = await device({ copy: [['p1', emptyGrid('j1')]], token: 't0' });
    api.seats.grid.mockRejectedValueOnce(new ApiError('desk-unreachable'));
    await seats.refresh();
    expect(seats.state('p1')).toMatchObject({ isOpen: true });
  });

  test('is sealed once nothing waits here any more', async () => {
    const { acknowledge, api, outbox, seats } = await device();
    await seats.open('p1', 'j1', '2749');
    await outbox.add('p1', mark('A'));
    await expect(seats.seal('p1')).rejects.toMatchObject({ code: 'entries-awaited', details: { count: 1 } });
    await acknowledge(1);
    await seats.seal('p1');
    expect(api.room.seal).toHaveBeenCalledWith({ token: 't1', clientId: 'q', lastSequence: 1 });
    expect(seats.state('p1')?.grid.sealedAt).toBe(9);
  });

  test('takes no entry into a sealed grid that is shown', async () => {
    const { marks, outbox, seats } = await device();
    await seats.open('p1', 'j1', '2749');
    await seats.seal('p1');
    await outbox.add('p1', mark('A'));
    expect(marks()).toEqual({});
  });
});
