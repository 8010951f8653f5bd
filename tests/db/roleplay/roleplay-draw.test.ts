import { afterEach, describe, expect, it, vi } from 'vitest';
import { replayDraw } from '../../../src/domain/roleplay/draw-replay.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { command, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import {
  addRolePlay,
  NO_REASON,
  pick,
  PLAIN_DRAW,
  poolIds,
  prepareRolePlay,
  rolePlaySetup,
  viewOf,
} from '../roleplay-conduct.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a draw', () => {
  it('is committed before it is done, and replays from its record', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const view = await done(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }));
    const record = view.choice?.record;
    expect(record).toMatchObject({ method: 'draw', seed: '01'.repeat(32) });
    expect(record?.pool.map(({ subjectId }) => subjectId)).toEqual(view.pool.map(({ id }) => id));
    expect(replayDraw(record, sha256Hex)).toEqual({ ok: true, value: view.subject?.id });
    const stored = panel.db
      .prepare('SELECT method, digest, seed_digest FROM draw_commitment WHERE passage_id = ?')
      .get(passageId);
    expect(stored).toEqual({
      method: 'draw',
      digest: record?.commitment.digest,
      seed_digest: record?.commitment.seedDigest,
    });
  });

  it('that was sealed first, or cut short by a crash, is completed on the seed that was committed', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const sealed = await done(panel.handlers.roleplay.sealDraw({ passageId, ...PLAIN_DRAW }));
    expect(sealed.choice).toBeNull();
    expect(JSON.stringify(sealed)).not.toContain('01'.repeat(32));
    const revived = panel.revive(60_000);
    const { choice, sealedDraw } = await done(revived.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }));
    expect(sealedDraw).toBeNull();
    expect(choice?.record.seed).toBe('01'.repeat(32));
    expect(choice?.record.commitment).toEqual(sealed.sealedDraw?.commitment);
    const audit = createAuditRepo(revived.db).ofSubject(passageId);
    expect(audit.map(({ action }) => action).slice(-2)).toEqual(['draw-committed', 'subject-chosen']);
  });

  it('leaves out what the jury set aside, and says why in the record', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const [kept = '', ...others] = await poolIds(panel, passageId);
    const exclusions = others.map((subjectId) => ({ subjectId, reason: 'Trop proche du candidat' }));
    const request = { passageId, ...PLAIN_DRAW, exclusions };
    const { choice, subject } = await done(panel.handlers.roleplay.draw(request));
    expect(subject?.id).toBe(kept);
    expect(choice?.record.exclusions).toContainEqual({
      subjectId: others[0],
      reason: 'manual',
      detail: 'Trop proche du candidat',
    });
    const every = [{ subjectId: kept, reason: 'Aussi' }, ...exclusions];
    const again = { ...request, exclusions: every, replaceReason: 'Essai' };
    expect(await refusal(panel.handlers.roleplay.draw(again))).toBe('draw-empty');
    const unknown = {
      ...request,
      exclusions: [{ subjectId: 'inconnu', reason: 'x' }],
      replaceReason: 'Essai',
    };
    expect(await refusal(panel.handlers.roleplay.draw(unknown))).toBe('not-found');
  });

  it('is replaced only with a reason, by another subject, and is kept', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const first = await done(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }));
    expect(await refusal(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }))).toBe('reason-missing');
    const replaceReason = 'Le candidat connaît le client';
    const same = { passageId, subjectId: first.subject?.id ?? '', repeatReason: null, replaceReason };
    expect(await refusal(panel.handlers.roleplay.choose(same))).toBe('subject-not-eligible');
    const second = await done(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW, replaceReason }));
    expect(second.subject?.id).not.toBe(first.subject?.id);
    expect(second.choice?.replaceReason).toBe(replaceReason);
    expect(second.formerChoices.map(({ record }) => record)).toEqual([first.choice?.record]);
    expect(() => {
      panel.db.prepare('DELETE FROM draw_result').run();
    }).toThrow('append-only');
  });
});

describe('sealed envelopes', () => {
  it('wait for the pick of the candidate without showing the seed, even after a crash', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const open = { passageId, envelope: 2 };
    expect(await refusal(panel.handlers.roleplay.openEnvelope(open))).toBe('envelopes-not-prepared');
    const prepared = await done(panel.handlers.roleplay.prepareEnvelopes({ passageId, ...PLAIN_DRAW }));
    expect(prepared.choice).toBeNull();
    expect(prepared.envelopes?.count).toBe(prepared.pool.length);
    expect(JSON.stringify(prepared)).not.toContain('01'.repeat(32));
    const tooFar = { passageId, envelope: prepared.pool.length + 1 };
    expect(await refusal(panel.handlers.roleplay.openEnvelope(tooFar))).toBe('unknown-envelope');

    const revived = panel.revive(60_000);
    const { choice, envelopes, subject } = await done(revived.handlers.roleplay.openEnvelope(open));
    expect(envelopes).toBeNull();
    expect(choice?.record).toMatchObject({ method: 'envelope', choice: { envelope: 2 } });
    expect(choice?.record.commitment).toEqual(prepared.envelopes?.commitment);
    expect(replayDraw(choice?.record, sha256Hex)).toEqual({ ok: true, value: subject?.id });
  });

  it('are prepared again when one of their subjects was played meanwhile', async () => {
    const panel = openPanel();
    const first = await prepareRolePlay(panel);
    const second = await addRolePlay(panel, first);
    await done(panel.handlers.roleplay.prepareEnvelopes({ passageId: second.passageId, ...PLAIN_DRAW }));
    const [taken = ''] = await poolIds(panel, first.passageId);
    await pick(panel, first.passageId, taken);
    const open = { passageId: second.passageId, envelope: 1 };
    expect(await refusal(panel.handlers.roleplay.openEnvelope(open))).toBe('draw-outdated');
    await done(panel.handlers.roleplay.prepareEnvelopes({ passageId: second.passageId, ...PLAIN_DRAW }));
    const { subject } = await done(panel.handlers.roleplay.openEnvelope(open));
    expect(subject?.id).not.toBe(taken);
  });
});

