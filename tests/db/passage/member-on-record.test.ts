/** A member of whom the register holds something stays: taking one out is answered, not failed. */
import { afterEach, expect, it, vi } from 'vitest';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { pick, poolIds, prepareRolePlay } from '../roleplay-conduct.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

it('a member who was given a role, and declared nothing, is not taken out', async () => {
  const panel = openPanel();
  const { jurorIds, passageId } = await prepareRolePlay(panel, 3);
  const [, second = '', third = ''] = jurorIds;
  const [subjectId = ''] = await poolIds(panel, passageId);
  const { subject } = await pick(panel, passageId, subjectId);
  const roleId = subject?.roles[0]?.id ?? '';
  await done(panel.handlers.roleplay.assignRoles({ passageId, roles: [{ jurorId: second, roleId }] }));
  const { removeMember } = panel.handlers.sessions;
  expect(await refusal(removeMember({ jurorId: second }))).toBe('already-begun');
  expect((await done(removeMember({ jurorId: third }))).members).toHaveLength(2);
});
