/** Each certification that is shipped in format 2, played to sealed minutes; figures are worked out by hand beside each. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Calculation } from '../../../src/domain/assessment/reckoning/calculation.schema.ts';
import { handOver } from '../handing.ts';
import { command, decide, openSeat, prepare, receive, signAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

/** Marks of one juror, by criterion. */
type Marks = Readonly<Record<string, string>>;

/** A passage heard in all its phases, marked and sealed, whose deliberation is open. */
async function heard(
  panel: Panel,
  certificationId: string,
  testId: string,
  marks: readonly Marks[],
  colleges: readonly ('employers' | 'employees' | 'professional')[] = [],
): Promise<{ readonly passage: Prepared; readonly calculation: Calculation }> {
  const passage = await prepare(panel, marks.length, { certificationId, testId });
  const { passageId, sessionId } = passage;
  const { members } = await done(panel.handlers.sessions.get({ sessionId }));
  for (const [index, college] of colleges.entries()) {
    const { id, name, capacity, isPresident, isExternal, isConsultative, presence } =
      members[index] ?? expect.unreachable();
    const described = { name, capacity, isPresident, isExternal, isConsultative, presence };
    await done(panel.handlers.sessions.saveMember({ ...described, sessionId, jurorId: id, college }));
  }
  await handOver(panel, passageId);
  await receive(panel, passage);
  const { clock } = await done(panel.handlers.passages.get({ passageId }));
  for (const { baseMs, id } of clock.phases) {
    await command(panel, passageId, { type: 'start-phase', phaseId: id });
    panel.drive.advance(baseMs);
  }
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  for (const [index, jurorId] of passage.jurorIds.entries()) {
    const token = await openSeat(panel, passage, jurorId);
    for (const [criterionId, levelId] of Object.entries(marks[index] ?? {})) {
      await done(panel.handlers.seats.mark({ token, criterionId, levelId }));
    }
    await done(panel.handlers.seats.seal({ token }));
  }
  await command(panel, passageId, { type: 'open-deliberation' });
  const { calculation } = await done(panel.handlers.deliberation.get({ passageId }));
  await command(panel, passageId, { type: 'close-deliberation' });
  return { passage, calculation };
}

/** Lock, signatures and seal; what the archive holds then. */
async function sealed(panel: Panel, passage: Prepared) {
  const { passageId } = passage;
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
  expect(await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }))).toMatchObject({
    isIntact: true,
  });
  if (content.schema !== 'pupitre.minutes/2') throw new Error(content.schema);
  return content;
}

