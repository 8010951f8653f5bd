/** What a candidate is handed: asked for at the start, frozen with it, told by the minutes; at each door that could change it. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { drawnQuestion } from '../../../src/domain/passage/handouts.ts';
import type { Material } from '../../../src/domain/certification/test.schema.ts';
import { content2 } from '../../fixtures/minutes/content-2.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { handOver, savedAs } from '../handing.ts';
import {
  addPassage,
  PIN,
  command,
  decide,
  openSeat,
  prepare,
  receive,
  signAll,
  unlock,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

afterEach(closePanels);

const MODEL = new URL('../../../resources/certifications/modele-oral-de-langue.json', import.meta.url);
const QUESTIONS = ['Vendre à distance ?', 'Écouter un client ?', 'Tenir un prix ?'];
const TEXT = { title: 'Les halles', text: 'Les halles ouvrent à six heures.\nOn y parle fort.' };

/** A passage of the language oral, made to be played with those. */
async function passageWith(panel: Panel, materials: readonly Material[]): Promise<Prepared> {
  const file = JSON.parse(readFileSync(MODEL, 'utf8')) as { tests: Record<string, unknown>[] };
  const [test, ...others] = file.tests;
  const text = JSON.stringify({
    ...file,
    id: 'oral-remis',
    tests: [{ ...test, materials, deliberationMs: 600_000 }, ...others],
  });
  const bytes = new TextEncoder().encode(text);
  await done(panel.handlers.referentiels.importFile({ name: 'oral.json', bytes }));
  return prepare(panel, 2, { certificationId: 'oral-remis', testId: 'oral' });
}

const start = async (panel: Panel, { passageId }: Prepared) => {
  const { clock } = await done(panel.handlers.passages.get({ passageId }));
  const phaseId = clock.phases[0]?.id ?? '';
  return panel.handlers.passages.command({ passageId, command: { type: 'start-phase', phaseId } });
};

async function type(
  panel: Panel,
  { passageId }: Prepared,
  handouts: { text: typeof TEXT | null; questions: string[] },
) {
  return panel.handlers.setups.save(await savedAs(panel, passageId, { handouts }));
}

/** Heard, marked and decided: up to the lock. */
async function concluded(panel: Panel, passage: Prepared): Promise<void> {
  const { passageId } = passage;
  const { clock, competences } = await done(panel.handlers.passages.get({ passageId }));
  for (const { baseMs, id, startedAt } of clock.phases) {
    if (startedAt === null) await command(panel, passageId, { type: 'start-phase', phaseId: id });
    panel.drive.advance(baseMs);
  }
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  for (const jurorId of passage.jurorIds) {
    const token = await openSeat(panel, passage, jurorId);
    for (const { id } of competences.flatMap(({ criteria }) => criteria)) {
      await done(panel.handlers.seats.mark({ token, criterionId: id, levelId: 'b2' }));
    }
    await done(panel.handlers.seats.seal({ token }));
  }
  await command(panel, passageId, { type: 'open-deliberation' });
}

