/** The device's own part against the core: nothing is lost or doubled, whatever the network and both ends go through. */
import { afterEach, describe, expect, it } from 'vitest';
import { createChance } from '../doors/chance.ts';
import { begun } from '../jury-room.ts';
import { closePanels, done } from '../passage-panel.ts';
import { openRoom } from './device.ts';
import { deskOf, faultyDevice, NO_FAULTS } from './faulty.ts';
import { beginFaults, playFaults, settled, settleTime } from './fault-run.ts';

afterEach(closePanels);

async function stage() {
  const { panel, passage } = await begun();
  const open = await openRoom(panel, passage.sessionId);
  const [jurorId = ''] = passage.jurorIds;
  const { token } = await done(panel.handlers.room.invite({ role: 'juror', jurorId }));
  const desk = deskOf(panel);
  const device = await faultyDevice({ desk, chance: createChance(1), open, token });
  return { panel, passage, open, jurorId, desk, device };
}

describe("a juror's device", () => {
  it('keeps what is entered without a line, and sends it once the line is up', async () => {
    const { desk, device, panel, passage } = await stage();
    const { room, store } = device;
    await settleTime(desk, 200);
    expect(room.line.state()).toBe('waiting');
    const [waiting] = (await done(panel.handlers.room.state(undefined))).open?.waiting ?? [];
    await device.enter(passage.passageId, { kind: 'note', noteId: 'n1', competenceId: null, text: 'Avant' });
    expect(room.outbox.state().entries.map(({ state }) => state)).toEqual(['waiting']);
    await done(panel.handlers.room.admit({ waitingId: waiting?.waitingId ?? '' }));
    await settleTime(desk, 200);
    expect(room.line.state()).toBe('up');
    // The seat asks for its PIN: what is entered waits here, and says why.
    expect(room.outbox.state()).toMatchObject({ heldBy: 'seat-closed', lastSequence: 1 });
    expect(store.kept.size).toBe(1);
    const request = room.line.request('seats', 'open', {
      passageId: passage.passageId,
      jurorId: passage.jurorIds[0],
      pin: '2749',
    });
    expect(await settled(desk, request)).toMatchObject({ ok: true });
    room.outbox.resume();
    await settleTime(desk, 2_000);
    expect(room.outbox.state()).toMatchObject({ entries: [], heldBy: null, notEntered: [] });
    expect(store.kept.size).toBe(0);
    device.close();
  });

  it('takes a line down that is frozen, and comes back on another', async () => {
    const { desk, device, panel } = await stage();
    await settleTime(desk, 200);
    const { waiting = [] } = (await done(panel.handlers.room.state(undefined))).open ?? {};
    await done(panel.handlers.room.admit({ waitingId: waiting[0]?.waitingId ?? '' }));
    await settleTime(desk, 1_000);
    expect(device.room.line.state()).toBe('up');
    // Nothing passes, and nothing says so.
    desk.faults = { ...NO_FAULTS, delayMs: [3_600_000, 3_600_000] };
    await settleTime(desk, 9_000);
    expect(device.room.line.state()).toBe('down');
    desk.faults = NO_FAULTS;
    await settleTime(desk, 12_000);
    expect(device.room.line.state()).toBe('up');
    device.close();
  });

  it("knows the desk's time within half its best round", async () => {
    const { desk, device, panel } = await stage();
    await settleTime(desk, 200);
    const { waiting = [] } = (await done(panel.handlers.room.state(undefined))).open ?? {};
    await done(panel.handlers.room.admit({ waitingId: waiting[0]?.waitingId ?? '' }));
    desk.faults = { ...NO_FAULTS, delayMs: [5, 300] };
    await settleTime(desk, 40_000, 4);
    const { clock } = device.room;
    const errorMs = Math.abs((clock.monoAt(desk.devices.clock.read().mono) ?? 0) - panel.clock.read().mono);
    expect(errorMs).toBeLessThanOrEqual((clock.bestRoundMs() ?? 0) / 2 + 4);
    device.close();
  });
});

describe('random faults', () => {
  it('lose no entry that was kept, and double none', async () => {
    const { panel, passage } = await begun();
    const faults = await beginFaults(panel, passage);
    const sums = { acknowledged: 0, lost: 0, doubled: 0 };
    for (let seed = 1; seed <= 12; seed += 1) {
      const { acknowledged, doubled, lost } = await playFaults(faults, createChance(seed));
      sums.acknowledged += acknowledged;
      sums.lost += lost;
      sums.doubled += doubled;
    }
    expect(sums).toEqual({ acknowledged: sums.acknowledged, lost: 0, doubled: 0 });
    expect(sums.acknowledged).toBeGreaterThan(100);
  });
});