describe('a certification of format 2', () => {
  it('CQP Commercial sédentaire, the defence of BC1: 5 acquis, 1 partiel, 1 non acquis', async () => {
    const panel = openPanel();
    const levels = ['acquis', 'acquis', 'acquis', 'acquis', 'acquis', 'partiel', 'non-acquis'];
    const marks = Object.fromEntries(levels.map((level, rank) => [`C1.${String(rank + 1)}-1`, level]));
    const id = 'cqp-commercial-sedentaire-alimentaire';
    const { calculation, passage } = await heard(panel, id, 'BC1-oral-defence', [marks, marks]);
    // (5 × 1 + 1 × 0.5 + 1 × 0) / 7 = 5.5 / 7 = 11/14, which is 78.6 %, for 70 %.
    expect(calculation.results).toMatchObject([{ value: '11/14', threshold: '0.7', outcome: 'favourable' }]);
    await decide(panel, passage.passageId, 'validated');
    expect(await sealed(panel, passage)).toMatchObject({
      certification: { id, version: '2.0.0' },
      blocs: [{ id: 'BC1' }],
      test: { isDeciding: false },
      calculation: { results: [{ value: '11/14' }] },
    });
  });

  it('CQP of a joint jury: one defence, a result for each of two blocs', async () => {
    const panel = openPanel();
    const marks = {
      'C1.1-1': 'acquis',
      'C1.2-1': 'acquis',
      'C1.2-2': 'partiel',
      'C2.1-1': 'acquis',
      'C2.2-1': 'acquis',
    };
    const { calculation, passage } = await heard(
      panel,
      'modele-cqp-jury-paritaire',
      'soutenance',
      [marks, marks],
      ['employers', 'employees'],
    );
    // BC01: C1.1 is 1, C1.2 is (1 + 0.5) / 2 = 0.75, below "acquis": 1 of 2 competences, 50 % for 70 %. BC02: 2 of 2.
    expect(calculation.results).toMatchObject([
      { blocId: 'BC01', value: '0.5', outcome: 'unfavourable' },
      { blocId: 'BC02', value: '1', outcome: 'favourable' },
    ]);
    const { passageId } = passage;
    await done(
      panel.handlers.deliberation.decide({
        passageId,
        outcome: 'validated',
        blocs: [
          { blocId: 'BC01', outcome: 'refused', reason: 'Le conseil ne répond pas au besoin.' },
          { blocId: 'BC02', outcome: 'validated', reason: '' },
        ],
        ...{ reason: '', recommendations: '', vote: null, dissents: [], hasCastingVote: false },
      }),
    );
    const content = await sealed(panel, passage);
    expect(content.blocs.map(({ id }) => id)).toEqual(['BC01', 'BC02']);
    expect(content.composition).toEqual([]);
    expect(JSON.stringify(content)).toContain('Le conseil ne répond pas au besoin.');
  });

  it('titre professionnel, the situation of CCP 1: every competence is required', async () => {
    const panel = openPanel();
    const marks = { 'C1-1': 'oui', 'C1-2': 'oui', 'C2-1': 'oui', 'C2-2': 'non' };
    const id = 'modele-titre-professionnel';
    const { calculation, passage } = await heard(panel, id, 'mise-en-situation-1', [marks, marks]);
    // C1 is (1 + 1) / 2 = 1, reached; C2 is (1 + 0) / 2 = 0.5, not reached: one of two.
    expect(calculation.results).toMatchObject([{ outcome: 'unfavourable' }]);
    const reached = calculation.lines.flatMap((line) =>
      line.kind === 'reach' ? [[line.competenceId, line.value, line.isReached]] : [],
    );
    expect(reached).toEqual([
      ['C1', '1', true],
      ['C2', '0.5', false],
    ]);
    await decide(panel, passage.passageId, 'refused', 'La réclamation reste sans réponse.');
    const content = await sealed(panel, passage);
    expect(content).toMatchObject({ test: { isDeciding: false }, blocs: [{ id: 'CCP1' }] });
    expect(content.otherTests.map(({ testId }) => testId)).toEqual([
      'resultats-formation',
      'dossier-professionnel',
      'entretien-final',
    ]);
  });

  it('VAE: one interview, a decision for each of three blocs that share a competence', async () => {
    const panel = openPanel();
    const marks = {
      'B1-1': 'acquis',
      'B1-2': 'partiel',
      'B2-1': 'partiel',
      'B2-2': 'non-acquis',
      'B3-1': 'acquis',
      'T-1': 'acquis',
    };
    const id = 'modele-vae-entretien';
    const { calculation, passage } = await heard(panel, id, 'entretien', [marks, marks, marks]);
    // B1: (1 + 0.5 + 1) / 3 = 5/6. B2: (0.5 + 0 + 1) / 3 = 0.5. B3: (1 + 1) / 2 = 1. Each for 0.7.
    expect(calculation.results).toMatchObject([
      { blocId: 'B1', value: '5/6', outcome: 'favourable' },
      { blocId: 'B2', value: '0.5', outcome: 'unfavourable' },
      { blocId: 'B3', value: '1', outcome: 'favourable' },
    ]);
    await done(
      panel.handlers.deliberation.decide({
        passageId: passage.passageId,
        outcome: 'validated',
        blocs: [
          { blocId: 'B1', outcome: 'validated', reason: '' },
          { blocId: 'B2', outcome: 'refused', reason: 'La prestation n’est pas contrôlée.' },
          { blocId: 'B3', outcome: 'validated', reason: '' },
        ],
        ...{ reason: '', recommendations: '', vote: null, dissents: [], hasCastingVote: false },
      }),
    );
    expect((await sealed(panel, passage)).test).toMatchObject({ isDeciding: true, results: 'per-bloc' });
  });

  it('an oral out of 20, with coefficients: each juror’s marks, their mean, rounded once', async () => {
    const panel = openPanel();
    const id = 'modele-oral-sur-20';
    const { calculation, passage } = await heard(panel, id, 'E4-oral', [
      { 'E4.1-1': '12', 'E4.1-2': '10', 'E4.2-1': '9', 'E4.2-2': '12', 'E4.3-1': '14' },
      { 'E4.1-1': '13', 'E4.1-2': '12', 'E4.2-1': '8', 'E4.2-2': '10', 'E4.3-1': '15.5' },
    ]);
    // E4.1: (11 + 12.5) / 2 = 11.75. E4.2: (9 × 2 + 12) / 3 = 10 and (8 × 2 + 10) / 3 = 26/3, mean 28/3, above 6.
    // E4.3: 14.75. (2 × 11.75 + 3 × 28/3 + 14.75) / 6 = 66.25 / 6 = 11.0416…, rounded to the half: 11.
    expect(calculation.results).toMatchObject([
      { value: '11', most: '20', threshold: '10', outcome: 'favourable', mention: null, isEliminated: false },
    ]);
    const rounding = calculation.lines.find(({ kind }) => kind === 'rounding');
    expect(rounding).toMatchObject({ before: '265/24', after: '11' });
    await decide(panel, passage.passageId, 'validated');
    expect((await sealed(panel, passage)).calculation.results[0]?.value).toBe('11');
  });

  it('a station: items in points beside a global rating, which alone decides', async () => {
    const panel = openPanel();
    const items = ['fait', 'fait', 'partiel', 'fait', 'fait', 'fait', 'non-fait', 'fait'];
    const marks = Object.fromEntries(items.map((level, rank) => [`S1.1-${String(rank + 1)}`, level]));
    const { calculation, passage } = await heard(panel, 'modele-station-ecos', 'station', [
      { ...marks, 'S1.2-1': 'limite' },
    ]);
    // 1 + 1 + 0.5 + 1 + 1 + 2 × 1 + 0, and 1 of bonus: 7.5 points for 8. The rating is 3, and 3 is asked for.
    expect(calculation.lines.find(({ kind }) => kind === 'beside')).toMatchObject({
      total: '7.5',
      most: '8',
    });
    expect(calculation.results).toMatchObject([{ value: '3', threshold: '3', outcome: 'favourable' }]);
    await decide(panel, passage.passageId, 'validated');
    expect((await sealed(panel, passage)).scales.map(({ id }) => id)).toEqual(['item', 'global']);
  });

  it('a language: five levels, their mean held against B2', async () => {
    const panel = openPanel();
    const id = 'modele-oral-de-langue';
    const { calculation, passage } = await heard(panel, id, 'oral', [
      { 'L1-1': 'b2', 'L2-1': 'b2', 'L3-1': 'c1', 'L4-1': 'b2' },
      { 'L1-1': 'b2', 'L2-1': 'b1', 'L3-1': 'b2', 'L4-1': 'b1' },
    ]);
    // 4, 3.5, 4.5 and 3.5: 15.5 / 4 = 3.875 for 4. Interaction at 3.5 is above B1, which is 3: it eliminates nothing.
    expect(calculation.results).toMatchObject([
      { value: '3.875', threshold: '4', outcome: 'unfavourable', isEliminated: false },
    ]);
    await decide(panel, passage.passageId, 'refused', 'Le niveau visé n’est pas atteint.');
    expect((await sealed(panel, passage)).test).toMatchObject({ isDeciding: true, results: 'whole' });
  });
});
