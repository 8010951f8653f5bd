import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf, view } from '../jury-room.ts';
import {
  command,
  decide,
  hear,
  openSeat,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
} from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member } from '../preparation.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a substitute', () => {
  async function withSubstitute(panel: Panel, change: Parameters<typeof member>[1] = {}) {
    const passage = await prepare(panel, 2);
    const name = 'Rosalie Verveine';
    const session = await done(
      panel.handlers.sessions.saveMember(member(passage.sessionId, { name, isSubstitute: true, ...change })),
    );
    const substitute = session.members.at(-1)?.id ?? '';
    await done(panel.handlers.sessions.setPin({ jurorId: substitute, pin: PIN }));
    return { passage, substitute };
  }

  it('counts for nothing until called in, then declares first; before the start a full member', async () => {
    const panel = openPanel();
    const { passage, substitute } = await withSubstitute(panel);
    const { passageId } = passage;
    const { passages } = panel.handlers;
    expect((await view(panel, passage)).jury.voterIds).toEqual(passage.jurorIds);
    const call = { passageId, jurorId: substitute, presence: 'on-site' as const };
    expect(await refusal(passages.callMember(call))).toBe('declarations-missing');
    await done(passages.declare({ passageId, jurorId: substitute, kind: 'no-link', reason: '' }));
    const called = await done(passages.callMember(call));
    expect(called.jury.voterIds).toEqual([...passage.jurorIds, substitute]);
    expect(await refusal(passages.callMember(call))).toBe('member-not-callable');
  });

  it('speaks after the start, without marking, voting or signing', async () => {
    const panel = openPanel();
    const { passage, substitute } = await withSubstitute(panel);
    const { passageId } = passage;
    await receive(panel, passage);
    await hear(panel, passage);
    await done(
      panel.handlers.passages.declare({ passageId, jurorId: substitute, kind: 'no-link', reason: '' }),
    );
    const called = await done(
      panel.handlers.passages.callMember({ passageId, jurorId: substitute, presence: 'remote' }),
    );
    expect(called.jury.voterIds).toEqual(passage.jurorIds);
    expect(await refusal(panel.handlers.seats.open({ passageId, jurorId: substitute, pin: PIN }))).toBe(
      'member-may-not-mark',
    );
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    await signAll(panel, passage);
    const content = await contentOf(panel, passage);
    expect(content.members[2]).toMatchObject({
      name: 'Rosalie Verveine',
      status: 'substitute',
      isVoting: false,
      presence: 'remote',
      arrivedAt: panel.clock.read().wall,
    });
    expect(content.conduct).toMatchObject([
      { type: 'arrival', detail: 'substitute', memberName: 'Rosalie Verveine' },
    ]);
  });

  it('who declares a link is not called in, before the start or after it; the journal and the minutes say so', async () => {
    const panel = openPanel();
    const { passage, substitute } = await withSubstitute(panel);
    const { passageId } = passage;
    const { passages } = panel.handlers;
    const call = { passageId, jurorId: substitute, presence: 'on-site' as const };
    const declare = (reason: string) =>
      done(passages.declare({ passageId, jurorId: substitute, kind: 'withdrawn', reason }));
    await declare('Ancien tuteur');
    expect(await refusal(passages.callMember(call))).toBe('member-has-link');
    await receive(panel, passage);
    await hear(panel, passage);
    expect(await refusal(passages.callMember(call))).toBe('member-has-link');
    const told = await declare('Ancien tuteur du candidat');
    expect(told.jury.callable).toMatchObject([
      { jurorId: substitute, declaration: { kind: 'withdrawn', reason: 'Ancien tuteur du candidat' } },
    ]);
    expect(await refusal(passages.callMember(call))).toBe('member-has-link');
    expect((await done(passages.journal({ passageId }))).entries.at(-1)).toMatchObject({
      actor: { kind: 'juror', jurorId: substitute },
      event: {
        type: 'member-declared',
        jurorId: substitute,
        name: 'Rosalie Verveine',
        kind: 'withdrawn',
        reason: 'Ancien tuteur du candidat',
      },
    });
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const content = await contentOf(panel, passage);
    expect(content.members[2]).toMatchObject({
      presence: 'absent',
      declaration: { kind: 'withdrawn', reason: 'Ancien tuteur du candidat' },
    });
  });

  it('marks and votes after the start where the certification allows it; convened since the start as well', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, sessionId } = passage;
    const session = await done(panel.handlers.sessions.get({ sessionId }));
    const { blocIds, rules } = session;
    const { id, version } = session.referentiel;
    await done(
      panel.handlers.sessions.save({
        ...detailsOf(session),
        sessionId,
        blocIds: [...blocIds],
        referentiel: { id, version },
        rules: {
          ...rules,
          excludedVotingColleges: [...rules.excludedVotingColleges],
          arrivalsMayMark: true,
        },
      }),
    );
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    // Convened only now, while the candidate presents.
    const changed = await done(
      panel.handlers.sessions.saveMember(member(sessionId, { name: 'Rosalie Verveine', isSubstitute: true })),
    );
    const late = changed.members.at(-1)?.id ?? '';
    await done(panel.handlers.sessions.setPin({ jurorId: late, pin: PIN }));
    await done(panel.handlers.passages.declare({ passageId, jurorId: late, kind: 'no-link', reason: '' }));
    const called = await done(
      panel.handlers.passages.callMember({ passageId, jurorId: late, presence: 'on-site' }),
    );
    expect(called.jury.voterIds).toEqual([...passage.jurorIds, late]);
    await openSeat(panel, passage, late);
    expect((await view(panel, passage)).seats).toHaveLength(3);
  });
});
