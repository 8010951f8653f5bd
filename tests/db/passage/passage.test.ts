import { content2 } from '../../fixtures/minutes/content-2.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { replay } from '../../../src/domain/passage/passage.machine.ts';
import { createJournalRepo } from '../../../src/core/db/repos/journal.repo.ts';
import {
  archiveOne,
  command,
  conductToSignature,
  decide,
  hear,
  markAll,
  prepare,
  receive,
  sealAll,
  signAll,
  withdraw,
  unlock,
} from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

function expectJournalToGiveSnapshot({ db, failures }: Panel, passageId: string): void {
  const journal = createJournalRepo(db);
  const state = journal.state(passageId);
  if (state === null) throw new Error('no snapshot');
  expect(replay(state.plan, journal.entries(passageId))).toEqual(state);
  expect(failures).toEqual([]);
}

describe('a whole passage, from an empty database to the archive', () => {
  it('runs with two jurors', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const minutesId = await archiveOne(panel, passage);

    const minutes = await done(panel.handlers.archive.get({ minutesId }));
    expect(minutes.row).toMatchObject({
      number: 'PV-2026-K7Q4-0001',
      candidate: 'Campanule Joël',
      outcome: 'validated',
      jurors: ['Ondine Tamaris', 'Barnabé Églantier'],
    });
    expect(minutes.signatures.map(({ name }) => name)).toEqual(['Ondine Tamaris', 'Barnabé Églantier']);
    expect(minutes.content.phases.map(({ elapsedMs }) => elapsedMs)).toEqual([900_000, 600_000]);
    expect(minutesContentSchema.safeParse(minutes.content).success).toBe(true);
    expect((await done(panel.handlers.passages.get(passage))).stage).toBe('archived');
    expect((await done(panel.handlers.archive.verify({ minutesId }))).isIntact).toBe(true);
    expectJournalToGiveSnapshot(panel, passage.passageId);
  });

  it('runs with three jurors, a third of extra time, a pause, overtime and a divergence', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, {
      accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: ['Salle à part'] },
    });
    const { passageId, jurorIds } = passage;
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    panel.drive.advance(minutesMs(8));
    await command(panel, passageId, { type: 'pause', reason: 'Vidéoprojecteur éteint' });
    panel.drive.advance(minutesMs(2));
    await command(panel, passageId, { type: 'resume' });
    panel.drive.advance(minutesMs(12) + 17_000);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
    panel.drive.advance(minutesMs(5));
    await command(panel, passageId, { type: 'grant-extra-time', extraMs: minutesMs(1), reason: 'Alarme' });
    await command(panel, passageId, { type: 'note-incident', category: 'evacuation', text: 'Alarme' });
    panel.drive.advance(minutesMs(5));
    await command(panel, passageId, { type: 'end-phase', isEarlyConfirmed: true });
    await command(panel, passageId, { type: 'close-timed-phases' });

    const levels = ['acquis', 'partiel', 'non-acquis'];
    for (const [juror, jurorId] of jurorIds.entries()) {
      // On the first criterion each juror holds another level; on the others two of three agree.
      const token = await markAll(panel, passage, jurorId, (index) =>
        index === 0 ? (levels[juror] ?? '') : juror === 2 ? 'partiel' : 'acquis',
      );
      await done(panel.handlers.seats.seal({ token }));
    }
    const view = await command(panel, passageId, { type: 'open-deliberation' });
    expect(view.steps.find(({ state }) => state === 'current')?.missing).toEqual(['results-missing']);

    const before = await done(panel.handlers.deliberation.get({ passageId }));
    const first = before.results[0];
    expect(first).toMatchObject({ origin: 'divergent', standing: null, divergence: 1 });
    expect(
      await refusal(panel.handlers.passages.command({ passageId, command: { type: 'close-deliberation' } })),
    ).toBe('results-missing');
    const settled = await done(
      panel.handlers.deliberation.setResult({
        passageId,
        competenceId: first?.competenceId ?? '',
        levelId: 'partiel',
        reason: 'Sourcing décrit, non justifié',
        vote: { for: 2, against: 1, abstained: 0 },
        dissents: [{ jurorId: jurorIds[2] ?? '', opinion: 'Non acquis' }],
        hasCastingVote: false,
      }),
    );
    expect(settled.changes).toHaveLength(1);
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated', 'Suit le calcul');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));

    expect(content.accommodation.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'Temps majoré d’un tiers : présentation 20 min 00 s, questions 13 min 20 s',
      'Salle à part',
    ]);
    expect(content.phases).toMatchObject([
      {
        baseMs: 900_000,
        grantedMs: 1_200_000,
        elapsedMs: 1_217_000,
        overtimeMs: 17_000,
        suspendedMs: 120_000,
      },
      { baseMs: 600_000, grantedMs: 860_000, elapsedMs: 600_000, overtimeMs: 0, suspendedMs: 0 },
    ]);
    expect(content.conduct.map(({ type, author, lengthMs }) => [type, author, lengthMs])).toEqual([
      ['pause', 'panel', null],
      ['resumption', 'panel', 120_000],
      ['extra-time', 'panel', 60_000],
      ['incident', 'panel', null],
      ['early-end', 'panel', 260_000],
    ]);
    expect(content.competences[0]?.changes).toMatchObject([
      { before: null, after: 'partiel', dissents: [{ jurorName: 'Sidonie Œillet', opinion: 'Non acquis' }] },
    ]);
    expect(content2(content).competences[0]?.criteria[0]?.marks.map(({ mark }) => mark)).toEqual(levels);
    expectJournalToGiveSnapshot(panel, passageId);
  });

  it('keeps every revision when the content is unlocked and locked again', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    const locked = await conductToSignature(panel, passage);
    await signAll(panel, passage);
    const firstDigest = locked.lock?.contentDigest;
    const unlocked = await unlock(panel, passage, 'Nom mal orthographié');
    expect(unlocked).toMatchObject({ stage: 'decision', lock: null });
    expect(await refusal(panel.handlers.minutes.archive({ passageId }))).toBe('wrong-stage');

    const again = await done(panel.handlers.minutes.lock({ passageId }));
    expect(again.lock).toMatchObject({ revision: 2, number: 'PV-2026-K7Q4-0001', signatures: [] });
    expect(again.lock?.contentDigest).not.toBe(firstDigest);
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(content.revision).toBe(2);
    expect(content.conduct).toMatchObject([{ type: 'unlocking', text: 'Nom mal orthographié' }]);
    const rows = panel.db.prepare('SELECT revision, count(*) AS n FROM signature GROUP BY revision').all();
    expect(rows).toEqual([
      { revision: 1, n: 2 },
      { revision: 2, n: 2 },
    ]);
    expectJournalToGiveSnapshot(panel, passageId);
  });

  it('records an absence without phases, grids or results', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await command(panel, passageId, {
      type: 'record-attendance',
      status: 'absent-justified',
      note: 'Certificat',
    });
    await command(panel, passageId, { type: 'close-timed-phases' });
    expect(await refusal(decideAnswer(panel, passageId, 'validated'))).toBe('outcome-not-allowed');
    await decide(panel, passageId, 'not-assessed');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(content.attendance.status).toBe('absent-justified');
    expect(content.identity).toBeNull();
    expect(content2(content).competences.every(({ result }) => result === null)).toBe(true);
    expectJournalToGiveSnapshot(panel, passageId);
  });

  it('asks for a new decision once the deliberation was reopened', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    await hear(panel, passage);
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await command(panel, passageId, { type: 'reopen-deliberation', reason: 'Erreur de lecture' });
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('decision-missing');
    await decide(panel, passageId, 'validated');
    expect((await done(panel.handlers.minutes.lock({ passageId }))).stage).toBe('signature');
  });
});

