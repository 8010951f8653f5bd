/** What a session decided and did not seal stays in sight, whatever becomes of the passages of whom it decided on. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEnrolmentRepo } from '../../../src/core/db/repos/enrolment.repo.ts';
import { addPassage, PIN, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { row, ruled } from './deliberation-conduct.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const AS_USUAL = { timeMeasure: { kind: 'none' as const }, otherMeasures: [] };

type Decided = Prepared & { readonly enrolmentId: string; readonly personId: string };

/** Adjourned before anyone came: nothing of the passage has begun. */
async function decided(panel: Panel): Promise<Decided> {
  const passage = await prepare(panel, 2);
  const { sessionId } = passage;
  const { enrolmentId, personId } = await row(panel, passage);
  for (const jurorId of passage.jurorIds) {
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    await done(panel.handlers.decisions.declareLinks({ sessionId, jurorId, declarations }));
  }
  await done(ruled(panel, { ...passage, enrolmentId }, { outcome: 'adjourned' }));
  return { ...passage, enrolmentId, personId };
}

const rows = async (panel: Panel, { sessionId }: Prepared) =>
  (await done(panel.handlers.decisions.table({ sessionId }))).rows;

const setupOf = async (panel: Panel, { passageId, sessionId }: Prepared) => {
  const { candidate, caseTitle, evaluatorChoice, importedResults, plannedTime, testId } = await done(
    panel.handlers.setups.get({ passageId }),
  );
  return {
    sessionId,
    passageId,
    candidate,
    testId,
    caseTitle,
    accommodation: AS_USUAL,
    evaluatorChoice,
    plannedTime,
    importedResults,
  };
};

/** Whom the session decided on is in its table, with what it decided and no passage of their own. */
async function expectShown(panel: Panel, { enrolmentId, ...passage }: Decided): Promise<void> {
  const found = (await rows(panel, passage)).find((each) => each.enrolmentId === enrolmentId);
  expect(found).toMatchObject({ isGone: true, isListed: false });
  expect(found?.blocs.find(({ blocId }) => blocId === 'BC1')?.draft).toMatchObject({ outcome: 'adjourned' });
  const view = await done(panel.handlers.sessionMinutes.get({ sessionId: passage.sessionId }));
  expect(view.unsealedCount).toBe(1);
}

describe('a decision of which the candidate has no passage any more', () => {
  it('is shown once the passage is removed, counted for the minutes, and may be taken back', async () => {
    const panel = openPanel();
    const passage = await decided(panel);
    await done(panel.handlers.setups.remove({ passageId: passage.passageId }));
    await expectShown(panel, passage);
    const { enrolmentId, jurorIds, sessionId } = passage;
    const table = await done(panel.handlers.decisions.table({ sessionId }));
    expect([table.count, table.rows.length]).toEqual([1, 1]);
    const confirmations = [{ jurorId: jurorIds[0] ?? '', pin: PIN }];
    const taken = { sessionId, enrolmentId, blocId: 'BC1', reason: 'Inscrit par erreur', confirmations };
    await done(panel.handlers.decisions.takeBack(taken));
    expect(await rows(panel, passage)).toEqual([]);
    expect(await refusal(ruled(panel, passage, { outcome: 'adjourned' }))).toBe('not-found');
  });

  it('is the last one that was taken, whatever the clock said meanwhile', async () => {
    const panel = openPanel();
    const passage = await decided(panel);
    panel.drive.stepWall(-3_600_000);
    await done(ruled(panel, passage, { outcome: 'abandoned' }));
    const [first] = await rows(panel, passage);
    expect(first?.blocs.find(({ blocId }) => blocId === 'BC1')?.draft?.outcome).toBe('abandoned');
  });

  it('is shown after a restart', async () => {
    const panel = openPanel();
    const passage = await decided(panel);
    await done(panel.handlers.setups.remove({ passageId: passage.passageId }));
    panel.stop();
    await expectShown(panel.revive(1_000), passage);
  });

  it('stays with whom it is about when the passage is given to someone else, by a choice or by a rename', async () => {
    const panel = openPanel();
    const chosen = await decided(panel);
    const enrolments = createEnrolmentRepo(panel.db);
    const setup = await setupOf(panel, chosen);
    const other = await done(
      panel.handlers.candidates.save({
        details: {
          birthName: setup.candidate.lastName,
          usualName: '',
          firstNames: [setup.candidate.firstName],
          sex: null,
          birth: { date: '1980-01-01', place: '', code: null, postcode: null, country: null },
          email: '',
          phone: '',
          company: '',
          trainingBody: '',
          tutor: '',
        },
      }),
    );
    await done(panel.handlers.candidates.linkPassage({ passageId: chosen.passageId, personId: other.id }));
    expect(enrolments.ofPassage(chosen.passageId)?.personId).toBe(other.id);
    await expectShown(panel, chosen);

    const renamed = await decided(panel);
    const before = await setupOf(panel, renamed);
    const candidate = { ...before.candidate, lastName: 'Échantillon', firstName: 'Zoé' };
    await done(panel.handlers.setups.save({ ...before, candidate }));
    expect(enrolments.ofPassage(renamed.passageId)?.id).not.toBe(renamed.enrolmentId);
    await expectShown(panel, renamed);
    expect((await rows(panel, renamed)).map(({ name }) => name).sort()).toEqual([
      'Joël Campanule',
      'Zoé Échantillon',
    ]);
  });

  it('is in sight of a bloc that the candidate seeks no more', async () => {
    const panel = openPanel();
    const passage = await decided(panel);
    const { enrolmentId } = passage;
    const known = createEnrolmentRepo(panel.db).get(enrolmentId);
    if (known === null) throw new Error('no enrolment');
    const { accessWay, certification, cpfFile, enrolledOn, initiative, vaeWay } = known;
    await done(
      panel.handlers.candidates.changeEnrolment({
        enrolmentId,
        enrolment: {
          ...{ accessWay, cpfFile, enrolledOn, initiative, vaeWay },
          accommodation: AS_USUAL,
          certification,
          blocIds: ['BC2'],
        },
      }),
    );
    const [first] = await rows(panel, passage);
    expect(first?.blocs.find(({ blocId }) => blocId === 'BC1')?.draft).toMatchObject({
      outcome: 'adjourned',
    });
  });

  it('is that of any candidate while another passage is theirs', async () => {
    const panel = openPanel();
    const passage = await decided(panel);
    await addPassage(panel, passage.sessionId, {
      testId: 'BC1-role-play',
      caseTitle: '',
      personId: passage.personId,
    });
    await done(panel.handlers.setups.remove({ passageId: passage.passageId }));
    expect(await row(panel, passage)).toMatchObject({ isGone: false });
  });
});
