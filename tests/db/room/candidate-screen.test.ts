import { afterEach, describe, expect, it } from 'vitest';
import type { ScreenView } from '../../../src/shared/areas/room.ts';
import { CANDIDATE_WINDOW } from '../../../src/shared/caller.ts';
import type { Caller } from '../../../src/shared/caller.ts';
import { DESK_DISPLAY, SECOND_DISPLAY } from '../fake-displays.ts';
import { command, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

afterEach(closePanels);

/** A session of which a passage is being timed. */
async function timed() {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
  const { passageId, sessionId } = passage;
  const page: Caller = { device: CANDIDATE_WINDOW, role: 'display', sessionId };
  return { panel, page, passageId, sessionId };
}

/** What that page is told, of everything that was told since. */
function heardSince(panel: Panel, page: Caller, from: number) {
  return panel.broadcasts.slice(from).flatMap(({ name, payload }) => {
    const stamp = { topic: name, revision: 1, epoch: 'e' };
    return panel.hears(page, { broadcast: name, payload, stamp }) ?? [];
  });
}

describe('the screen of the candidate on a display of the desk', () => {
  it('shows the phase and the time of the passage under way, and the name only where it is wanted', async () => {
    const { page, panel, passageId, sessionId } = await timed();
    const { candidateScreen } = panel.handlers;
    const ask = () => panel.ask('room.screen', undefined, page);
    expect(await ask()).toMatchObject({ ok: false, code: 'room-closed' });

    const shown = await done(
      candidateScreen.show({ sessionId, displayId: SECOND_DISPLAY, isNameShown: false }),
    );
    expect(shown).toMatchObject({ sessionId, shownOn: SECOND_DISPLAY, isNameShown: false });
    const { clock } = await done(panel.handlers.passages.get({ passageId }));
    const phase = clock.phases.find(({ id }) => id === 'presentation');
    expect(await ask()).toMatchObject({
      ok: true,
      value: { candidate: null, sheet: null, phase: { remainingMs: phase?.remainingMs } },
    });

    await done(candidateScreen.show({ sessionId, displayId: SECOND_DISPLAY, isNameShown: true }));
    expect(await ask()).toMatchObject({ value: { candidate: expect.stringMatching(/\w/) as string } });

    expect(await done(candidateScreen.hide(undefined))).toMatchObject({ sessionId: null, shownOn: null });
    expect(await ask()).toMatchObject({ ok: false, code: 'room-closed' });
  });

  it('is refused on the display of the jury, on one that is not there, and for a session that is not', async () => {
    const { panel, sessionId } = await timed();
    const { candidateScreen } = panel.handlers;
    for (const displayId of [DESK_DISPLAY, 9]) {
      const answer = await candidateScreen.show({ sessionId, displayId, isNameShown: false });
      expect(answer).toMatchObject({ ok: false, code: 'display-not-there' });
    }
    const unknown = await candidateScreen.show({
      sessionId: 'none',
      displayId: SECOND_DISPLAY,
      isNameShown: false,
    });
    expect(unknown).toMatchObject({ ok: false, code: 'not-found' });
    expect(await done(candidateScreen.state(undefined))).toMatchObject({ sessionId: null });
  });

  it('hears its own screen and nothing else of what the desk is told, and asks for nothing else', async () => {
    const { page, panel, passageId, sessionId } = await timed();
    const from = panel.broadcasts.length;
    await command(panel, passageId, { type: 'pause', reason: 'Malaise' });
    expect(panel.broadcasts.length).toBeGreaterThan(from);
    expect(heardSince(panel, page, from)).toEqual([]);

    const order = { sessionId, displayId: SECOND_DISPLAY, isNameShown: false };
    await done(panel.handlers.candidateScreen.show(order));
    const since = panel.broadcasts.length;
    await command(panel, passageId, { type: 'resume' });
    const heard = heardSince(panel, page, since);
    expect(heard.map(({ broadcast }) => broadcast)).toEqual(heard.map(() => 'screen-changed'));
    const last = heard.at(-1)?.payload as ScreenView;
    expect(Object.keys(last).sort()).toEqual(['candidate', 'clock', 'passageId', 'phase', 'sheet']);
    expect(last.clock.status).toBe('running');
    expect(JSON.stringify(heard)).not.toContain('Malaise');

    for (const name of ['passages.get', 'seats.open', 'candidateScreen.show', 'sessions.get'])
      expect(await panel.ask(name, {}, page)).toMatchObject({ ok: false, code: 'not-for-this-device' });
  });
});
