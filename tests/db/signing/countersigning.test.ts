import { afterEach, expect, it, vi } from 'vitest';
import { command, decide, hear, prepare, receive, sealAll, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

it('minutes await the signature of an adviser where the rules have them countersigned, and no vote of theirs', async () => {
  const panel = openPanel();
  const passage = await prepare(panel, 3, { member: { isConsultative: true } });
  const { passageId, sessionId } = passage;
  const session = await done(panel.handlers.sessions.get({ sessionId }));
  const { blocIds, referentiel, rules } = session;
  await done(
    panel.handlers.sessions.save({
      ...detailsOf(session),
      ...{
        sessionId,
        blocIds: [...blocIds],
        referentiel: { id: referentiel.id, version: referentiel.version },
      },
      rules: { ...rules, isCountersigned: true },
    }),
  );
  await receive(panel, passage);
  await hear(panel, passage);
  await sealAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(0, 2) });
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock(passage));

  await signAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(0, 2) });
  expect(await refusal(panel.handlers.minutes.archive({ passageId }))).toBe('signatures-missing');
  await signAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(2) });
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
  expect(content.members.map((member) => 'isVoting' in member && member.isVoting)).toEqual([
    true,
    true,
    false,
  ]);
  const verification = await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
  expect(verification).toMatchObject({ isIntact: true });
});
