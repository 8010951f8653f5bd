/** The file of a candidate: what passages, enrolments and entered results make of it, at each door that changes them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { begin, newSession, passage, SESSION } from '../preparation.ts';
import { ENROLMENT, person } from './file-parts.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

let panel: Panel;
let sessionId: string;

beforeEach(async () => {
  panel = openPanel();
  sessionId = (await newSession(panel)).id;
});

const list = async (query = {}) => (await done(panel.handlers.candidates.list(query))).rows;
const file = (personId: string) => done(panel.handlers.candidates.get({ personId }));
const namesIn = async (query = {}) => (await list(query)).map(({ birthName }) => birthName);

async function fileOf(passageId: string) {
  const { personId } = await done(panel.handlers.setups.get({ passageId }));
  return file(personId ?? '');
}

describe('a passage that is prepared', () => {
  it('opens a file for who is typed, enrolled for what the session applies', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const opened = await fileOf(id);
    expect(opened).toMatchObject({
      birthName: 'Exemple',
      firstNames: ['Zoé'],
      birth: { date: '2000-02-29', place: 'Lyon' },
      company: 'Maison fictive',
      missing: ['sex', 'birth.code', 'accessWay'],
      isRemovable: false,
    });
    const [enrolment] = opened.enrolments;
    expect(enrolment).toMatchObject({ certification: SESSION.referentiel, blocIds: ['BC1', 'BC3'] });
    const tests = enrolment?.path.flatMap(({ tests: rows }) => rows) ?? [];
    expect(tests.find(({ testId }) => testId === 'BC1-oral-defence')).toMatchObject({
      state: 'to-come',
      passages: [{ passageId: id, sessionTitle: SESSION.title, minutes: null }],
    });
  });

  it('belongs to the file that was chosen, which must be in the candidate’s name', async () => {
    const { id: personId } = await done(
      panel.handlers.candidates.save({ details: person({ birthName: 'EXEMPLE', firstNames: ['Zoe'] }) }),
    );
    const { id } = await done(panel.handlers.setups.save(passage(sessionId, { personId })));
    expect((await fileOf(id)).id).toBe(personId);
    const other = person({ birthName: 'Autre' });
    const { id: otherId } = await done(panel.handlers.candidates.save({ details: other }));
    const wrong = passage(sessionId, { passageId: id, personId: otherId });
    expect(await refusal(panel.handlers.setups.save(wrong))).toBe('candidate-differs');
    expect((await fileOf(id)).id).toBe(personId);
  });

  it('keeps its name and its minutes when the person is corrected, and is followed by the person otherwise', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const { id: personId } = await fileOf(id);
    await done(
      panel.handlers.candidates.save({
        personId,
        details: person({ birthName: 'Exemple-Corrigé', firstNames: ['Zoé'] }),
      }),
    );
    expect((await done(panel.handlers.setups.get({ passageId: id }))).candidate.lastName).toBe('Exemple');
    const typed = passage(sessionId, { passageId: id });
    await done(
      panel.handlers.setups.save({ ...typed, candidate: { ...typed.candidate, birthPlace: 'Lille' } }),
    );
    expect(await fileOf(id)).toMatchObject({
      id: personId,
      birthName: 'Exemple-Corrigé',
      birth: { place: '' },
    });
  });

  it('gives nothing that somebody obtained to another by a rename', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const before = await fileOf(id);
    const renamed = passage(sessionId, { passageId: id });
    const as = (lastName: string) =>
      panel.handlers.setups.save({ ...renamed, candidate: { ...renamed.candidate, lastName } });
    await done(as('Exempla'));
    expect(await fileOf(id)).toMatchObject({ id: before.id, birthName: 'Exempla' });
    const [enrolment] = before.enrolments;
    await done(
      panel.handlers.candidates.declareHeld({
        enrolmentId: enrolment?.id ?? '',
        held: [
          {
            blocId: 'BC2',
            source: 'declared',
            reference: 'PV fictif',
            heldOn: '2025-01-01',
            validUntil: null,
          },
        ],
      }),
    );
    await done(as('Tout-Autre'));
    const after = await fileOf(id);
    expect(after.id).not.toBe(before.id);
    expect(after.enrolments[0]?.held).toEqual([]);
    expect((await file(before.id)).enrolments[0]?.held).toHaveLength(1);
  });

  it('follows its session to another certification', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const referentiel = { id: SESSION.referentiel.id, version: '2.0.0' };
    await done(panel.handlers.sessions.save({ ...SESSION, sessionId, referentiel }));
    const { enrolments } = await fileOf(id);
    expect(enrolments.map(({ certification }) => certification)).toEqual([referentiel]);
  });

  it('cannot change hands once it began, nor once its minutes are locked', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const details = person({ birthName: 'Exemple', firstNames: ['Zoé'] });
    const { id: personId } = await done(panel.handlers.candidates.save({ details }));
    await begin(panel, id);
    const chosen = passage(sessionId, { passageId: id, personId });
    expect(await refusal(panel.handlers.setups.save(chosen))).toMatch(/begun/);
    expect((await done(panel.handlers.candidates.linkPassage({ passageId: id, personId }))).id).toBe(
      personId,
    );
    expect((await fileOf(id)).id).toBe(personId);
  });
});

describe('a file', () => {
  it('says by field what keeps it from being saved', async () => {
    const details = person({
      birthName: '',
      birth: { date: '2031-02-03', place: '', code: '5935', postcode: null, country: '243' },
    });
    expect(await panel.handlers.candidates.save({ details })).toMatchObject({
      code: 'person-invalid',
      details: {
        faults: [
          { field: 'birthName', reason: 'missing' },
          { field: 'birth.date', reason: 'in-the-future' },
          { field: 'birth.code', reason: 'not-a-commune' },
        ],
      },
    });
    expect(await list()).toEqual([]);
  });

  it('is found by name without accents, by certification, and by what it lacks', async () => {
    const complete = person({
      sex: 'F',
      birth: { date: '1999-07-04', place: 'Lille', code: '59350', postcode: null, country: '100' },
    });
    await done(panel.handlers.candidates.save({ details: complete, enrolment: ENROLMENT }));
    await done(panel.handlers.candidates.save({ details: person({ birthName: 'Spécimen-d’Île' }) }));
    expect(await namesIn()).toEqual(['Échantillon', 'Spécimen-d’Île']);
    expect(await namesIn({ text: 'specimen dile' })).toEqual(['Spécimen-d’Île']);
    expect(await namesIn({ isIncomplete: true })).toEqual(['Spécimen-d’Île']);
    expect(await namesIn({ certificationId: ENROLMENT.certification.id })).toEqual(['Échantillon']);
  });

  it('is removed only while nothing belongs to it', async () => {
    const { id } = await done(panel.handlers.setups.save(passage(sessionId)));
    const { id: personId } = await fileOf(id);
    expect(await refusal(panel.handlers.candidates.remove({ personId }))).toBe('person-in-use');
    await done(panel.handlers.setups.remove({ passageId: id }));
    expect((await file(personId)).isRemovable).toBe(true);
    await done(panel.handlers.candidates.remove({ personId }));
    expect(await list()).toEqual([]);
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('takes an enrolment once for a version, and blocs that the certification has', async () => {
    const { id: personId } = await done(
      panel.handlers.candidates.save({ details: person(), enrolment: ENROLMENT }),
    );
    const again = { personId, enrolment: ENROLMENT };
    expect(await refusal(panel.handlers.candidates.enrol(again))).toBe('already-enrolled');
    const unknown = {
      ...ENROLMENT,
      certification: { ...ENROLMENT.certification, version: '2.0.0' },
      blocIds: ['BC9'],
    };
    expect(await panel.handlers.candidates.enrol({ personId, enrolment: unknown })).toMatchObject({
      details: { faults: [{ field: 'blocIds', reason: 'unknown-bloc' }] },
    });
  });
});

describe('a result that is entered', () => {
  const entry = (enrolmentId: string, change = {}) => ({
    enrolmentId,
    testId: 'BC1-questionnaire',
    kind: 'score' as const,
    date: '2026-11-03',
    author: 'Organisme fictif',
    value: '13,5',
    outOf: '20',
    outcome: null,
    reference: '',
    isExcused: false,
    ...change,
  });

  it('stands in the path until it is withdrawn, with its reason, and stays in the file', async () => {
    const { enrolments } = await done(
      panel.handlers.candidates.save({ details: person(), enrolment: ENROLMENT }),
    );
    const enrolmentId = enrolments[0]?.id ?? '';
    const state = async (change = {}) => {
      const { enrolments: now } = await done(
        panel.handlers.candidates.recordEvidence(entry(enrolmentId, change)),
      );
      return now[0]?.path[0]?.tests.find(({ testId }) => testId === 'BC1-questionnaire');
    };
    expect(await state({ kind: 'absence', author: '', value: null, outOf: null })).toMatchObject({
      state: 'absent',
    });
    expect(
      await state({
        kind: 'absence',
        author: '',
        value: null,
        outOf: null,
        date: '2026-11-04',
        isExcused: true,
      }),
    ).toMatchObject({ state: 'excused' });
    const scored = await state();
    expect(scored).toMatchObject({
      state: 'done',
      entries: [{}, {}, { payload: { value: '13.5', outOf: '20' } }],
    });
    const entryId = scored?.entries.at(-1)?.id ?? '';
    const withdrawn = await done(
      panel.handlers.candidates.withdrawEvidence({ entryId, reason: 'Erreur de ligne' }),
    );
    expect(
      withdrawn.enrolments[0]?.path[0]?.tests.find(({ testId }) => testId === 'BC1-questionnaire'),
    ).toMatchObject({
      state: 'excused',
      entries: [{}, {}, { withdrawal: { reason: 'Erreur de ligne' } }],
    });
    expect(await refusal(panel.handlers.candidates.withdrawEvidence({ entryId, reason: 'Encore' }))).toBe(
      'evidence-withdrawn',
    );
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it.each([
    [{ value: '21' }, 'value', 'value-above-scale'],
    [{ value: 'treize' }, 'value', 'value-not-exact'],
    [{ value: null, outOf: null }, 'value', 'value-missing'],
    [{ author: '' }, 'author', 'author-missing'],
    [{ kind: 'exemption', value: null, outOf: null }, 'reference', 'reference-missing'],
    [{ kind: 'absence' }, 'value', 'value-of-absence'],
    [{ kind: 'tutor-grid', value: null, outOf: null }, 'value', 'outcome-or-value'],
    [{ date: '2026-12-25' }, 'date', 'in-the-future'],
  ])('is refused for what it lacks: %o', async (change, field, reason) => {
    const { enrolments } = await done(
      panel.handlers.candidates.save({ details: person(), enrolment: ENROLMENT }),
    );
    const answer = await panel.handlers.candidates.recordEvidence(entry(enrolments[0]?.id ?? '', change));
    expect(answer).toMatchObject({ code: 'evidence-invalid', details: { faults: [{ field, reason }] } });
  });
});