describe('a withdrawal once the candidate is heard', () => {
  it('drops the marks and the signature of the member, and asks for the quorum again', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, jurorIds } = passage;
    const [president = '', second = ''] = jurorIds;
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    panel.drive.advance(minutesMs(3));
    await withdraw(panel, passageId, second, { reason: 'Ancien employeur' });
    expect(
      await refusal(
        panel.handlers.passages.declare({ passageId, jurorId: second, kind: 'no-link', reason: '' }),
      ),
    ).toBe('passage-begun');
    panel.drive.advance(minutesMs(12));
    await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
    panel.drive.advance(minutesMs(10));
    await command(panel, passageId, { type: 'end-phase' });
    await command(panel, passageId, { type: 'close-timed-phases' });
    await sealAll(panel, { ...passage, jurorIds: [president] });
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(decideAnswer(panel, passageId, 'validated'))).toBe('quorum-not-met');
    await decide(panel, passageId, 'not-assessed', 'Quorum perdu en cours de passage');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual([president]);
    await signAll(panel, { ...passage, jurorIds: [president] });
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(content.conduct).toMatchObject([
      {
        type: 'departure',
        author: 'Barnabé Églantier',
        memberName: 'Barnabé Églantier',
        detail: 'departure',
        text: 'Ancien employeur',
        phaseTitle: 'Présentation',
      },
    ]);
    expect(content.members[1]).toMatchObject({
      declaration: { kind: 'no-link' },
      departure: { cause: 'departure', reason: 'Ancien employeur', isCounted: false },
    });
  });
});

function decideAnswer(panel: Panel, passageId: string, outcome: 'validated' | 'refused') {
  return panel.handlers.deliberation.decide({
    passageId,
    outcome,
    reason: 'Motif',
    recommendations: '',
    vote: null,
    dissents: [],
    hasCastingVote: false,
  });
}