describe('what a test is played with', () => {
  it('is asked for at the start, each by its name, and by no other start than that of the test', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text', 'drawn-question', 'candidate-file']);
    await receive(panel, passage);
    const { steps } = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
    expect(steps[0]?.missing).toEqual(['text-missing', 'question-missing', 'candidate-file-missing']);
    expect(await refusal(start(panel, passage))).toBe('text-missing');
    await done(type(panel, passage, { text: TEXT, questions: QUESTIONS }));
    expect(await refusal(start(panel, passage))).toBe('question-missing');
    await done(panel.handlers.setups.drawQuestion({ passageId: passage.passageId }));
    expect(await refusal(start(panel, passage))).toBe('candidate-file-missing');
    const bytes = new TextEncoder().encode('%PDF-1.7 dossier');
    const file = { name: 'dossier.pdf', mediaType: 'application/pdf', bytes };
    await done(panel.handlers.setups.attach({ passageId: passage.passageId, ...file }));
    await done(start(panel, passage));
  });

  it('is nothing that an absent candidate is asked for', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text', 'candidate-file']);
    const { passageId } = passage;
    await receive(panel, passage);
    await command(panel, passageId, { type: 'record-attendance', status: 'absent-justified', note: '' });
    await command(panel, passageId, { type: 'close-timed-phases' });
    await decide(panel, passageId, 'not-assessed', 'Absence.');
    await done(panel.handlers.minutes.lock({ passageId }));
  });

  it('one question alone is the question; several are drawn from, and each draw is kept whatever follows', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['drawn-question']);
    const { passageId } = passage;
    const { setups } = panel.handlers;
    expect(await refusal(setups.drawQuestion({ passageId }))).toBe('question-missing');
    await done(type(panel, passage, { text: null, questions: [QUESTIONS[0] ?? ''] }));
    expect(await refusal(setups.drawQuestion({ passageId }))).toBe('question-missing');
    await done(type(panel, passage, { text: null, questions: QUESTIONS }));
    const first = (await done(setups.drawQuestion({ passageId }))).handouts;
    expect(first).toMatchObject({ isDrawn: true, draws: [{ among: QUESTIONS }] });
    const [draw] = first.draws;
    expect(drawnQuestion(QUESTIONS, draw?.seed ?? '', sha256Hex)).toBe(draw?.text);

    // The same list typed again leaves it; another list is drawn from anew.
    expect((await done(type(panel, passage, { text: null, questions: QUESTIONS }))).handouts).toEqual(first);
    const others = ['Relancer ?', ...QUESTIONS];
    const changed = (await done(type(panel, passage, { text: null, questions: others }))).handouts;
    expect(changed).toMatchObject({ isDrawn: false, draws: [draw] });
    await receive(panel, passage);
    expect(await refusal(start(panel, passage))).toBe('question-missing');
    const last = (await done(setups.drawQuestion({ passageId }))).handouts;
    expect(last.draws).toHaveLength(2);
    // A request that does not speak of it leaves it as it is.
    await done(setups.save(await savedAs(panel, passageId, { caseTitle: 'Autre' })));
    const revived = panel.revive(1_000);
    expect((await done(revived.handlers.setups.get({ passageId }))).handouts).toEqual(last);
  });

  it('stays once the test began, also after a restart, and opens again with a start that is undone', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text', 'drawn-question']);
    const { passageId } = passage;
    await done(type(panel, passage, { text: TEXT, questions: QUESTIONS }));
    await done(panel.handlers.setups.drawQuestion({ passageId }));
    await receive(panel, passage);
    await done(start(panel, passage));
    const other = { text: { ...TEXT, text: 'Autre' }, questions: QUESTIONS };
    expect(await refusal(type(panel, passage, other))).toBe('passage-begun');
    expect(await refusal(panel.handlers.setups.drawQuestion({ passageId }))).toBe('already-begun');
    await command(panel, passageId, { type: 'undo-start' });
    await done(type(panel, passage, other));
    await done(start(panel, passage));
    const revived = panel.revive(1_000);
    expect((await done(revived.handlers.passages.get({ passageId }))).handouts.text?.text).toBe('Autre');
    expect(await refusal(revived.handlers.setups.drawQuestion({ passageId }))).toBe('already-begun');
  });

  it('is told by the minutes, with every draw, and by none of a test that asks for nothing', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text', 'drawn-question']);
    const { passageId } = passage;
    await done(type(panel, passage, { text: TEXT, questions: QUESTIONS }));
    await done(panel.handlers.setups.drawQuestion({ passageId }));
    const drawn = (await done(panel.handlers.setups.drawQuestion({ passageId }))).handouts;
    await receive(panel, passage);
    await done(start(panel, passage));
    await concluded(panel, passage);
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    // A lock that is voided and given again tells the same.
    await unlock(panel, passage, 'Relecture.');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const content = content2(
      (await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }))).content,
    );
    expect(content.test.handouts).toEqual({
      text: TEXT,
      question: { text: drawn.draws[1]?.text, among: QUESTIONS, draws: drawn.draws },
    });
    expect(content.phases.map(({ isElsewhere }) => isElsewhere === true)).toContain(true);
    const pages = plainText(await done(panel.handlers.archive.pdf({ minutesId: minutesId ?? '' })));
    expect(pages).toContain('Les halles ouvrent à six heures.');
    expect(pages).toMatch(/Tirage 1.*Tirage 2/s);
    expect(pages).toContain('dans une autre salle');
    expect(await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }))).toMatchObject({
      isIntact: true,
    });
  });

  it('follows the candidate to a test that is begun anew, where a question is drawn anew; and nobody else', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text', 'drawn-question']);
    const { passageId } = passage;
    await done(type(panel, passage, { text: TEXT, questions: QUESTIONS }));
    await done(panel.handlers.setups.drawQuestion({ passageId }));
    await receive(panel, passage);
    await done(start(panel, passage));
    const next = await done(
      panel.handlers.passages.restart({ passageId, cause: 'ruling', reason: 'Panne', pin: PIN }),
    );
    expect(next.handouts).toMatchObject({ text: TEXT, questions: QUESTIONS, isDrawn: false });
    expect(next.handouts.draws).toHaveLength(1);
    const again = { ...passage, passageId: next.passageId };
    await receive(panel, again);
    expect(await refusal(start(panel, again))).toBe('question-missing');
    const other = await addPassage(panel, passage.sessionId, { testId: 'oral' });
    expect((await done(panel.handlers.setups.get({ passageId: other }))).handouts.text).toBeNull();
  });
});

describe('the time of a deliberation', () => {
  it('is told while it lasts, and nothing is refused when it is over', async () => {
    const panel = openPanel();
    const passage = await passageWith(panel, ['text']);
    const { passageId } = passage;
    await handOver(panel, passageId);
    await receive(panel, passage);
    await done(start(panel, passage));
    await concluded(panel, passage);
    const limit = async () => (await done(panel.handlers.deliberation.get({ passageId }))).limit;
    expect(await limit()).toEqual({ limitMs: 600_000, elapsedMs: 0 });
    panel.drive.advance(minutesMs(4));
    expect(await limit()).toEqual({ limitMs: 600_000, elapsedMs: 240_000 });
    panel.drive.advance(minutesMs(20));
    expect((await limit())?.elapsedMs).toBe(1_440_000);
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await limit()).toBeNull();
    await decide(panel, passageId, 'validated');
  });
});
