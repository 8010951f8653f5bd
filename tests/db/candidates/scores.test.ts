/** Results imported from a file: whose they are, recorded once, withdrawn as one, and never taken for another's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { administrator, ADMINISTRATOR_PIN, ENROLMENT, person } from './file-parts.ts';

afterEach(closePanels);

let panel: Panel;
beforeEach(() => {
  panel = openPanel();
});

type Scores = Parameters<Panel['handlers']['candidates']['importScores']>[0];

const HEAD = 'Nom;Prénom;Date de naissance;Bloc;Épreuve;Note;Sur;Pondération;Date';
const MARK = 'ÉCHANTILLON;Maëlle;04/07/1999;BC1;Questionnaire;13,5;20;30 %;03/11/2026';
const file = (...rows: readonly string[]) => Uint8Array.from(Buffer.from([HEAD, ...rows].join('\r\n')));
const scores = (change: Partial<Scores> = {}): Scores => ({
  bytes: file(MARK),
  fileName: 'evaluations.csv',
  certification: ENROLMENT.certification,
  author: 'Organisme d’exemple',
  date: null,
  tests: [],
  choices: [],
  replacing: null,
  ...change,
});
/** What a preview is asked with: all but what is only said when it is imported. */
const asked = ({ author, bytes, certification, choices, date, tests }: Scores) => ({
  author,
  bytes,
  certification,
  choices,
  date,
  tests,
});
const preview = (given: Scores) => done(panel.handlers.candidates.previewScores(asked(given)));
const load = (change?: Partial<Scores>) => panel.handlers.candidates.importScores(scores(change));
const imports = async () => (await done(panel.handlers.candidates.scoreImports({}))).rows;

async function enrolled(birthDate: string | null = '1999-07-04') {
  const { birth } = person();
  const saved = await done(
    panel.handlers.candidates.save({
      details: person({ birth: { ...birth, date: birthDate } }),
      enrolment: ENROLMENT,
    }),
  );
  return saved;
}

async function questionnaire(personId: string) {
  const { enrolments } = await done(panel.handlers.candidates.get({ personId }));
  return enrolments[0]?.path[0]?.tests.find(({ testId }) => testId === 'BC1-questionnaire');
}

