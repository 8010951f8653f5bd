/** A device that was not heard of for a while: the journal of what went on tells it, once it is back. */
import { afterEach, describe, expect, it } from 'vitest';
import { command, hear, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { admitted, openRoom, roomOf } from './device.ts';

afterEach(closePanels);

/** What the passage's journal holds of incidents. */
async function incidents(panel: Panel, passageId: string): Promise<readonly string[]> {
  const journal = await done(panel.handlers.passages.journal({ passageId, limit: 50 }));
  return JSON.stringify(journal).match(/(?:Appareil (?:de |d’)|Poste du jury )[^"]*/g) ?? [];
}

/** A room that is open while the passage stands there. */
async function room(stage: 'reception' | 'timed' | 'marking') {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  const { passageId } = passage;
  await receive(panel, passage);
  if (stage === 'timed') await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
  if (stage === 'marking') await hear(panel, passage);
  await openRoom(panel, passage.sessionId);
  const jurorId = passage.jurorIds[1] ?? '';
  const device = await admitted(panel, { role: 'juror', jurorId }, 'Tablette');
  return { panel, device, passageId };
}

describe('a juror’s device that falls silent', () => {
  it('tells for how long, in the passage that went on, when it is back', async () => {
    const { device, panel, passageId } = await room('timed');
    device.line.cut();
    panel.drive.advance(minutesMs(3));
    expect(await incidents(panel, passageId)).toEqual([]);
    device.back(panel);
    const told = await incidents(panel, passageId);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/\(Tablette\) sans contact avec le bureau pendant 3\u00a0min\u202f;/);
  });

  it('is told also where its line never said that it closed, and not where it was gone for a moment', async () => {
    const { device, panel, passageId } = await room('timed');
    device.back(panel);
    expect(await incidents(panel, passageId)).toEqual([]);
    // Frozen: the desk lets go of the line itself.
    panel.drive.advance(minutesMs(2));
    device.back(panel);
    expect(await incidents(panel, passageId)).toHaveLength(1);
    device.line.cut();
    panel.drive.advance(30_000);
    device.back(panel);
    expect(await incidents(panel, passageId)).toHaveLength(1);
  });

  it('says nothing of passages that had not begun', async () => {
    const { device, panel, passageId } = await room('reception');
    device.line.cut();
    panel.drive.advance(minutesMs(30));
    device.back(panel);
    expect(await incidents(panel, passageId)).toEqual([]);
  });
});

describe('a desk that sleeps', () => {
  const seatOf = async (panel: Panel) => {
    const { deskSleep, seats } = await roomOf(panel);
    return { deskSleep, device: seats.find(({ device }) => device !== null)?.device };
  };

  it('is told once, as what it was, and is no silence of the devices', async () => {
    const { device, panel, passageId } = await room('marking');
    const from = panel.clock.read().wall;
    panel.drive.sleep(minutesMs(12));
    // Their lines are dead when it wakes up.
    device.line.cut();
    const awaited = await seatOf(panel);
    expect(awaited.deskSleep).toEqual({ from, to: from + minutesMs(12) });
    expect(awaited.device).toMatchObject({ isConnected: false, isLostInSleep: true });
    panel.drive.advance(30_000);
    device.back(panel);
    expect((await seatOf(panel)).device).toMatchObject({ isConnected: true, isLostInSleep: false });
    const told = await incidents(panel, passageId);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Poste du jury en veille de \d\d:\d\d:\d\d à \d\d:\d\d:\d\d\u202f; /);
  });

  it('is noticed also where the machine says nothing of it, by whoever is heard first', async () => {
    const { device, panel, passageId } = await room('marking');
    panel.drive.freeze(minutesMs(12));
    device.back(panel);
    expect((await incidents(panel, passageId)).map((text) => text.slice(0, 26))).toEqual([
      'Poste du jury sans réponse',
    ]);
    expect((await seatOf(panel)).device).toMatchObject({ isConnected: true, isLostInSleep: false });
  });

  it('leaves a device the silence that was its own, before and after', async () => {
    const { device, panel, passageId } = await room('marking');
    device.line.cut();
    panel.drive.advance(minutesMs(2));
    panel.drive.sleep(minutesMs(12));
    panel.drive.advance(minutesMs(1));
    expect((await seatOf(panel)).device).toMatchObject({ isConnected: false, isLostInSleep: false });
    device.back(panel);
    const told = await incidents(panel, passageId);
    expect(told).toHaveLength(2);
    expect(told.join()).toContain('sans contact avec le bureau pendant 3\u00a0min\u202f;');
  });

  it('is told by the clock alone where one ran, and not at all when it was short', async () => {
    const timed = await room('timed');
    timed.panel.drive.sleep(minutesMs(12));
    expect(await incidents(timed.panel, timed.passageId)).toEqual([]);
    const { panel, passageId } = await room('marking');
    panel.drive.sleep(40_000);
    expect((await seatOf(panel)).deskSleep).toBeNull();
    expect(await incidents(panel, passageId)).toEqual([]);
  });
});