describe('exclusions', () => {
  it('bar a subject of the session, which comes again with a reason only', async () => {
    const panel = openPanel();
    const first = await prepareRolePlay(panel);
    const second = await addRolePlay(panel, first);
    const [taken = ''] = await poolIds(panel, first.passageId);
    await pick(panel, first.passageId, taken);

    const { pool } = await viewOf(panel, second.passageId);
    expect(pool.find(({ id }) => id === taken)).toMatchObject({
      isEligible: false,
      isRepeat: true,
      exclusions: [{ reason: 'seen-in-session', detail: 'passage n° 1' }],
    });
    const request = { passageId: second.passageId, subjectId: taken, ...NO_REASON };
    expect(await refusal(panel.handlers.roleplay.choose(request))).toBe('repeat-without-reason');
    const repeatReason = 'Même sujet pour deux candidats isolés';
    const { choice, subject } = await done(panel.handlers.roleplay.choose({ ...request, repeatReason }));
    expect(subject?.id).toBe(taken);
    expect(choice?.record.repeat).toEqual({ reason: repeatReason });
    expect(replayDraw(choice?.record, sha256Hex).ok).toBe(true);
    expect(JSON.stringify(choice?.record)).not.toContain('Campanule');
  });

  it('bar for good a subject that this candidate played before, under the same names and birth date', async () => {
    const panel = openPanel();
    const before = await prepareRolePlay(panel);
    const [taken = ''] = await poolIds(panel, before.passageId);
    await pick(panel, before.passageId, taken);
    const later = await prepareRolePlay(panel);
    const barred = (await viewOf(panel, later.passageId)).pool.find(({ id }) => id === taken);
    expect(barred).toMatchObject({
      isEligible: false,
      isRepeat: false,
      exclusions: [{ reason: 'seen-by-candidate', detail: 'Session des essais, 24/11/2026' }],
    });
    const request = { passageId: later.passageId, subjectId: taken, replaceReason: null, repeatReason: 'x' };
    expect(await refusal(panel.handlers.roleplay.choose(request))).toBe('subject-not-eligible');
    const namesake = await addRolePlay(panel, later, {
      lastName: 'Campanule',
      firstName: 'Joël',
      birthDate: '1990-01-01',
    });
    expect((await viewOf(panel, namesake.passageId)).pool.every(({ isEligible }) => isEligible)).toBe(true);
  });

  it('forget what an absent candidate was to play', async () => {
    const panel = openPanel();
    const first = await prepareRolePlay(panel);
    const second = await addRolePlay(panel, first);
    const [taken = ''] = await poolIds(panel, first.passageId);
    await pick(panel, first.passageId, taken);
    await command(panel, first.passageId, {
      type: 'record-attendance',
      status: 'absent-unjustified',
      note: '',
    });
    expect((await viewOf(panel, second.passageId)).pool.every(({ isEligible }) => isEligible)).toBe(true);
  });
});

describe('the choice of a subject', () => {
  it('comes before the first phase, which waits for it', async () => {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel);
    const { passageId } = passage;
    await receive(panel, passage);
    const view = await done(panel.handlers.passages.get({ passageId }));
    expect(view).toMatchObject({ materials: ['role-play-subject'], subjectTitle: null });
    expect(view.steps[0]?.missing).toEqual(['subject-missing']);
    const start = { passageId, command: { type: 'start-phase', phaseId: 'role-play' } } as const;
    expect(await refusal(panel.handlers.passages.command(start))).toBe('subject-missing');

    const [first = '', second = ''] = await poolIds(panel, passageId);
    const { subject } = await pick(panel, passageId, first);
    const begun = await done(panel.handlers.passages.command(start));
    expect(begun.subjectTitle).toBe(subject?.title);
    const replacement = { passageId, subjectId: second, repeatReason: null, replaceReason: 'Trop tard' };
    expect(await refusal(panel.handlers.roleplay.choose(replacement))).toBe('wrong-stage');
    expect((await viewOf(panel, passageId)).isChoiceOpen).toBe(false);
  });

  it('is asked again when the passage moves to another bloc', async () => {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel);
    const { passageId } = passage;
    const [first = ''] = await poolIds(panel, passageId);
    await pick(panel, passageId, first);
    await done(panel.handlers.setups.save({ ...rolePlaySetup(passage.sessionId, 'BC1'), passageId }));
    const view = await viewOf(panel, passageId);
    expect(view.subject).toBeNull();
    expect(view.formerChoices).toHaveLength(1);
    expect(view.pool.every(({ blocId }) => blocId === 'BC1')).toBe(true);
    expect(await refusal(panel.handlers.setups.remove({ passageId }))).toBe('already-begun');
  });

  it('has no place in a test without a subject', async () => {
    const panel = openPanel();
    const { passageId } = await prepare(panel, 2);
    expect(await refusal(panel.handlers.roleplay.get({ passageId }))).toBe('subject-not-expected');
    expect(await refusal(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }))).toBe(
      'subject-not-expected',
    );
  });
});