describe('an import of results', () => {
  it('shows whose each is first and changes nothing; then it is evidence with the file’s name and digest', async () => {
    const { id } = await enrolled();
    const shown = await preview(scores());
    expect(shown).toMatchObject({ count: 1, faultyCount: 0, knownCount: 0, encoding: 'utf-8' });
    expect(shown.rows).toMatchObject([{ candidate: { personId: id }, isKnown: false }]);
    expect(await questionnaire(id)).toMatchObject({ state: 'to-come', entries: [] });
    expect(await done(load())).toEqual({ recorded: 1, replaced: 0, known: 0, faulty: 0 });
    expect(await questionnaire(id)).toMatchObject({
      state: 'done',
      entries: [
        {
          kind: 'score',
          sourceSha256: shown.sourceSha256,
          payload: { value: '13.5', outOf: '20', weight: '30 %', fileName: 'evaluations.csv', line: 2 },
        },
      ],
    });
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('records a result once, however often and in whatever file it comes', async () => {
    const { id } = await enrolled();
    await done(load());
    expect((await preview(scores())).knownCount).toBe(1);
    expect(await done(load())).toMatchObject({ recorded: 0, known: 1 });
    const other = file(MARK.replace('13,5', '13,50'), MARK);
    expect(await done(load({ bytes: other }))).toMatchObject({ recorded: 0, known: 2 });
    expect((await questionnaire(id))?.entries).toHaveLength(1);
    expect(await imports()).toMatchObject([{ fileName: 'evaluations.csv', entryCount: 1, standingCount: 1 }]);
  });

  it('is withdrawn as a whole with a reason, once, and may be imported again', async () => {
    const { id } = await enrolled();
    const retake = MARK.replace('13,5', '16').replace('03/11', '04/11');
    await done(load({ bytes: file(MARK, retake) }));
    const [made] = await imports();
    const of = { sourceSha256: made?.sourceSha256 ?? '', recordedAt: made?.recordedAt ?? 0 };
    const undo = { ...of, reason: 'Mauvais fichier' };
    expect(await done(panel.handlers.candidates.withdrawImport(undo))).toEqual({ withdrawn: 2 });
    expect(await questionnaire(id)).toMatchObject({
      state: 'to-come',
      entries: [{ withdrawal: { reason: 'Mauvais fichier' } }, { withdrawal: { reason: 'Mauvais fichier' } }],
    });
    expect(await refusal(panel.handlers.candidates.withdrawImport(undo))).toBe('evidence-withdrawn');
    const nowhere = { ...undo, recordedAt: 1 };
    expect(await refusal(panel.handlers.candidates.withdrawImport(nowhere))).toBe('not-found');
    expect(await done(load({ bytes: file(MARK, retake) }))).toMatchObject({ recorded: 2 });
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('withdraws what it says otherwise of the same day only with a reason', async () => {
    const { id } = await enrolled();
    await done(load());
    const corrected = scores({ bytes: file(MARK.replace('13,5', '15')) });
    expect(await preview(corrected)).toMatchObject({
      againstCount: 1,
      rows: [{ against: [{ payload: { value: '13.5' } }] }],
    });
    expect(await refusal(panel.handlers.candidates.importScores(corrected))).toBe('nothing-imported');
    const told = { ...corrected, replacing: 'Note corrigée par l’organisme' };
    expect(await done(panel.handlers.candidates.importScores(told))).toMatchObject({
      recorded: 1,
      replaced: 1,
    });
    expect((await questionnaire(id))?.entries).toMatchObject([
      { withdrawal: { reason: 'Note corrigée par l’organisme' } },
      { payload: { value: '15' }, withdrawal: null },
    ]);
  });

  it('takes nobody for another: homonyms, a date of birth that differs, someone who is not enrolled', async () => {
    const [one, other] = [await enrolled(), await enrolled('1998-01-01')];
    const unsaid = MARK.replace('04/07/1999', '');
    const wrong = MARK.replace('1999', '1997');
    const nobody = MARK.replace('Maëlle', 'Iris');
    const given = scores({ bytes: file(unsaid, wrong, nobody) });
    const { rows } = await preview(given);
    expect(rows.map(({ alike, faults }) => [faults[0]?.reason, alike.length])).toEqual([
      ['several-persons', 2],
      ['several-persons', 2],
      ['nobody-enrolled', 0],
    ]);
    expect(await refusal(panel.handlers.candidates.importScores(given))).toBe('nothing-imported');
    const choices = [{ line: 2, enrolmentId: other.enrolments[0]?.id ?? '' }];
    expect(await done(panel.handlers.candidates.importScores({ ...given, choices }))).toMatchObject({
      recorded: 1,
      faulty: 2,
    });
    expect((await questionnaire(other.id))?.state).toBe('done');
    expect((await questionnaire(one.id))?.state).toBe('to-come');
  });

  it('finds who was merged by who stands for them', async () => {
    const [kept, merged] = [await enrolled(), await enrolled(null)];
    const confirmation = { administratorId: await administrator(panel), pin: ADMINISTRATOR_PIN };
    await done(
      panel.handlers.candidates.merge({
        keptId: kept.id,
        mergedId: merged.id,
        reason: 'Deux fois',
        confirmation,
      }),
    );
    expect(await done(load())).toMatchObject({ recorded: 1 });
    expect(await done(load())).toMatchObject({ recorded: 0, known: 1 });
  });

  it('refuses two marks of one day for one test, and takes the first', async () => {
    await enrolled();
    const given = scores({ bytes: file(MARK, MARK.replace('13,5', '7')) });
    expect((await preview(given)).rows[1]?.faults).toMatchObject([
      { field: 'value', reason: 'twice-in-file' },
    ]);
    expect(await done(panel.handlers.candidates.importScores(given))).toMatchObject({
      recorded: 1,
      faulty: 1,
    });
  });

  it('shows the faulty rows alone, a part at a time, and refuses what is no table', async () => {
    await enrolled();
    const given = scores({ bytes: file(MARK, MARK.replace('13,5', '=1+1'), MARK.replace('13,5', '')) });
    const part = await done(
      panel.handlers.candidates.previewScores({ ...asked(given), isFaulty: true, limit: 1, offset: 1 }),
    );
    expect(part).toMatchObject({ rowCount: 3, count: 2, faultyCount: 2 });
    expect(part.rows.map(({ line }) => line)).toEqual([4]);
    expect(await refusal(load({ bytes: Uint8Array.from(Buffer.from('A;B\n1;2')) }))).toBe('invalid-request');
    expect(await refusal(load({ bytes: Uint8Array.from([0x00, 0x01, 0x81]) }))).toBe('file-not-text');
  });
});
