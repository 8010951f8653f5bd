/** What the jury settles at the reception: who is there, who presides, and what each said of a link. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import { createPassageStore } from '../../../src/core/areas/passage/passage-store.ts';
import { begun, contentOf, sealedDissent, view, voters } from '../jury-room.ts';
import { command, decide, PIN, prepare, receive, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member } from '../preparation.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

async function decideAndSign(panel: Panel, passage: Awaited<ReturnType<typeof prepare>>) {
  const { passageId } = passage;
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  return contentOf(panel, passage);
}

describe('a link declared at the reception', () => {
  it('is not taken back without a trace: the journal and the minutes say so', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    const { declare, journal } = panel.handlers.passages;
    await done(declare({ passageId, jurorId: third, kind: 'withdrawn', reason: 'Son oncle' }));
    panel.drive.advance(60_000);
    await done(declare({ passageId, jurorId: third, kind: 'no-link', reason: '' }));
    expect((await done(journal({ passageId }))).entries.map(({ event }) => event)).toMatchObject([
      { type: 'member-declared', jurorId: third, kind: 'no-link' },
    ]);
    await sealedDissent(panel, passage);
    const content = await decideAndSign(panel, passage);
    expect(content).toMatchObject({ linksTakenBack: [{ name: 'Sidonie Œillet', reason: 'Son oncle' }] });
    const [link] = 'linksTakenBack' in content ? content.linksTakenBack : [];
    expect((link?.takenBackAt ?? 0) - (link?.declaredAt ?? 0)).toBe(60_000);
  });

  it('is still told when the test was begun anew since', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await done(
      panel.handlers.passages.declare({ passageId, jurorId: third, kind: 'withdrawn', reason: 'Son oncle' }),
    );
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    const next = await done(
      panel.handlers.passages.restart({ passageId, cause: 'ruling', reason: 'Panne', pin: PIN }),
    );
    const again = { ...passage, passageId: next.passageId };
    await sealedDissent(panel, again);
    const content = await decideAndSign(panel, again);
    expect(content).toMatchObject({ linksTakenBack: [{ name: 'Sidonie Œillet', reason: 'Son oncle' }] });
  });

  it('that stands, and one that was never declared, leave no such line', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const [first = '', second = '', third = ''] = passage.jurorIds;
    const { passageId } = passage;
    const jury = { ...passage, jurorIds: [first, second] };
    await done(
      panel.handlers.passages.declare({ passageId, jurorId: third, kind: 'withdrawn', reason: 'Son oncle' }),
    );
    await sealedDissent(panel, jury);
    expect(await decideAndSign(panel, jury)).toMatchObject({ linksTakenBack: [] });
  });
});

describe('presence set at the reception', () => {
  it('takes effect for a member who was called in, who may be called again', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, { member: { presence: 'absent' } });
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await receive(panel, passage);
    const { callMember, setPresence } = panel.handlers.passages;
    const seat = async () => (await view(panel, passage)).seats.find(({ jurorId }) => jurorId === third);
    await done(callMember({ passageId, jurorId: third, presence: 'on-site' }));
    await done(setPresence({ passageId, jurorId: third, presence: 'remote' }));
    expect(await seat()).toMatchObject({ presence: 'remote' });
    await done(setPresence({ passageId, jurorId: third, presence: 'absent' }));
    expect(await seat()).toMatchObject({ presence: 'absent' });
    expect(voters(await view(panel, passage))).toEqual(['Ondine', 'Barnabé']);
    await done(callMember({ passageId, jurorId: third, presence: 'on-site' }));
    expect(voters(await view(panel, passage))).toEqual(['Ondine', 'Barnabé', 'Sidonie']);
  });

  it('sends a substitute called in by mistake back into reserve', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, { member: { isSubstitute: true } });
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await receive(panel, passage);
    const { callMember, setPresence } = panel.handlers.passages;
    const absent = { passageId, jurorId: third, presence: 'absent' } as const;
    expect(await refusal(setPresence({ ...absent, presence: 'on-site' }))).toBe('member-not-callable');
    await done(callMember({ passageId, jurorId: third, presence: 'on-site' }));
    expect(voters(await view(panel, passage))).toHaveLength(3);
    await done(setPresence(absent));
    expect(voters(await view(panel, passage))).toEqual(['Ondine', 'Barnabé']);
    expect(await refusal(setPresence({ ...absent, presence: 'on-site' }))).toBe('member-not-callable');
  });
});

describe('one president', () => {
  it('presides, whoever the session page made president of the newcomers who are called in', async () => {
    const { panel, passage } = await begun(2);
    const { passageId, sessionId } = passage;
    const saved = await done(
      panel.handlers.sessions.saveMember(member(sessionId, { name: 'Rosalie Verveine', isPresident: true })),
    );
    const newcomer = saved.members.at(-1)?.id ?? '';
    const { callMember, declare } = panel.handlers.passages;
    await done(declare({ passageId, jurorId: newcomer, kind: 'no-link', reason: '' }));
    const called = await done(callMember({ passageId, jurorId: newcomer, presence: 'on-site' }));
    expect(called.seats.filter(({ isPresident }) => isPresident).map(({ name }) => name)).toEqual([
      'Ondine Tamaris',
    ]);
    // What minutes are made from says the same.
    const frozen = createPassageStore(createRepos(panel.db)).load(passageId)?.members ?? [];
    expect(frozen.filter(({ isPresident }) => isPresident).map(({ name }) => name)).toEqual([
      'Ondine Tamaris',
    ]);
    expect(frozen.map(({ id }) => id)).toContain(newcomer);
  });

  it.each([true, false])(
    'is named once the one who sat leaves (arrivals mark: %s)',
    async (arrivalsMayMark) => {
      const panel = openPanel();
      const passage = await prepare(panel, 2);
      const { passageId, sessionId } = passage;
      const session = await done(panel.handlers.sessions.get({ sessionId }));
      const { blocIds, referentiel, rules } = session;
      await done(
        panel.handlers.sessions.save({
          ...detailsOf(session),
          sessionId,
          referentiel: { id: referentiel.id, version: referentiel.version },
          blocIds: [...blocIds],
          rules: { ...rules, excludedVotingColleges: [...rules.excludedVotingColleges], arrivalsMayMark },
        }),
      );
      await receive(panel, passage);
      await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
      const saved = await done(
        panel.handlers.sessions.saveMember(
          member(sessionId, { name: 'Rosalie Verveine', isPresident: true }),
        ),
      );
      const newcomer = saved.members.at(-1)?.id ?? '';
      const { callMember, declare, withdrawMember } = panel.handlers.passages;
      await done(declare({ passageId, jurorId: newcomer, kind: 'no-link', reason: '' }));
      const called = await done(callMember({ passageId, jurorId: newcomer, presence: 'on-site' }));
      expect(voters(called)).toHaveLength(arrivalsMayMark ? 3 : 2);
      // The president leaves: the newcomer does not step in unnamed.
      const [president = ''] = passage.jurorIds;
      const left = await done(
        withdrawMember({
          passageId,
          jurorId: president,
          cause: 'departure',
          reason: 'Malaise',
          confirmations: [{ jurorId: president, pin: PIN }],
        }),
      );
      expect(left.seats.filter(({ isPresident }) => isPresident)).toEqual([]);
    },
  );
});
