import { content2 } from '../../fixtures/minutes/content-2.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import {
  archiveOne,
  command,
  conductToSignature,
  decide,
  hear,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
  withdraw,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const EMPTY_INK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 180" width="520" height="180"></svg>';

function sign(panel: Panel, { passageId, jurorIds }: Prepared, changes: Record<string, string>) {
  const request = {
    passageId,
    jurorId: jurorIds[0] ?? '',
    pin: PIN,
    contentDigest: '',
    svg: inkSignature(1),
  };
  return panel.handlers.minutes.sign({ ...request, ...changes });
}

describe('minutes', () => {
  it('show a draft before the lock, then the signed pages, then the archived ones', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    const preview = () => panel.handlers.minutes.preview({ passageId });
    expect(await refusal(preview())).toBe('decision-missing');
    await receive(panel, passage);
    await hear(panel, passage);
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('decision-missing');
    await decide(panel, passageId, 'validated');
    const draft = await done(preview());
    await done(panel.handlers.minutes.lock({ passageId }));
    const locked = await done(preview());
    await signAll(panel, passage);
    const signed = await done(preview());
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    expect(Buffer.from(draft).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(draft).equals(Buffer.from(locked))).toBe(false);
    expect(Buffer.from(locked).equals(Buffer.from(signed))).toBe(false);
    // What was seen before archiving is what is archived, byte for byte, with the seal after it.
    const archived = await done(panel.handlers.archive.pdf({ minutesId: minutesId ?? '' }));
    expect(Buffer.from(archived).subarray(0, signed.length).equals(Buffer.from(signed))).toBe(true);
    expect(archived.length).toBeGreaterThan(signed.length);
    expect(Buffer.from(await done(preview())).equals(Buffer.from(archived))).toBe(true);
  });

  it('refuse a signature that is not the member’s own, on this content, in ink', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    expect(await refusal(sign(panel, passage, {}))).toBe('wrong-stage');
    const { lock } = await conductToSignature(panel, passage);
    const contentDigest = lock?.contentDigest ?? '';
    expect(await refusal(sign(panel, passage, { contentDigest: '0'.repeat(64) }))).toBe('content-changed');
    expect(await refusal(sign(panel, passage, { contentDigest, svg: EMPTY_INK }))).toBe('signature-empty');
    const script = '<svg viewBox="0 0 1 1"><script>1</script></svg>';
    expect(await refusal(sign(panel, passage, { contentDigest, svg: script }))).toBe('signature-invalid');
    expect(await refusal(sign(panel, passage, { contentDigest, pin: '9753' }))).toBe('pin-wrong');
    expect(await refusal(sign(panel, passage, { contentDigest, jurorId: 'nobody' }))).toBe('not-found');
    const view = await done(sign(panel, passage, { contentDigest }));
    expect(view.lock?.awaited).toHaveLength(1);
    expect(await refusal(sign(panel, passage, { contentDigest }))).toBe('already-signed');
    expect(await refusal(panel.handlers.minutes.archive(passage))).toBe('signatures-missing');
  });

  it('take nothing more once locked, and need a reason to be unlocked', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    const [jurorId = ''] = passage.jurorIds;
    expect(
      await refusal(panel.handlers.minutes.unlock({ passageId, jurorId, pin: PIN, reason: 'Erreur' })),
    ).toBe('wrong-stage');
    await conductToSignature(panel, passage);
    const { minutes, passages } = panel.handlers;
    expect(await refusal(minutes.lock({ passageId }))).toBe('wrong-stage');
    expect(await refusal(passages.declare({ passageId, jurorId, kind: 'withdrawn', reason: 'Lien' }))).toBe(
      'wrong-stage',
    );
    const incident = { type: 'note-incident', category: 'other', text: 'Bruit' } as const;
    expect(await refusal(passages.command({ passageId, command: incident }))).toBe('wrong-stage');
    const ask = (by: string, pin: string, reason: string) =>
      refusal(minutes.unlock({ passageId, jurorId: by, pin, reason }));
    expect(await ask(jurorId, PIN, ' ')).toBe('reason-missing');
    expect(await ask(jurorId, '9753', 'Erreur')).toBe('pin-wrong');
    expect(await ask('nobody', PIN, 'Erreur')).toBe('not-found');
    const stranger = (await prepare(panel, 2)).jurorIds[0] ?? '';
    expect(await ask(stranger, PIN, 'Erreur')).toBe('not-found');
  });

  it('rest on a decision of those who still sit when they are locked', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    await hear(panel, passage);
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    const jurorId = passage.jurorIds[1] ?? '';
    await withdraw(panel, passageId, jurorId);
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('decision-missing');
    const again = panel.handlers.deliberation.decide({
      passageId,
      outcome: 'validated',
      reason: '',
      recommendations: '',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    });
    expect(await refusal(again)).toBe('quorum-not-met');
    await decide(panel, passageId, 'not-assessed', 'Quorum perdu');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map((awaited) => awaited.jurorId)).toEqual([passage.jurorIds[0]]);
  });

  it('are numbered in one sequence for each year, and stay apart', async () => {
    const panel = openPanel();
    const numbers: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const minutesId = await archiveOne(panel, await prepare(panel, 2));
      numbers.push((await done(panel.handlers.archive.get({ minutesId }))).row.number);
    }
    expect(numbers).toEqual(['PV-2026-K7Q4-0001', 'PV-2026-K7Q4-0002']);
  });

  it('hold the choice of evaluator where the source contradicts itself, and imported results', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2, {
      testId: 'BC3-oral-defence',
      evaluatorChoice: 'jury',
      importedResults: { 'BC3-questionnaire': '16/20' },
    });
    const minutesId = await archiveOne(panel, passage);
    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    expect(content.test.evaluator).toMatchObject({ chosen: 'jury' });
    expect(content.test.evaluator.contradiction).not.toBeNull();
    expect(content2(content).otherTests.map(({ imported, testId }) => [testId, imported])).toEqual([
      ['BC3-questionnaire', '16/20'],
      ['BC3-workplace-observation', null],
    ]);
  });
});
