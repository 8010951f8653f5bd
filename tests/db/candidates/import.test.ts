/** Candidates imported from a file: good rows in, bad ones shown, and nobody taken for another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { ENROLMENT, person } from './file-parts.ts';

afterEach(closePanels);

let panel: Panel;
beforeEach(() => {
  panel = openPanel();
});

const bytesOf = (...rows: readonly string[]) => Uint8Array.from(Buffer.from(rows.join('\r\n')));
const FILE = bytesOf(
  'Nom de naissance;Prénom;Sexe;Date de naissance;Code INSEE naissance;Modalité d’accès',
  'ÉCHANTILLON;Maëlle;F;04/07/1999;59350;VAE',
  ';Lou;F;31/02/1998;;',
  'FORMULE;=1+1;F;12/05/1997;75114;',
  'Echantillon;Maelle;F;04/07/1999;59350;VAE',
);
const { blocIds, certification, enrolledOn } = ENROLMENT;
const input = (choices: { line: number; personId: string | null }[] = [], bytes = FILE) => ({
  bytes,
  choices,
  enrolment: { blocIds, certification, enrolledOn },
});
const importRows = (...given: Parameters<typeof input>) =>
  panel.handlers.candidates.importRows(input(...given));
const names = async () =>
  (await done(panel.handlers.candidates.list({}))).rows.map(({ birthName }) => birthName);

describe('an import of candidates', () => {
  it('shows what it found first, and changes nothing', async () => {
    const preview = await done(panel.handlers.candidates.previewImport({ bytes: FILE, offset: 1, limit: 2 }));
    expect(preview).toMatchObject({ count: 4, faultyCount: 1, problem: null, encoding: 'utf-8' });
    expect(preview.rows.map(({ line }) => line)).toEqual([3, 4]);
    expect(await names()).toEqual([]);
  });

  it('takes the good rows, keeps a formula as text, and leaves a double for people to tell', async () => {
    const report = await done(importRows());
    expect(report).toEqual({ added: 2, enrolled: 2, faulty: 1, known: 0, waiting: [5], waitingCount: 1 });
    expect(await names()).toEqual(['ÉCHANTILLON', 'FORMULE']);
    const { rows } = await done(panel.handlers.candidates.list({ text: 'formule' }));
    expect(rows[0]).toMatchObject({ firstNames: ['=1+1'], missing: ['accessWay'] });
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('enrols whom it was told a row is, or someone new of the same name', async () => {
    const { id: personId } = await done(
      panel.handlers.candidates.save({ details: person({ birthName: 'Formule', firstNames: ['=1+1'] }) }),
    );
    expect(await done(importRows())).toMatchObject({ added: 1, waiting: [4, 5] });
    const told = [
      { line: 4, personId },
      { line: 2, personId: null },
    ];
    expect(await done(importRows(told))).toMatchObject({ added: 1, enrolled: 2, waiting: [5] });
    const file = await done(panel.handlers.candidates.get({ personId }));
    expect(file.enrolments).toMatchObject([{ certification }]);
    expect(await refusal(importRows([{ line: 4, personId: 'nobody' }]))).toBe('invalid-request');
  });

  it('is refused where nothing of it can be used, or it is no text', async () => {
    const bad = bytesOf('Nom;Prénom', ';Lou');
    expect(await refusal(importRows([], bad))).toBe('nothing-imported');
    expect(await refusal(importRows([], bytesOf('A;B', 'Fictif;Noé')))).toBe('invalid-request');
    const bytes = Uint8Array.from([0x00, 0x01, 0x02, 0x81, 0x8d]);
    expect(await refusal(panel.handlers.candidates.previewImport({ bytes }))).toBe('file-not-text');
  });
});
