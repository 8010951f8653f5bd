/** A rectification is an act of the jury: it decides nothing that those who sign could not have decided. */
import { content2 } from '../../fixtures/minutes/content-2.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { begun } from '../jury-room.ts';
import { command, decide, PIN, sealAll, signAll, withdraw } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const OUTCOME = { path: '/result/outcome', value: 'favourable' };
const REASON = { path: '/result/reason', value: 'Écrit par personne' };
const NAME = { path: '/candidate/lastName', value: 'Campanelle' };

type Change = typeof NAME;

const rectify = (panel: Panel, minutesId: string, changes: readonly Change[]) =>
  panel.handlers.rectifications.lock({ minutesId, reason: 'Erreur', changes: [...changes] });

/** Archived minutes of a jury that is gone: a finding, which nobody signs. */
async function finding() {
  const { panel, passage } = await begun(2);
  const { passageId } = passage;
  for (const jurorId of passage.jurorIds) await withdraw(panel, passageId, jurorId);
  await command(panel, passageId, { type: 'open-finding' });
  await decide(panel, passageId, 'not-assessed', 'Plus personne ne siège');
  await done(panel.handlers.minutes.lock({ passageId }));
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  return { panel, passage, minutesId: minutesId ?? '' };
}

/** Archived minutes of a jury that lost its quorum, signed by the one who is left. */
async function quorumLost() {
  const { panel, passage } = await begun(2);
  const { passageId } = passage;
  const [president = '', second = ''] = passage.jurorIds;
  await withdraw(panel, passageId, second);
  panel.drive.advance(minutesMs(14));
  const left = { ...passage, jurorIds: [president] };
  await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
  panel.drive.advance(minutesMs(10));
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  await sealAll(panel, left);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'not-assessed', 'Quorum perdu');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, left);
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  return { panel, passage: left, minutesId: minutesId ?? '' };
}

describe('a finding, which nobody signs', () => {
  it.each([
    ['into a decision', [OUTCOME, REASON]],
    ['in its reason', [REASON]],
    ['in a name', [NAME]],
  ])('is not rectified by anyone at the laptop: %s', async (_, changes) => {
    const { panel, minutesId } = await finding();
    expect(await refusal(rectify(panel, minutesId, changes))).toBe('rectification-unsigned');
    expect(await refusal(panel.handlers.rectifications.archive({ minutesId }))).toBe(
      'rectification-not-open',
    );
    const { content } = (await done(panel.handlers.rectifications.get({ minutesId }))).standing;
    expect(content2(content).result.outcome).toBe('not-assessed');
  });

  it('is not archived once an earlier version locked a rectification of it', async () => {
    const { panel, passage, minutesId } = await finding();
    const { content } = (await done(panel.handlers.rectifications.get({ minutesId }))).standing;
    panel.db
      .prepare(
        `INSERT INTO content_lock (passage_id, revision, content, content_digest, locked_at) VALUES (?, 2, ?, '${'a'.repeat(64)}', 1)`,
      )
      .run(passage.passageId, JSON.stringify({ ...content, revision: 2 }));
    expect(await refusal(panel.handlers.rectifications.archive({ minutesId }))).toBe(
      'rectification-unsigned',
    );
  });
});

describe('minutes of a jury that lost its quorum', () => {
  it('are rectified neither into a decision nor in a result by the one who is left', async () => {
    const { panel, minutesId } = await quorumLost();
    const result = { path: '/competences/0/result', value: 'non-acquis' };
    for (const change of [OUTCOME, { ...OUTCOME, value: 'unfavourable' }, result]) {
      expect(await refusal(rectify(panel, minutesId, [change]))).toBe('mention-not-rectifiable');
    }
  });

  it('are corrected in a name by the one who signed them', async () => {
    const { panel, passage, minutesId } = await quorumLost();
    const { open } = await done(rectify(panel, minutesId, [NAME]));
    const contentDigest = open?.lock.contentDigest ?? '';
    const [jurorId = ''] = passage.jurorIds;
    const svg = inkSignature(1);
    await done(panel.handlers.rectifications.sign({ minutesId, jurorId, pin: PIN, contentDigest, svg }));
    const { standing } = await done(panel.handlers.rectifications.archive({ minutesId }));
    expect(standing.content.candidate.lastName).toBe('Campanelle');
    expect(content2(standing.content).result.outcome).toBe('not-assessed');
  });
});

describe('minutes of a whole jury that assessed nothing', () => {
  it('are rectified into the decision that it took', async () => {
    const { panel, passage } = await begun(2);
    const { passageId } = passage;
    panel.drive.advance(minutesMs(14));
    await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
    panel.drive.advance(minutesMs(10));
    await command(panel, passageId, { type: 'end-phase' });
    await command(panel, passageId, { type: 'close-timed-phases' });
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'not-assessed', 'Par erreur');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { open } = await done(rectify(panel, minutesId ?? '', [OUTCOME]));
    expect(open?.differences).toMatchObject([{ before: 'not-assessed', after: 'favourable' }]);
    expect(open?.lock.awaited).toHaveLength(2);
  });
});
