/** Files of results as secretariats write them: marks in, each fault by its column, with what to do. */
import { describe, expect, it } from 'vitest';
import { readScores } from '../../../src/domain/candidate/import/read-scores.ts';
import type { ScoreReading } from '../../../src/domain/candidate/import/read-scores.ts';
import { readMark } from '../../../src/domain/candidate/import/score-cells.ts';
import { readTextFile } from '../../../src/domain/text/text-file.ts';
import { cqp } from '../certification/certification-files.ts';

const READING: ScoreReading = {
  certification: cqp,
  today: '2026-11-24',
  author: 'Organisme d’exemple',
  date: null,
};
const HEAD = 'Nom;Prénom;Date de naissance;Bloc;Épreuve;Note;Sur;Pondération;Date';
const FILE = [
  HEAD,
  'ÉCHANTILLON;Maëlle;04/07/1999;BC1;Questionnaire;13,5;20;30 %;03/11/2026',
  'ÉCHANTILLON;Maëlle;04/07/1999;BC1;Observation tuteur;80;100;20 %;10/11/2026',
].join('\r\n');
const read = (text: string, change: Partial<ScoreReading> = {}) =>
  readScores(text, { ...READING, ...change });
const row = (cells: string, change: Partial<ScoreReading> = {}) => {
  const [first] = read(`${HEAD};Évaluateur;Avis;Référence\n${cells}`, change).rows;
  if (first === undefined) throw new Error('no row');
  return first;
};
const faultsOf = (cells: string) =>
  row(cells).faults.map(({ column, field, reason }) => [field, column, reason]);
