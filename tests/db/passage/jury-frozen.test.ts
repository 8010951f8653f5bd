import { content2 } from '../../fixtures/minutes/content-2.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { begun, sealedDissent, contentOf, view, voters } from '../jury-room.ts';
import { addPassage, command, decide, openSeat, PIN, prepare, receive, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { member } from '../preparation.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a passage that has begun', () => {
  it('is not reached from the session page: absent, renamed, consultative, another president, removed', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId, sessionId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await sealedDissent(panel, passage);
    const before = await view(panel, passage);
    await done(
      panel.handlers.sessions.saveMember(
        member(sessionId, {
          jurorId: third,
          name: 'Un autre nom',
          presence: 'absent',
          isConsultative: true,
          isPresident: true,
        }),
      ),
    );
    expect(await refusal(panel.handlers.sessions.removeMember({ jurorId: third }))).toBe('already-begun');
    const after = await view(panel, passage);
    expect(after.seats).toEqual(before.seats);
    expect(after.jury).toEqual(before.jury);

    await command(panel, passageId, { type: 'open-deliberation' });
    const { grids } = await done(panel.handlers.deliberation.get({ passageId }));
    expect(grids.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    await signAll(panel, passage);
    const content = await contentOf(panel, passage);
    expect(content.members[2]).toMatchObject({
      name: 'Sidonie Œillet',
      presence: 'on-site',
      isConsultative: false,
      isPresident: false,
    });
    expect(content2(content).competences[0]?.criteria[0]?.marks.map(({ mark }) => mark)).toEqual([
      'acquis',
      'acquis',
      'non-acquis',
    ]);
    // The next passage takes the jury as it stands now.
    const next = { ...passage, passageId: await addPassage(panel, sessionId) };
    expect(voters(await view(panel, next))).toEqual(['Ondine', 'Barnabé']);
  });

  it('gives no seat to who was absent at its start, however their presence changes', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, { member: { presence: 'absent' } });
    const [first = '', second = '', late = ''] = passage.jurorIds;
    await receive(panel, { ...passage, jurorIds: [first, second] });
    await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
    await done(
      panel.handlers.sessions.saveMember(member(passage.sessionId, { jurorId: late, presence: 'on-site' })),
    );
    const open = panel.handlers.seats.open({ passageId: passage.passageId, jurorId: late, pin: PIN });
    expect(await refusal(open)).toBe('member-may-not-mark');
    expect((await view(panel, passage)).jury.voterIds).toEqual([first, second]);
  });

  it('fixes for every candidate rules, status, scale and threshold, and says so', async () => {
    const { panel, passage } = await begun(2);
    const session = await done(panel.handlers.sessions.get(passage));
    expect(session.isFrozen).toBe(true);
    const { blocIds, date, place, rules, settings, status, title } = session;
    const { id, version } = session.referentiel;
    const standing = {
      sessionId: session.id,
      title,
      date,
      place,
      status,
      blocIds,
      referentiel: { id, version },
    };
    const save = (change: object) =>
      panel.handlers.sessions.save({ ...standing, ...change } as Parameters<
        typeof panel.handlers.sessions.save
      >[0]);
    for (const change of [
      { rules: { ...rules, quorum: 1 } },
      { status: 'decision' as const },
      { settings: { ...settings, threshold: 0.1 } },
      { blocIds: ['BC1'] },
    ]) {
      expect(await save(change)).toMatchObject({ code: 'session-begun' });
    }
    // Title and place may change for the passages to come; this one keeps its own.
    await done(save({ title: 'Autre titre', place: 'Autre salle' }));
    expect((await view(panel, passage)).sessionTitle).toBe('Session des essais');
  });

  it('fixes candidate, test, accommodation and evaluator; completes the rest in its journal', async () => {
    const { panel, passage } = await begun(2);
    const { passageId, sessionId } = passage;
    const { setups, passages } = panel.handlers;
    const { isFrozen, ...prepared } = await done(setups.get({ passageId }));
    const { accommodation, candidate, caseTitle, evaluatorChoice, importedResults, plannedTime, testId } =
      prepared;
    const setup = {
      accommodation,
      candidate,
      caseTitle,
      evaluatorChoice,
      importedResults,
      plannedTime,
      testId,
    };
    expect(isFrozen).toBe(true);
    const request = { ...setup, passageId, sessionId } as Parameters<typeof setups.save>[0];
    const renamed = { ...setup.candidate, lastName: 'Autre' };
    expect(await setups.save({ ...request, candidate: renamed })).toMatchObject({
      code: 'passage-begun',
      details: { fields: ['candidate.lastName'] },
    });
    expect(
      await refusal(
        setups.save({ ...request, accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: [] } }),
      ),
    ).toBe('passage-begun');
    expect(await refusal(setups.remove({ passageId }))).toBe('already-begun');
    await done(
      setups.save({
        ...request,
        caseTitle: 'Un titre',
        candidate: { ...setup.candidate, birthPlace: 'Lyon' },
      }),
    );
    await done(
      setups.attach({ passageId, name: 'note.txt', mediaType: 'text/plain', bytes: Uint8Array.from([1]) }),
    );
    const now = await view(panel, passage);
    expect(now).toMatchObject({ caseTitle: 'Un titre', candidate: { birthPlace: 'Lyon' } });
    expect(now.attachments.map(({ name }) => name)).toEqual(['note.txt']);
    const journal = (await done(passages.journal({ passageId }))).entries;
    expect(
      journal.flatMap(({ event }) => (event.type === 'details-completed' ? [event.field] : [])).sort(),
    ).toEqual(['attachment', 'birth-place', 'case-title']);
    // Behind the application's back the live row changes nothing either.
    panel.db
      .prepare('UPDATE passage SET last_name = ?, case_title = ? WHERE id = ?')
      .run('X', 'Y', passageId);
    expect(await view(panel, passage)).toMatchObject({
      caseTitle: 'Un titre',
      candidate: { lastName: 'Campanule' },
    });
  });

  it('can be prepared again when its start is undone, until someone has judged', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    const start = () => command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    expect((await start()).jury.frozenAt).not.toBeNull();
    const undone = await command(panel, passageId, { type: 'undo-start' });
    expect(undone.jury.frozenAt).toBeNull();
    expect((await done(panel.handlers.sessions.get(passage))).isFrozen).toBe(false);
    const [jurorId = ''] = passage.jurorIds;
    const absent = { passageId, jurorId, presence: 'remote' as const };
    expect((await done(panel.handlers.passages.setPresence(absent))).seats[0]?.presence).toBe('remote');

    await start();
    const token = await openSeat(panel, passage, jurorId);
    const { competences } = await view(panel, passage);
    const criterionId = competences[0]?.criteria[0]?.id ?? '';
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'acquis' }));
    const judged = await command(panel, passageId, { type: 'undo-start' });
    expect(judged).toMatchObject({ stage: 'reception' });
    expect(judged.jury.frozenAt).not.toBeNull();
    expect(await refusal(panel.handlers.passages.setPresence(absent))).toBe('passage-begun');
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('begins with a first judgement, which waits for what a start waits for', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    const [first = '', second = ''] = passage.jurorIds;
    await done(panel.handlers.passages.declare({ passageId, jurorId: first, kind: 'no-link', reason: '' }));
    await command(panel, passageId, { type: 'record-attendance', status: 'present', note: '' });
    const token = await openSeat(panel, passage, first);
    const { competences } = await view(panel, passage);
    const mark = { token, criterionId: competences[0]?.criteria[0]?.id ?? '', levelId: 'acquis' };
    expect(await refusal(panel.handlers.seats.mark(mark))).toBe('identity-missing');
    await command(panel, passageId, { type: 'check-identity', document: 'passport', note: '' });
    expect(await refusal(panel.handlers.seats.mark(mark))).toBe('declarations-missing');
    await done(panel.handlers.passages.declare({ passageId, jurorId: second, kind: 'no-link', reason: '' }));
    await done(panel.handlers.seats.mark(mark));
    expect((await view(panel, passage)).jury.frozenAt).not.toBeNull();
  });
});

describe('presence', () => {
  it('is set for one passage at its reception, and noted in its journal', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const other = { ...passage, passageId: await addPassage(panel, passage.sessionId) };
    const [, second = ''] = passage.jurorIds;
    const { passageId } = passage;
    await done(panel.handlers.passages.setPresence({ passageId, jurorId: second, presence: 'absent' }));
    expect(voters(await view(panel, passage))).toEqual(['Ondine', 'Sidonie']);
    expect(voters(await view(panel, other))).toEqual(['Ondine', 'Barnabé', 'Sidonie']);
    const journal = (await done(panel.handlers.passages.journal({ passageId }))).entries;
    expect(journal.map(({ event }) => event)).toEqual([
      { type: 'presence-set', jurorId: second, presence: 'absent' },
    ]);
  });
});
