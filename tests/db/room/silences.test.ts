/** A device that was not heard of for a while: the journal of what went on tells it, once it is back. */
import { afterEach, describe, expect, it } from 'vitest';
import { command, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { admitted, openRoom } from './device.ts';

afterEach(closePanels);

/** What the passage's journal holds of incidents. */
async function incidents(panel: Panel, passageId: string): Promise<readonly string[]> {
  const journal = await done(panel.handlers.passages.journal({ passageId, limit: 50 }));
  return JSON.stringify(journal).match(/Appareil (?:de |d’)[^"]*/g) ?? [];
}

async function room(isTimed: boolean) {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  await receive(panel, passage);
  if (isTimed) await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
  await openRoom(panel, passage.sessionId);
  const jurorId = passage.jurorIds[1] ?? '';
  const device = await admitted(panel, { role: 'juror', jurorId }, 'Tablette');
  return { panel, device, passageId: passage.passageId };
}

describe('a juror’s device that falls silent', () => {
  it('tells for how long, in the passage that went on, when it is back', async () => {
    const { device, panel, passageId } = await room(true);
    device.line.cut();
    panel.drive.advance(minutesMs(3));
    expect(await incidents(panel, passageId)).toEqual([]);
    device.back(panel);
    const told = await incidents(panel, passageId);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/\(Tablette\) sans contact avec le bureau pendant 3\u00a0min\u202f;/);
  });

  it('is told also where its line never said that it closed, and not where it was gone for a moment', async () => {
    const { device, panel, passageId } = await room(true);
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
    const { device, panel, passageId } = await room(false);
    device.line.cut();
    panel.drive.advance(minutesMs(30));
    device.back(panel);
    expect(await incidents(panel, passageId)).toEqual([]);
  });
});
