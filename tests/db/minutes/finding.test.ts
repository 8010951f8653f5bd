import { content2 } from '../../fixtures/minutes/content-2.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addPassage,
  command,
  decide,
  openSeat,
  hear,
  prepare,
  receive,
  sealAll,
  withdraw,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const REASON = 'Les deux membres ont reconnu un lien avec le candidat.';

/** The whole jury withdraws while the candidate presents. */
async function deserted(): Promise<{ panel: Panel; passage: Prepared }> {
  const panel = openPanel();
  const passage = await prepare(panel, 2);
  const { passageId } = passage;
  await receive(panel, passage);
  await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
  panel.drive.advance(minutesMs(4));
  for (const jurorId of passage.jurorIds) {
    await withdraw(panel, passageId, jurorId, { cause: 'link', reason: 'Ancien employeur.' });
  }
  return { panel, passage };
}

describe('a jury that withdrew to the last member', () => {
  it('leaves a finding: not assessed, signed by nobody, sealed and archived', async () => {
    const { panel, passage } = await deserted();
    const { passageId } = passage;
    const { deliberation, minutes, archive } = panel.handlers;
    const view = await command(panel, passageId, { type: 'open-finding' });
    expect(view.stage).toBe('decision');
    const validated = {
      passageId,
      outcome: 'validated' as const,
      reason: REASON,
      recommendations: '',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    };
    expect(await refusal(deliberation.decide(validated))).toBe('quorum-not-met');
    expect(await refusal(deliberation.decide({ ...validated, outcome: 'not-assessed', reason: '' }))).toBe(
      'reason-missing',
    );
    await decide(panel, passageId, 'not-assessed', REASON);
    const { lock } = await done(minutes.lock({ passageId }));
    expect(lock?.awaited).toEqual([]);
    const { minutesId } = await done(minutes.archive({ passageId }));
    const { content, signatures } = await done(archive.get({ minutesId: minutesId ?? '' }));
    expect(signatures).toEqual([]);
    expect(content).toMatchObject({ result: { outcome: 'not-assessed', reason: REASON } });
    expect(content2(content).competences.every(({ result }) => result === null)).toBe(true);
    expect(content.phases[0]?.elapsedMs).toBe(minutesMs(4));
    // The first link stopped the clock for the president's ruling, which nobody was left to give.
    expect(content.conduct.map(({ type, text }) => [type, text])).toEqual([
      ['pause', 'Ancien employeur.'],
      ['departure', 'Ancien employeur.'],
      ['departure', 'Ancien employeur.'],
    ]);
    expect((await done(archive.verify({ minutesId: minutesId ?? '' }))).isIntact).toBe(true);
  });

  it('leaves a finding when it had begun by a judgement at the reception, and none before', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    const request = { passageId, command: { type: 'open-finding' } as const };
    expect(await refusal(panel.handlers.passages.command(request))).toBe('wrong-stage');
    const token = await openSeat(panel, passage, passage.jurorIds[1] ?? '');
    const { competences } = await done(panel.handlers.passages.get({ passageId }));
    const criterionId = competences[0]?.criteria[0]?.id ?? '';
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'acquis' }));
    // Taken back, it has begun all the same.
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: null }));
    for (const jurorId of passage.jurorIds.toReversed()) await withdraw(panel, passageId, jurorId);
    const { available } = await done(panel.handlers.passages.get({ passageId }));
    expect(available).toContain('open-finding');
    await command(panel, passageId, { type: 'open-finding' });
    await decide(panel, passageId, 'not-assessed', REASON);
    await done(panel.handlers.minutes.lock({ passageId }));
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    expect(minutesId).not.toBeNull();
  });

  it('cannot be opened while a member sits', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
    const request = { passageId: passage.passageId, command: { type: 'open-finding' } as const };
    expect(await refusal(panel.handlers.passages.command(request))).toBe('jury-still-sits');
  });
});

describe('a jury that nobody is of', () => {
  it('states no absence: its minutes are refused with what to do, and not locked', async () => {
    const panel = openPanel();
    const { id: sessionId } = await newSession(panel);
    const { passages } = panel.handlers;
    const passageId = await addPassage(panel, sessionId, {});
    for (const { id: jurorId } of (await done(panel.handlers.sessions.get({ sessionId }))).members)
      await done(panel.handlers.sessions.removeMember({ jurorId }));
    const absent = { type: 'record-attendance', status: 'absent-unjustified', note: '' } as const;
    await done(passages.command({ passageId, command: absent }));
    await done(passages.command({ passageId, command: { type: 'close-timed-phases' } }));
    await decide(panel, passageId, 'not-assessed', REASON);
    expect(await refusal(panel.handlers.minutes.preview({ passageId }))).toBe('session-unsigned');
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('session-unsigned');
  });
});

describe('a jury whose members all left for a link after the decision was due', () => {
  it.each([
    ['the candidate was absent', true],
    ['the candidate was heard', false],
  ])('still ends, since nobody is left to rule: %s', async (_, isAbsent) => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    if (isAbsent) {
      await command(panel, passageId, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
      await command(panel, passageId, { type: 'close-timed-phases' });
    } else {
      await hear(panel, passage);
      await sealAll(panel, passage);
      await command(panel, passageId, { type: 'open-deliberation' });
      await command(panel, passageId, { type: 'close-deliberation' });
      await decide(panel, passageId, 'validated');
    }
    const [president = '', second = ''] = passage.jurorIds;
    await withdraw(panel, passageId, second, { cause: 'link', reason: 'Lien.' });
    const held = { passageId, outcome: 'not-assessed' as const, reason: REASON, recommendations: '' };
    const order = { ...held, vote: null, dissents: [], hasCastingVote: false };
    expect(await refusal(panel.handlers.deliberation.decide(order))).toBe('withdrawal-awaits-ruling');
    await withdraw(panel, passageId, president, { cause: 'link', reason: 'Lien.' });
    await done(panel.handlers.deliberation.decide(order));
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited).toEqual([]);
    expect((await done(panel.handlers.minutes.archive({ passageId }))).stage).toBe('archived');
  });
});
