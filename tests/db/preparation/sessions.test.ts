import { afterEach, describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/domain/time/time.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import { begin, member, newSession, passage, SESSION } from '../preparation.ts';

afterEach(closePanels);

describe('a session', () => {
  it('is made with sane defaults, listed, changed and told to the windows', async () => {
    const panel = openPanel();
    const { sessions } = panel.handlers;
    const session = await newSession(panel);
    expect(session).toMatchObject({
      title: 'Session de novembre',
      isSample: false,
      settings: { threshold: 0.7, isThresholdConfirmed: false, blocValidityYears: null },
      rules: { quorum: 2 },
    });
    expect(session.settings.reminderMs).toContain(300_000);
    expect(session.settings.reminderMs).toContain(60_000);
    const changed = await sessions.save({ ...SESSION, sessionId: session.id, place: 'Salle 2' });
    expect(valueOf(changed).place).toBe('Salle 2');
    expect(valueOf(await sessions.list({})).rows).toMatchObject([
      {
        id: session.id,
        place: 'Salle 2',
        certification: 'CQP Commercial sédentaire',
        referentiel: { ...SESSION.referentiel, language: 'fr' },
        passageCount: 0,
      },
    ]);
    expect(panel.broadcasts).toContainEqual({ name: 'data-changed', payload: { topic: 'sessions' } });
    expect(createAuditRepo(panel.db).ofSubject(session.id)).toMatchObject([
      { action: 'session-created' },
      { action: 'session-changed', details: { fields: ['place'] } },
    ]);
  });

  it('is refused with an unknown référentiel or bloc, or a scale that does not descend', async () => {
    const { sessions } = openPanel().handlers;
    const paths = (...at: string[]) => ({ ok: false, code: 'invalid-request', details: { paths: at } });
    const referentiel = { ...SESSION.referentiel, version: '9.9.9' };
    expect(await sessions.save({ ...SESSION, referentiel })).toEqual(paths('referentiel'));
    expect(await sessions.save({ ...SESSION, blocIds: ['BC9'] })).toEqual(paths('blocIds'));
    const level = (id: string, weight: number) => ({ id, label: id, weight, shape: 'full' as const });
    const settings = {
      scale: { levels: [level('low', 0), level('high', 1)] },
      threshold: 0.5,
      isThresholdConfirmed: true,
      reminderMs: [],
      blocValidityYears: 5,
      preparationMs: durationMs(0),
    };
    expect(await sessions.save({ ...SESSION, settings })).toEqual(paths('settings.scale'));
    expect(await sessions.save({ ...SESSION, sessionId: 'unknown' })).toEqual({
      ok: false,
      code: 'not-found',
    });
  });

  it('keeps its blocs while tests are planned on them, and its certification once a passage began', async () => {
    const panel = openPanel();
    const { sessions, setups } = panel.handlers;
    const { id } = await newSession(panel);
    const setup = valueOf(await setups.save(passage(id)));
    const narrowed = { ...SESSION, sessionId: id, blocIds: ['BC3'] };
    expect(await sessions.save(narrowed)).toMatchObject({ code: 'invalid-request' });
    await begin(panel, setup.id);
    expect(await sessions.save({ ...SESSION, sessionId: id, blocIds: ['BC1'] })).toEqual({
      ok: false,
      code: 'already-begun',
      details: { fields: ['blocIds'] },
    });
    expect(valueOf(await sessions.save({ ...SESSION, sessionId: id, status: 'decision' })).status).toBe(
      'decision',
    );
  });
});

describe('members', () => {
  it('show what their composition lacks, and have one president at a time', async () => {
    const panel = openPanel();
    const { sessions } = panel.handlers;
    const { id } = await newSession(panel);
    const alone = valueOf(await sessions.saveMember(member(id, { isPresident: true })));
    expect(alone.compositionFaults).toContainEqual({ code: 'too-few-members', expected: 2, actual: 1 });
    const both = valueOf(await sessions.saveMember(member(id, { name: 'Ben Exemple', isPresident: true })));
    expect(both.compositionFaults).toEqual([]);
    expect(both.members.map(({ isPresident, name }) => [name, isPresident])).toEqual([
      ['Ada Exemple', false],
      ['Ben Exemple', true],
    ]);
    const [ada] = both.members;
    const back = await sessions.saveMember(member(id, { jurorId: ada!.id, isPresident: true }));
    expect(valueOf(back).members.map(({ isPresident }) => isPresident)).toEqual([true, false]);
  });

  it('leave before any passage began and before they declared, never after', async () => {
    const panel = openPanel();
    const { passages, sessions, setups } = panel.handlers;
    const { id } = await newSession(panel);
    await sessions.saveMember(member(id));
    await sessions.saveMember(member(id, { name: 'Ben Exemple' }));
    const three = valueOf(await sessions.saveMember(member(id, { name: 'Cléo Exemple' })));
    const [ada, ben, cleo] = three.members.map((one) => one.id);
    expect(valueOf(await sessions.removeMember({ jurorId: ada! })).members).toHaveLength(2);
    const setup = valueOf(await setups.save(passage(id)));
    valueOf(await passages.declare({ passageId: setup.id, jurorId: ben!, kind: 'no-link', reason: '' }));
    expect(await sessions.removeMember({ jurorId: ben! })).toMatchObject({ code: 'already-begun' });
    await begin(panel, setup.id);
    expect(await sessions.removeMember({ jurorId: cleo! })).toMatchObject({ code: 'already-begun' });
    expect(await sessions.removeMember({ jurorId: 'unknown' })).toMatchObject({ code: 'not-found' });
  });

  it('choose a PIN, and need it to choose another', { timeout: 30_000 }, async () => {
    const panel = openPanel();
    const { sessions } = panel.handlers;
    const { id } = await newSession(panel);
    const jurorId = valueOf(await sessions.saveMember(member(id))).members[0]!.id;
    expect(await sessions.setPin({ jurorId, pin: '1234' })).toMatchObject({ code: 'pin-too-simple' });
    const withPin = valueOf(await sessions.setPin({ jurorId, pin: '4729' }));
    expect(withPin.members[0]).toMatchObject({ hasPin: true });
    expect(JSON.stringify(withPin)).not.toContain('scrypt');
    expect(await sessions.setPin({ jurorId, pin: '8316' })).toMatchObject({ code: 'pin-wrong' });
    expect(await sessions.setPin({ jurorId, pin: '8316', currentPin: '9999' })).toMatchObject({
      code: 'pin-wrong',
    });
    valueOf(await sessions.setPin({ jurorId, pin: '8316', currentPin: '4729' }));
    expect(createAuditRepo(panel.db).ofSubject(jurorId)).toMatchObject([
      { action: 'member-added' },
      { action: 'pin-set' },
      { action: 'pin-replaced' },
    ]);
  });
});
