import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  parseCertification,
  parseCertificationText,
} from '../../../src/domain/certification/certification.parse.ts';
import { removeAt, setAt } from '../referentiel/json-access.ts';
import { CQP_PATH, readJson, readReferentiel } from '../referentiel/referentiel-files.ts';
import { cqp } from './certification-files.ts';
import { SAMPLE } from './sample.ts';

const TEXT_1 = readFileSync(CQP_PATH, 'utf8');
const TEXT_2 = JSON.stringify(cqp, null, 2);

/** Line of the first place where that stands, counted from 1. */
const lineOf = (text: string, wanted: string) => text.slice(0, text.indexOf(wanted)).split('\n').length;

describe('the reading of a certification', () => {
  it('takes format 1 for what it holds, its own content beside', () => {
    const reading = parseCertificationText(TEXT_1);
    expect(reading).toEqual({ ok: true, format: 1, value: cqp, file: readReferentiel(CQP_PATH) });
  });

  it('takes format 2 as it stands', () => {
    expect(parseCertificationText(TEXT_2)).toEqual({ ok: true, format: 2, value: cqp, file: cqp });
    expect(parseCertification(SAMPLE)).toEqual({ ok: true, format: 2, value: SAMPLE, file: SAMPLE });
  });

  it.each([
    ['format 1', readJson(CQP_PATH), ['blocs', 1, 'title'], 'blocs[1].title'],
    ['format 2', JSON.parse(TEXT_2), ['tests', 3, 'evaluators', 0, 'text'], 'tests[3].evaluators[0].text'],
  ] as const)('names a fault of %s by its path, its line and why', (_name, file, path, shown) => {
    setAt(file, path, 'Ligne abîmée \u{fffd}');
    const text = JSON.stringify(file, null, 2);
    expect(parseCertificationText(text)).toEqual({
      ok: false,
      faults: [
        {
          path: shown,
          line: lineOf(text, 'Ligne abîmée'),
          code: 'bad-format',
          message: 'texte attendu sur une ligne, non vide, sans espace au bord ni caractère perdu',
        },
      ],
    });
    expect(parseCertification(file)).toMatchObject({ faults: [{ path: shown, line: null }] });
  });

  it('places a missing field on the line of the object that lacks it', () => {
    const file: unknown = JSON.parse(TEXT_2);
    removeAt(file, ['words', 'whole', 'partial']);
    const text = JSON.stringify(file, null, 2);
    expect(parseCertificationText(text)).toMatchObject({
      faults: [
        { path: 'words.whole.partial', code: 'missing', line: lineOf(text, '"whole": {\n      "total"') },
      ],
    });
  });

  it('refuses a key that stands twice in format 2, whose first would be lost', () => {
    const text = TEXT_2.replace('"shortTitle":', '"title": "Autre",\n  "shortTitle":');
    expect(parseCertificationText(text)).toMatchObject({
      faults: [{ path: 'title', line: lineOf(text, '"title": "Autre"'), code: 'duplicate-key' }],
    });
  });

  it.each([
    ['{}', 'schema', 'missing'],
    ['{"schema": "pupitre.certification/3"}', 'schema', 'wrong-value'],
    ['{"schema": 2}', 'schema', 'wrong-value'],
    ['[]', '', 'wrong-type'],
    ['null', '', 'wrong-type'],
    ['', '', 'not-json'],
    ['{"schema": "pupitre.certification/2",}', '', 'not-json'],
  ])('refuses %s by one fault', (text, path, code) => {
    expect(parseCertificationText(text)).toMatchObject({ ok: false, faults: [{ path, code, line: 1 }] });
  });
});