const inWindows1252 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('a file of results', () => {
  it.each([
    ['Windows-1252', inWindows1252(FILE)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${FILE}`)],
  ])('in %s gives the mark exactly, and asks which test a name means', (_encoding, bytes) => {
    const file = readTextFile(bytes);
    const scores = read(file.ok ? file.text : '');
    expect(scores.problem).toBeNull();
    expect(scores.tests).toEqual([
      { bloc: 'BC1', test: 'Questionnaire', testId: 'BC1-questionnaire', isSure: false },
      { bloc: 'BC1', test: 'Observation tuteur', testId: null, isSure: false },
    ]);
    const [first, second] = scores.rows;
    expect(first).toMatchObject({
      line: 2,
      named: { birthName: 'ÉCHANTILLON', firstName: 'Maëlle', birthDate: '1999-07-04' },
      testId: 'BC1-questionnaire',
      kind: 'score',
      payload: {
        value: '13.5',
        outOf: '20',
        date: '2026-11-03',
        weight: '30 %',
        author: 'Organisme d’exemple',
      },
      faults: [],
    });
    expect(second?.faults).toEqual([
      { field: 'test', column: 5, reason: 'which-test', cell: 'Observation tuteur' },
    ]);
  });

  it('takes the test that was chosen for a name; what only a tutor assesses is a tutor’s grid', () => {
    const testId = 'BC1-workplace-observation';
    const [, second] = read(FILE, { chosen: [{ bloc: 'bc1', test: 'observation TUTEUR', testId }] }).rows;
    expect(second).toMatchObject({ testId, kind: 'tutor-grid', faults: [] });
  });

  it('reads commas with quotes, one column for the name, and ISO dates', () => {
    const text = 'Candidat,Épreuve,Bloc,Note,Date\n"ESSAI, Zoé","BC2-questionnaire",BC2,"12,5/20",2026-11-03';
    expect(read(text).rows).toMatchObject([
      {
        named: { fullName: 'ESSAI, Zoé' },
        testId: 'BC2-questionnaire',
        payload: { value: '12.5', outOf: '20' },
        faults: [],
      },
    ]);
  });

  it.each([
    ['A;B;;BC1;Questionnaire;=1+1;20;;03/11/2026', [['value', 6, 'formula']]],
    ['A;B;;BC1;Questionnaire;treize;20;;03/11/2026', [['value', 6, 'value-not-exact']]],
    ['A;B;;BC1;Questionnaire;21;20;;03/11/2026', [['value', 6, 'value-above-scale']]],
    ['A;B;;BC1;Questionnaire;;20;;03/11/2026', [['value', 6, 'missing']]],
    ['A;B;;BC1;Questionnaire;13;;;03/11/2026', [['outOf', 7, 'scale-missing']]],
    ['A;B;;BC1;Questionnaire;13/20;40;;03/11/2026', [['outOf', 7, 'scales-differ']]],
    ['A;B;31/02/1999;BC1;Questionnaire;13;20;;03/11/2026', [['birthDate', 3, 'not-a-date']]],
    ['A;B;;BC1;Questionnaire;13;20;;31/11/2026', [['date', 9, 'not-a-date']]],
    ['A;B;;BC1;Questionnaire;13;20;;25/12/2026', [['date', 9, 'in-the-future']]],
    ['A;B;;BC1;Questionnaire;13;20;;', [['date', 9, 'missing']]],
    ['A;;;BC1;Questionnaire;13;20;;03/11/2026', [['firstName', 2, 'missing']]],
    [
      'A;B;;BC7;Questionnaire;13;20;;03/11/2026',
      [
        ['bloc', 4, 'unknown-bloc'],
        ['test', 5, 'which-test'],
      ],
    ],
    ['A;B;;BC1;;13;20;;03/11/2026', [['bloc', 4, 'which-test']]],
    ['A;B;;BC1;Questionnaire;13;20;;03/11/2026;;bof', [['outcome', 11, 'unknown-word']]],
    ['A;B;;BC1;Questionnaire;disp;;;03/11/2026', [['reference', 12, 'reference-missing']]],
  ])('says by column what keeps %s out', (cells, faults) => {
    expect(faultsOf(cells)).toEqual(faults);
  });

  it('asks who assessed where neither the row nor whoever imports says it', () => {
    const cells = 'A;B;;BC1;Questionnaire;13;20;;03/11/2026';
    expect(row(cells, { author: ' ' }).faults).toMatchObject([{ field: 'author', reason: 'author-missing' }]);
    expect(row(`${cells};M. Témoin`, { author: '' })).toMatchObject({
      payload: { author: 'M. Témoin' },
      faults: [],
    });
  });

  it('takes absences, excuses, exemptions and opinions for what they are', () => {
    const of = (mark: string, rest = '') => row(`A;B;;BC1;Questionnaire;${mark};20;;03/11/2026${rest}`);
    expect(of('ABS')).toMatchObject({
      kind: 'absence',
      payload: { isExcused: false, value: null },
      faults: [],
    });
    expect(of('excusée')).toMatchObject({ kind: 'absence', payload: { isExcused: true }, faults: [] });
    expect(of('Dispensé', ';;;Décision 12')).toMatchObject({ kind: 'exemption', faults: [] });
    expect(of('', ';;Non acquis')).toMatchObject({
      kind: 'on-file',
      payload: { outcome: 'unfavourable' },
      faults: [],
    });
  });

  it.each([
    ['', 'empty'],
    [`${HEAD}\n`, 'empty'],
    ['A;B\n1;2', 'no-names'],
    ['Nom;Prénom\nA;B', 'no-marks'],
    [`${HEAD}\n"A;B`, 'unclosed-quote'],
  ])('says why nothing of %j can be read', (text, problem) => {
    expect(read(text)).toMatchObject({ problem, rows: [] });
  });
});

describe('a mark', () => {
  it.each([
    ['13,5', { value: '13.5', outOf: null }],
    ['1 250,5', { value: '1250.5', outOf: null }],
    ['80 %', { value: '80', outOf: '100' }],
    ['07/20', { value: '07', outOf: '20' }],
  ])('%s', (cell, mark) => {
    expect(readMark(cell)).toEqual({ kind: 'mark', ...mark });
  });

  it.each(['-3', '13,5,2', '1e3', '12/', '/20', '12/20/20', 'Infinity', '0x10'])('is not %s', (cell) => {
    expect(readMark(cell)).toEqual({ kind: 'fault', reason: 'value-not-exact' });
  });
});
