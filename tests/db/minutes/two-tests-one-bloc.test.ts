/** The story of one candidate who passes two tests of one bloc: each minutes states its own test, and cites the other. */
import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { indexOf } from '../../../src/core/areas/minutes/index.ts';
import { recalculate } from '../../../src/domain/minutes/recalculation.ts';
import { content2 } from '../../fixtures/minutes/content-2.ts';
import { addPassage, archiveOne, command, decide, prepare, sealAll, signAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { pick, playThrough, poolIds } from '../roleplay-conduct.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 180_000 });
afterEach(closePanels);

const CANDIDATE = {
  lastName: 'Fictif',
  firstName: 'Noé',
  birthDate: '2001-02-03',
  birthPlace: 'Ville-Fictive',
  company: 'Biscuiterie imaginaire',
  trainingBody: 'Centre d’essai',
  tutor: 'Gilda Serpolet',
};

/** A session that decides, of two jurors, with the oral defence of the candidate. */
async function session(panel: Panel): Promise<Prepared> {
  const passage = await prepare(panel, 2, { candidate: CANDIDATE });
  const view = await done(panel.handlers.sessions.get({ sessionId: passage.sessionId }));
  const { blocIds, referentiel } = view;
  const { id, version } = referentiel;
  const { sessionId } = passage;
  const details = { ...detailsOf(view), sessionId, blocIds: [...blocIds], status: 'decision' as const };
  await done(panel.handlers.sessions.save({ ...details, referentiel: { id, version } }));
  return passage;
}

/** The role play of the same candidate, refused; answers the id of its minutes. */
async function playedAndRefused(panel: Panel, first: Prepared, candidate = CANDIDATE): Promise<string> {
  const passageId = await addPassage(panel, first.sessionId, {
    testId: 'BC1-role-play',
    caseTitle: '',
    candidate,
    importedResults: { 'BC1-questionnaire': '16 / 20' },
  });
  const passage = { ...first, passageId };
  const [subject = ''] = await poolIds(panel, passageId);
  await pick(panel, passageId, subject);
  await playThrough(panel, passage);
  await sealAll(panel, passage, 'non-acquis');
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'refused', 'Vente additionnelle absente.');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  return (await done(panel.handlers.minutes.archive({ passageId }))).minutesId ?? '';
}

async function archived(panel: Panel, minutesId: string) {
  const { content, row } = await done(panel.handlers.archive.get({ minutesId }));
  const pdf = await done(panel.handlers.archive.pdf({ minutesId }));
  const folder = process.env['PUPITRE_PAGES'];
  if (folder !== undefined) writeFileSync(`${folder}/${row.number}.pdf`, pdf);
  return { content: content2(content), row, text: plainText(pdf) };
}

describe('two tests of one bloc, one candidate', () => {
  it('give two minutes: neither decides the bloc, and the second cites the first by number and day', async () => {
    const panel = openPanel();
    const passage = await session(panel);
    const first = await archived(panel, await archiveOne(panel, passage));
    const second = await archived(panel, await playedAndRefused(panel, passage));

    for (const { content, text } of [first, second]) {
      expect(content.test.isDeciding).toBe(false);
      expect(text).toContain('RÉSULTAT D’ÉPREUVE');
      expect(text).not.toMatch(
        /bloc (?:validé|refusé|non validé|non évalué)|décision (?:souveraine )?du jury/iu,
      );
      expect(text).not.toMatch(/non évaluées? par ce jury/iu);
      expect(content.blocs).toMatchObject([{ id: 'BC1', share: null }]);
      expect(recalculate(content)).toEqual(content.calculation);
    }
    expect(first.content.result.outcome).toBe('favourable');
    expect(second.content.result).toMatchObject({
      outcome: 'unfavourable',
      reason: 'Vente additionnelle absente.',
    });
    const states = (content: typeof first.content) =>
      content.otherTests.map(({ imported, minutes, state, testId }) => [testId, state, minutes, imported]);
    expect(states(first.content)).toEqual([
      ['BC1-questionnaire', 'to-come', null, null],
      ['BC1-workplace-observation', 'to-come', null, null],
      ['BC1-role-play', 'to-come', null, null],
    ]);
    const cited = { number: first.content.number, date: '2026-11-24' };
    expect(states(second.content)).toEqual([
      ['BC1-questionnaire', 'imported', null, '16 / 20'],
      ['BC1-workplace-observation', 'to-come', null, null],
      ['BC1-oral-defence', 'done', cited, null],
    ]);
    // A narrow column breaks lines anywhere.
    expect(second.text.replaceAll(/\s/gu, '')).toContain(
      `passée,procès-verbaln°${first.content.number}du24novembre2026`,
    );
    // Found by what they give, under the bloc that they bear on.
    expect([first.row.outcome, second.row.outcome]).toEqual(['validated', 'refused']);
    expect(indexOf(second.content).blocIds).toEqual(['BC1']);
  });

  it('of two candidates who share their names alone cite nothing of one another', async () => {
    const panel = openPanel();
    const passage = await session(panel);
    await archiveOne(panel, passage);
    const other = { ...CANDIDATE, birthDate: '1999-09-09' };
    const { content } = await archived(panel, await playedAndRefused(panel, passage, other));
    expect(content.otherTests.map(({ state }) => state)).toEqual(['imported', 'to-come', 'to-come']);
  });
});
