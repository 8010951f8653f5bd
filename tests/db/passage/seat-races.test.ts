/** What changes while a PIN is being checked: the seat opens by what holds afterwards. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashPin } from '../../../src/core/kernel/pin.ts';
import { begun } from '../jury-room.ts';
import { openSeat, PIN, withdraw } from '../passage-conduct.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** A PIN that takes long to check, so that other acts come first. */
async function slowPin(panel: Panel, jurorId: string): Promise<void> {
  const hash = await hashPin(PIN, { N: 2 ** 15, r: 8, p: 2 });
  panel.db.prepare('UPDATE jury_member SET pin_hash = ? WHERE id = ?').run(hash, jurorId);
}

describe('a seat whose PIN is being checked', () => {
  it('does not open once its member left meanwhile', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [president = '', , jurorId = ''] = passage.jurorIds;
    const token = await openSeat(panel, passage, jurorId);
    await done(panel.handlers.seats.addNote({ token, competenceId: null, text: 'Fermé pour toujours' }));
    await slowPin(panel, jurorId);
    const opening = panel.handlers.seats.open({ passageId, jurorId, pin: PIN });
    await withdraw(panel, passageId, jurorId, { cause: 'link', by: [president] });
    expect(await refusal(opening)).toBe('member-may-not-mark');
    expect(await refusal(panel.handlers.seats.grid({ token }))).toBe('seat-closed');
  });

  it('does not open under a PIN that was reset meanwhile', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [president = '', , jurorId = ''] = passage.jurorIds;
    await slowPin(panel, jurorId);
    const opening = panel.handlers.seats.open({ passageId, jurorId, pin: PIN });
    const confirmations = [{ jurorId: president, pin: PIN }];
    await done(panel.handlers.pins.reset({ jurorId, pin: '5927', confirmations }));
    expect(await refusal(opening)).toBe('pin-wrong');
  });
});
