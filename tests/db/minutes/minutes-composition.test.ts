/** Minutes say what the jury that decided lacked of the session's rules, once members had left. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf, sealedDissent } from '../jury-room.ts';
import { command, decide, prepare, signAll, withdraw } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import { member } from '../preparation.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** Three members, of whom `insiders` are not external where half must be; the last one leaves. */
async function archivedContent(insiders: number) {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  const { passageId, sessionId } = passage;
  const session = await done(panel.handlers.sessions.get({ sessionId }));
  for (const [rank, { capacity, college, id, isPresident, name }] of session.members.entries()) {
    const given = { jurorId: id, name, capacity, college, isPresident, isExternal: rank >= insiders };
    await done(panel.handlers.sessions.saveMember(member(sessionId, given)));
  }
  await sealedDissent(panel, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  const third = passage.jurorIds[2] ?? '';
  await withdraw(panel, passageId, third);
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated', 'Au vu des échanges');
  await done(panel.handlers.minutes.lock({ passageId }));
  const jurorIds = passage.jurorIds.filter((id) => id !== third);
  await signAll(panel, { ...passage, jurorIds });
  return contentOf(panel, passage);
}

describe('the composition of the jury that decided', () => {
  it('is told by the minutes where departures broke it', async () => {
    expect(await archivedContent(2)).toMatchObject({
      composition: [{ code: 'too-few-external', expected: 1, actual: 0, memberName: null }],
    });
  });

  it('leaves nothing to tell where it held', async () => {
    expect(await archivedContent(0)).toMatchObject({ composition: [] });
  });
});
