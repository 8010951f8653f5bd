/** One decision for each bloc: what a session's jury may decide, by whom, and when. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';
import { addPassage, PIN, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { bc1, defended, entered, playedAndRefused, row, ruled } from './deliberation-conduct.ts';

vi.setConfig({ testTimeout: 180_000 });
afterEach(closePanels);

describe('two tests of one bloc', () => {
  it('are evidence of one decision, which cites both', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    await playedAndRefused(panel, passage);
    await entered(panel, passage.enrolmentId);

    const cell = await bc1(panel, passage);
    expect(
      cell.evidence.map(({ kind, result, testId }) => [testId, kind, result.outcome, result.value]),
    ).toEqual([
      ['BC1-questionnaire', 'score', null, '15'],
      ['BC1-workplace-observation', 'score', null, '15'],
      ['BC1-oral-defence', 'minutes', 'favourable', expect.any(String)],
      ['BC1-role-play', 'minutes', 'unfavourable', expect.any(String)],
    ]);
    // The jury weighs it: the rule of the certification leaves it to them, and nothing is missing.
    expect(cell.calculation).toMatchObject({ proposal: 'jury', missing: [], contradictions: [] });
    expect(cell).toMatchObject({ attention: 'divergent', current: { state: 'none' }, draft: null });

    await done(ruled(panel, passage, { reason: '' }));
    const { draft } = await bc1(panel, passage);
    expect(draft).toMatchObject({
      outcome: 'validated',
      isOutdated: false,
      decidedBy: [{ name: 'Ondine Tamaris' }],
    });
    // What a jury decides is open until its minutes are locked: the last decision stands.
    await done(ruled(panel, passage, { outcome: 'refused', reason: 'Vente additionnelle absente.' }));
    expect((await bc1(panel, passage)).draft).toMatchObject({ outcome: 'refused' });
  });

  it('show a candidate once, with what waits for the jury first', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    await addPassage(panel, passage.sessionId, {
      candidate: {
        ...{ lastName: 'Autre', firstName: 'Zoé', birthDate: '2000-01-01', birthPlace: '' },
        ...{ company: '', trainingBody: '', tutor: '' },
      },
    });
    await playedAndRefused(panel, passage);
    const table = await done(panel.handlers.decisions.table({ sessionId: passage.sessionId }));
    expect(table.count).toBe(2);
    expect(table.rows.map(({ attention, name }) => [name, attention])).toEqual([
      ['Joël Campanule', 'divergent'],
      ['Zoé Autre', 'undecided'],
    ]);
    const part = await done(
      panel.handlers.decisions.table({ sessionId: passage.sessionId, offset: 1, limit: 1 }),
    );
    expect([part.count, part.rows.length]).toEqual([2, 1]);
  });
});

describe('a decision', () => {
  it('is refused at every door that it may not come in by', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    const [president = '', other = ''] = passage.jurorIds;
    expect(await refusal(ruled(panel, passage))).toBe('evidence-to-come');
    expect(await refusal(ruled(panel, passage, { outcome: 'conditional' }))).toBe('evidence-to-come');
    expect(await refusal(ruled(panel, passage, { outcome: 'adjourned', reason: ' ' }))).toBe(
      'reason-missing',
    );
    expect(await refusal(ruled(panel, passage, { blocId: 'BC9' }))).toBe('not-found');
    expect(await refusal(ruled(panel, passage, { outcome: 'adjourned', by: [other] }))).toBe(
      'confirmation-missing',
    );
    expect(await refusal(ruled(panel, passage, { outcome: 'adjourned', pin: '8163' }))).toBe('pin-wrong');
    // Nothing of BC2 was assessed: that is no refusal.
    expect(await refusal(ruled(panel, passage, { blocId: 'BC2', outcome: 'refused' }))).toBe(
      'absence-is-no-refusal',
    );
    await done(ruled(panel, passage, { outcome: 'adjourned', by: [president] }));
    expect((await bc1(panel, passage)).draft).toMatchObject({ outcome: 'adjourned' });
  });

  it('is recorded whole or not at all', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    const { enrolmentId, jurorIds, sessionId } = passage;
    const text = {
      reason: 'r',
      recommendations: '',
      condition: null,
      vote: null,
      dissents: [],
      hasCastingVote: false,
    };
    const answer = panel.handlers.decisions.decide({
      sessionId,
      decisions: [
        { ...text, enrolmentId, blocId: 'BC1', outcome: 'adjourned' },
        { ...text, enrolmentId, blocId: 'BC2', outcome: 'validated' },
      ],
      confirmations: [{ jurorId: jurorIds[0] ?? '', pin: PIN }],
    });
    expect(await refusal(answer)).toBe('evidence-to-come');
    expect((await bc1(panel, passage)).draft).toBeNull();
  });

  it('waits for the word of each member who sits, and for those who have no link', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const [, second = '', third = ''] = passage.jurorIds;
    const { enrolmentId, lacks } = await row(panel, passage);
    expect(lacks.map(({ code }) => code)).toEqual(['declarations-missing']);
    const asked = { ...passage, enrolmentId };
    expect(await refusal(ruled(panel, asked, { outcome: 'abandoned' }))).toBe('declarations-missing');
    const declare = (jurorId: string, kind: 'no-link' | 'withdrawn') =>
      panel.handlers.decisions.declareLinks({
        sessionId: passage.sessionId,
        jurorId,
        declarations: [{ enrolmentId, kind, reason: kind === 'withdrawn' ? 'Ancienne élève' : '' }],
      });
    for (const jurorId of passage.jurorIds) await done(declare(jurorId, 'no-link'));
    await done(ruled(panel, asked, { outcome: 'abandoned' }));
    expect(await refusal(declare(third, 'withdrawn'))).toBe('candidate-decided');
    const { sessionId } = passage;
    const confirmations = [{ jurorId: passage.jurorIds[0] ?? '', pin: PIN }];
    const takeBack = { sessionId, enrolmentId, blocId: 'BC1', reason: 'Erreur', confirmations };
    await done(panel.handlers.decisions.takeBack(takeBack));
    expect((await bc1(panel, passage)).draft).toBeNull();
    await done(declare(third, 'withdrawn'));
    expect(await row(panel, passage)).toMatchObject({
      linkedIds: [third],
      voterIds: [passage.jurorIds[0], second],
    });
    await done(declare(second, 'withdrawn'));
    expect((await row(panel, passage)).lacks.map(({ code }) => code)).toContain('quorum-not-met');
    expect(await refusal(ruled(panel, asked, { outcome: 'abandoned' }))).toBe('quorum-not-met');
  });

  it('keeps out a member whose link a passage knew of', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const third = passage.jurorIds[2] ?? '';
    const { passageId, sessionId } = passage;
    await done(
      panel.handlers.passages.declare({ passageId, jurorId: third, kind: 'withdrawn', reason: 'Employeur' }),
    );
    const { enrolmentId, linkedIds } = await row(panel, passage);
    expect(linkedIds).toEqual([third]);
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    const word = panel.handlers.decisions.declareLinks({ sessionId, jurorId: third, declarations });
    expect(await refusal(word)).toBe('link-stands');
  });

  it('is outdated once evidence comes after it', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    await done(ruled(panel, passage, { outcome: 'adjourned' }));
    await entered(panel, passage.enrolmentId);
    expect(await bc1(panel, passage)).toMatchObject({ attention: 'outdated', draft: { isOutdated: true } });
    await done(ruled(panel, passage, { outcome: 'adjourned' }));
    expect((await bc1(panel, passage)).draft).toMatchObject({ isOutdated: false });
  });

  it('stands on a mark that the jury enters to compensate, with its reason', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    const { enrolmentId, jurorIds, sessionId } = passage;
    const confirmations = [{ jurorId: jurorIds[0] ?? '', pin: PIN }];
    const asked = {
      sessionId,
      enrolmentId,
      blocId: 'BC1',
      testId: 'BC1-questionnaire',
      reason: 'Écart rattrapé',
      confirmations,
    };
    const { enterMark } = panel.handlers.decisions;
    expect(await refusal(enterMark({ ...asked, mark: { value: '21', outOf: '20' } }))).toBe(
      'invalid-request',
    );
    expect(await refusal(enterMark({ ...asked, mark: null }))).toBe('not-found');
    await done(enterMark({ ...asked, mark: { value: '14', outOf: '20' } }));
    const marks = async () => (await bc1(panel, passage)).evidence.filter(({ kind }) => kind === 'new-mark');
    expect(await marks()).toMatchObject([
      {
        testId: 'BC1-questionnaire',
        result: { value: '14' },
        note: 'Écart rattrapé',
        author: 'Ondine Tamaris',
      },
    ]);
    await done(enterMark({ ...asked, mark: null }));
    expect(await marks()).toEqual([]);
  });

  it('of a candidate who was not heard there needs them on the list', async () => {
    const panel = openPanel();
    const heard = await defended(panel);
    const deciding = await prepare(panel, 2);
    const asked = { ...deciding, enrolmentId: heard.enrolmentId };
    expect(await refusal(ruled(panel, asked, { outcome: 'adjourned' }))).toBe('not-found');
    const listing = { sessionId: deciding.sessionId, enrolmentIds: [heard.enrolmentId] };
    await done(panel.handlers.decisions.list({ ...listing, isListed: true }));
    for (const jurorId of deciding.jurorIds) {
      const declarations = [{ enrolmentId: heard.enrolmentId, kind: 'no-link' as const, reason: '' }];
      await done(
        panel.handlers.decisions.declareLinks({ sessionId: deciding.sessionId, jurorId, declarations }),
      );
    }
    await done(ruled(panel, asked, { outcome: 'adjourned' }));
    expect(await refusal(panel.handlers.decisions.list({ ...listing, isListed: false }))).toBe(
      'candidate-decided',
    );
  });

  it('holds the terms under which it was taken, and those who answer for it', async () => {
    const panel = openPanel();
    const heard = await defended(panel);
    const deciding = await prepare(panel, 2);
    const { jurorIds, passageId, sessionId } = deciding;
    await done(panel.handlers.setups.remove({ passageId }));
    const listing = { sessionId, enrolmentIds: [heard.enrolmentId], isListed: true };
    await done(panel.handlers.decisions.list(listing));
    for (const jurorId of jurorIds) {
      const declarations = [{ enrolmentId: heard.enrolmentId, kind: 'no-link' as const, reason: '' }];
      await done(panel.handlers.decisions.declareLinks({ sessionId, jurorId, declarations }));
    }
    const view = await done(panel.handlers.sessions.get({ sessionId }));
    const { id, version } = view.referentiel;
    const asked = {
      ...detailsOf(view),
      sessionId,
      blocIds: [...view.blocIds],
      referentiel: { id, version },
      status: 'decision' as const,
    };
    await done(panel.handlers.sessions.save(asked));
    await done(ruled(panel, { ...deciding, enrolmentId: heard.enrolmentId }, { outcome: 'adjourned' }));
    const change = panel.handlers.sessions.save({ ...asked, status: 'proposition' });
    expect(await refusal(change)).toBe('session-begun');
    const gone = panel.handlers.sessions.removeMember({ jurorId: jurorIds[0] ?? '' });
    expect((await gone).ok).toBe(false);
  });

  it('outlasts a restart', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    await done(ruled(panel, passage, { outcome: 'adjourned' }));
    panel.stop();
    const again = panel.revive(1_000);
    expect((await bc1(again, passage)).draft).toMatchObject({ outcome: 'adjourned', isOutdated: false });
  });
});

describe('a candidate’s decisions', () => {
  it('are told whatever the session, and drafts are not', async () => {
    const panel = openPanel();
    const passage = await defended(panel);
    await done(ruled(panel, passage, { outcome: 'adjourned' }));
    const dossier = await done(panel.handlers.decisions.dossier({ enrolmentId: passage.enrolmentId }));
    expect(dossier.blocs.map(({ blocId, draft }) => [blocId, draft])).toEqual([
      ['BC1', null],
      ['BC2', null],
      ['BC3', null],
    ]);
    expect(dossier.whole).toMatchObject({ outcome: null, word: '' });
    expect(await refusal(panel.handlers.decisions.dossier({ enrolmentId: 'nobody' }))).toBe('not-found');
    expect(await done(panel.handlers.decisions.review({}))).toEqual({ count: 0, rows: [] });
  });
});
