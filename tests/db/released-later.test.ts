/** What version 0.2.0 left beside single passages, as this version finds it: each is whole, or reaches its end. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import { releasedProfile } from '../fixtures/profiles/released-profile.ts';
import type { LaterProfile } from '../fixtures/profiles/released-profile.ts';
import { chainFaults } from './chain-faults.ts';
import { archiveOne, command } from './passage-conduct.ts';
import { closePanels, done, minutesMs, openPanelIn, refusal } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

const HALF_AN_HOUR_MS = 1_800_000;

function upgraded(): { readonly panel: Panel; readonly profile: LaterProfile } {
  const profile = releasedProfile('0.2.0');
  return { profile, panel: openPanelIn(profile.folder, profile.closedAt + HALF_AN_HOUR_MS) };
}

describe('a profile of 0.2.0, opened by this version', () => {
  it.each([
    ['paper-archived', 'paperGrids'],
    ['late-archived', 'lateEntries'],
  ])('keeps %s intact, with what its content tells', async (name, field) => {
    const { panel, profile } = upgraded();
    const minutesId = profile.minutes[name] ?? '';
    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    expect(Object.entries(content).find(([key]) => key === field)?.[1]).toHaveLength(1);
    const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
  });

  it('keeps the minutes of a session intact, and ends those that one member had signed', async () => {
    const { panel, profile } = upgraded();
    const { sessionMinutes } = panel.handlers;
    const sessionMinutesId = profile.minutes['session-archived'] ?? '';
    expect((await done(sessionMinutes.verify({ sessionMinutesId }))).isIntact).toBe(true);

    const sessionId = profile.sessions.signing;
    const { lock } = await done(sessionMinutes.get({ sessionId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual(profile.jurors.signing.slice(1));
    for (const { jurorId } of lock?.awaited ?? []) {
      const { contentDigest = '' } = lock ?? {};
      const act = { sessionId, jurorId, pin: profile.pin, contentDigest, svg: inkSignature(3) };
      await done(sessionMinutes.sign(act));
    }
    const { archived } = await done(sessionMinutes.archive({ sessionId }));
    const ended = archived.at(-1)?.sessionMinutesId ?? '';
    expect((await done(sessionMinutes.verify({ sessionMinutesId: ended }))).isIntact).toBe(true);
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('finds the clock of two candidates stopped for both, and goes on with both', async () => {
    const { panel, profile } = upgraded();
    const ids = [0, 1].map((rank) => profile.passages[`together-${String(rank)}`] ?? '');
    const views = () => Promise.all(ids.map((passageId) => done(panel.handlers.passages.get({ passageId }))));
    const states = async () => (await views()).map(({ clock }) => clock.status);
    expect(await states()).toEqual(['interrupted', 'interrupted']);
    const [first = ''] = ids;
    const ruling = { type: 'rule-on-interruption', ruling: 'resume', reason: 'Panne.' } as const;
    await command(panel, first, ruling);
    expect(await states()).toEqual(['running', 'running']);
    panel.drive.advance(minutesMs(8));
    await command(panel, first, { type: 'start-phase', phaseId: 'entretien' });
    panel.drive.advance(minutesMs(10));
    await command(panel, first, { type: 'end-phase' });
    await command(panel, first, { type: 'close-timed-phases' });
    const [one, other] = await views();
    expect([one?.stage, other?.stage]).toEqual(['marking', 'marking']);
    expect(one?.clock.phases).toEqual(other?.clock.phases);
  });

  it('keeps what another laptop has away until it is taken back, and plays it then', async () => {
    const { panel, profile } = upgraded();
    const { away: passageId = '' } = profile.passages;
    const { away: jurorIds } = profile.jurors;
    const start = { type: 'check-identity', document: 'identity-card', note: '' } as const;
    expect(await refusal(panel.handlers.passages.command({ passageId, command: start }))).toMatch(/away/);
    const { handoverId } = profile;
    await done(panel.handlers.handovers.takeBack({ handoverId, reason: 'L’autre poste est en panne.' }));
    const minutesId = await archiveOne(panel, { sessionId: profile.sessions.away, passageId, jurorIds });
    const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
  });
});
