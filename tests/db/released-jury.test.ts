/** Juries of passages that 0.1.0 began or locked, which froze nothing: no later edit of the session reaches them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from './chain-faults.ts';
import { createFreezeRepo } from '../../src/core/db/repos/freeze.repo.ts';
import { releasedProfile } from '../fixtures/profiles/released-profile.ts';
import type { ReleasedProfile } from '../fixtures/profiles/released-profile.ts';
import { closePanels, done, openPanelIn, refusal } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { member } from './preparation.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

function upgraded(): { readonly panel: Panel; readonly profile: ReleasedProfile } {
  const profile = releasedProfile('0.1.0');
  return { profile, panel: openPanelIn(profile.folder, profile.closedAt + 1_800_000) };
}

/** Everything that screens show of the jury of that passage. */
async function shown({ handlers }: Panel, passageId: string, minutesId?: string) {
  const { jury, seats, lock, sessionTitle } = await done(handlers.passages.get({ passageId }));
  const deliberation = await handlers.deliberation.get({ passageId });
  const minutes =
    minutesId === undefined ? null : (await done(handlers.archive.get({ minutesId }))).content.members;
  return JSON.stringify({ jury, seats, lock, sessionTitle, deliberation, minutes });
}

/** Every door of the session page through which a jury changes; each must have opened. */
async function editJury(panel: Panel, passageId: string, jurorIds: readonly string[]): Promise<void> {
  const { passages, sessions } = panel.handlers;
  const { sessionId } = await done(passages.get({ passageId }));
  const [first = '', second = ''] = jurorIds;
  const { members } = await done(sessions.get({ sessionId }));
  const other = members.find(({ id }) => id === second);
  const renamed = member(sessionId, { jurorId: first, name: 'Nom Changé', capacity: 'Autre fonction' });
  await done(sessions.saveMember({ ...renamed, presence: 'absent', college: 'other', isPresident: false }));
  const moved = member(sessionId, { jurorId: second, name: other?.name ?? '', isConsultative: true });
  await done(sessions.saveMember({ ...moved, isSubstitute: true }));
  await done(sessions.saveMember(member(sessionId, { name: 'Membre Ajouté', isPresident: true })));
  expect(await refusal(sessions.removeMember({ jurorId: first }))).toBe('already-begun');
  const session = await done(sessions.get({ sessionId }));
  expect(session.members.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Nom Changé', 'Membre Ajouté']),
  );
}

describe('a passage that 0.1.0 archived', () => {
  it.each(['defence', 'play'] as const)(
    'shows the jury that its content names, whatever is edited: %s',
    async (kind) => {
      const { panel, profile } = upgraded();
      const passageId = profile.passages[`${kind}-archived`] ?? '';
      const minutesId = profile.minutes[`${kind}-archived`] ?? '';
      expect(createFreezeRepo(panel.db).passage(passageId)).toBeNull();
      const before = await shown(panel, passageId, minutesId);
      const { content } = await done(panel.handlers.archive.get({ minutesId }));
      const { seats } = await done(panel.handlers.passages.get({ passageId }));
      expect(
        seats.map(({ capacity, jurorId, name, presence }) => ({ id: jurorId, name, capacity, presence })),
      ).toEqual(
        content.members.map(({ capacity, id, name, presence }) => ({ id, name, capacity, presence })),
      );
      await editJury(panel, passageId, profile.jurors[kind]);
      expect(await shown(panel, passageId, minutesId)).toBe(before);
      // After a restart as well.
      const revived = panel.revive(60_000);
      expect(await shown(revived, passageId, minutesId)).toBe(before);
    },
  );
});

describe('a passage that 0.1.0 began', () => {
  it.each(['running', 'locked', 'half-signed'])(
    'is frozen at the first start of this version, and nothing reaches it afterwards: %s',
    async (state) => {
      const { panel, profile } = upgraded();
      const passageId = profile.passages[`defence-${state}`] ?? '';
      const { seats, sessionId } = await done(panel.handlers.passages.get({ passageId }));
      const freezes = createFreezeRepo(panel.db);
      const frozen = freezes.passage(passageId);
      expect(frozen).toMatchObject({ cause: 'upgrade', since: panel.clock.read().wall });
      expect(frozen?.content.members.map(({ id, name }) => ({ jurorId: id, name }))).toEqual(
        seats.map(({ jurorId, name }) => ({ jurorId, name })),
      );
      expect(frozen?.content.passage.id).toBe(passageId);
      const session = await done(panel.handlers.sessions.get({ sessionId }));
      expect(frozen?.content.session).toEqual({
        title: session.title,
        date: session.date,
        place: session.place,
      });
      expect(freezes.session(sessionId)).toMatchObject({ rules: session.rules, blocIds: session.blocIds });
      const before = await shown(panel, passageId);
      await editJury(panel, passageId, profile.jurors.defence);
      if (state === 'running') {
        // A jury in session may call in whom the session gained: nothing else of it moves.
        const { jury, seats: after } = await done(panel.handlers.passages.get({ passageId }));
        expect(after).toEqual(seats);
        expect(jury.callable.map(({ name }) => name)).toEqual(['Membre Ajouté']);
      } else expect(await shown(panel, passageId)).toBe(before);
      expect(freezes.passage(passageId)).toEqual(frozen);
      expect(chainFaults(panel.db)).toEqual([]);
      // The row is chained: one that is changed behind the application's back is found.
      panel.db.exec('DROP TRIGGER passage_freeze_no_update');
      panel.db
        .prepare('UPDATE passage_freeze SET content = replace(content, ?, ?) WHERE passage_id = ?')
        .run(frozen?.content.members[0]?.name, 'Quelqu’un d’autre', passageId);
      expect(JSON.stringify(chainFaults(panel.db))).toContain('passage_freeze');
    },
  );
});
