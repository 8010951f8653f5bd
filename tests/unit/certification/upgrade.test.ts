import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCertificationText } from '../../../src/domain/certification/certification.parse.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import { fromReferentiel } from '../../../src/domain/certification/from-referentiel.ts';
import { upgradeText } from '../../../src/domain/certification/upgrade/upgrade.ts';
import { nodeAt, setAt } from '../referentiel/json-access.ts';
import type { JsonPath } from '../referentiel/json-access.ts';
import { CQP_PATH, readJson } from '../referentiel/referentiel-files.ts';
import { cqp } from './certification-files.ts';
import { SAMPLE } from './sample.ts';

const given = (name: string) =>
  readFileSync(new URL(`../../fixtures/certifications/format-1/${name}.json`, import.meta.url), 'utf8');

function upgraded(text: string): { readonly value: Certification; readonly notes: readonly string[] } {
  const upgrade = upgradeText(text);
  if (!upgrade.ok) throw new Error(JSON.stringify(upgrade.faults, null, 2));
  const { notes, value } = upgrade;
  // What the command writes is what anybody reads.
  expect(parseCertificationText(JSON.stringify(value, null, 2))).toEqual({
    ok: true,
    format: 2,
    value,
    file: value,
  });
  return { value, notes: notes.map(({ line, message, path }) => `${String(line)} ${path} : ${message}`) };
}

const testOf = ({ tests }: Certification, testId: string) => tests.find(({ id }) => id === testId);

describe('a file of format 1 rewritten in format 2', () => {
  it.each(['a-cqp-paritaire', 'b-titre-professionnel', 'c-vae-3-blocs', 'f-ecos'])(
    'is what it was read as, nothing more: %s',
    (name) => {
      const reading = parseCertificationText(given(name));
      if (!reading.ok || reading.format === 2) throw new Error(name);
      expect(upgraded(given(name)).value).toEqual(fromReferentiel(reading.file));
    },
  );

  it('is the first certification word for word', () => {
    expect(upgraded(readFileSync(CQP_PATH, 'utf8'))).toEqual({
      value: cqp,
      notes: [
        '495 blocs[0].tests[3] : même épreuve en plusieurs blocs (BC1-role-play, BC2-role-play) ? Si le candidat ne la passe qu’une fois, n’en gardez qu’une : blocIds les nomme tous, results vaut « per-bloc »',
      ],
    });
  });

  it('asks whether a test that stands in several blocs is one', () => {
    const { notes } = upgraded(given('c-vae-3-blocs'));
    expect(notes).toEqual([
      '40 blocs[0].tests[0] : même épreuve en plusieurs blocs (V1-entretien, V2-entretien, V3-entretien) ? Si le candidat ne la passe qu’une fois, n’en gardez qu’une : blocIds les nomme tous, results vaut « per-bloc »',
    ]);
    expect(upgraded(given('f-ecos')).notes).toEqual([]);
  });

  it('takes one test over two blocs for what it is', () => {
    const { notes, value } = upgraded(given('i-epreuve-sur-deux-blocs'));
    expect(testOf(value, 'BC01-soutenance')).toMatchObject({
      blocIds: ['BC01', 'BC02'],
      competenceIds: ['C1.1', 'C1.2', 'C2.1'],
      results: 'per-bloc',
      isDeciding: false,
    });
    expect(notes[0]).toBe(
      '131 blocs[0].tests[2].competenceIds : une épreuve, plusieurs blocs : blocIds BC01, BC02, un résultat par bloc (results)',
    );
  });

  it('takes a trainer for a trainer', () => {
    const { notes, value } = upgraded(given('k-evaluateur-formateur'));
    expect(testOf(value, 'BC01-qcm')?.evaluators).toEqual([{ text: 'formateur', kind: 'trainer' }]);
    expect(notes[0]).toBe(
      '89 blocs[0].tests[1].evaluator.role : devient tests[].evaluators[].kind : « trainer »',
    );
  });

  it('gives a drawn text, not the subject of a role play, to a language oral', () => {
    const { notes, value } = upgraded(given('g-langue'));
    expect(testOf(value, 'PO-oral')?.materials).toEqual(['text']);
    expect(notes).toEqual([
      '114 blocs[0].tests[0].extras : « subject » devient materials : « text », un texte remis au candidat ; « drawn-question » si c’est une question tirée, « role-play-subject » si c’est un jeu de rôle',
    ]);
    expect(testOf(cqp, 'BC1-role-play')?.materials).toEqual(['role-play-subject']);
  });
});

describe('marks out of 20, in keys that format 1 had not', () => {
  const { notes, value } = upgraded(given('d1-bts-note-sur-20'));

  it('become scales, weights and rules', () => {
    expect(value.scales).toEqual([
      { kind: 'numeric', id: 'note', title: 'Note de 0 à 20', min: 0, max: 20, step: 0.5, decimals: 1 },
      { kind: 'numeric', id: 'points-8', title: 'Sur 8 points', min: 0, max: 8, step: 0.5, decimals: 1 },
      { kind: 'numeric', id: 'points-12', title: 'Sur 12 points', min: 0, max: 12, step: 0.5, decimals: 1 },
    ]);
    expect(value.competences.map(({ criteria, id, weight }) => [id, weight, criteria[0]?.scaleId])).toEqual([
      ['E4.1', 0.4, 'points-8'],
      ['E4.2', 0.6, 'points-12'],
    ]);
    const aggregation = { kind: 'weighted-mean', outOf: 20, threshold: 10 };
    expect(value.rule).toEqual({ jurors: 'mean', ties: 'jury', criteria: 'sum', aggregation });
    expect(value.isRuleConfirmed).toBe(false);
    expect(value.blocs[0]).toMatchObject({ weight: 4, rule: { aggregation, eliminatoryBelow: 6 } });
    expect(value.jury.minMembers).toBe(2);
  });

  it('are each named, at the line where the file has them', () => {
    expect(notes.map((note) => note.split(' : ')[0])).toEqual([
      '90 scale',
      '35 blocs[0].competences[0].criteria[0].maxPoints',
      '50 blocs[0].competences[1].criteria[0].maxPoints',
      '95 threshold',
      '87 blocs[0].eliminatoryBelow',
      '38 blocs[0].competences[0].weight',
      '40 blocs[0].competences[1]',
      '86 blocs[0].coefficient',
      '97 juryRules.minMembers',
    ]);
  });
});

describe('other ways to say them', () => {
  const edited = (...changes: readonly (readonly [JsonPath, unknown])[]) => {
    const file = readJson(CQP_PATH);
    for (const [path, value] of changes) setAt(file, path, value);
    return JSON.stringify(file, null, 2);
  };

  it('a share stays a share where no mark is a number; a language is that of the wording', () => {
    const { value } = upgraded(edited([['threshold'], 0.6], [['language'], 'oc']));
    expect(value.rule.aggregation).toEqual({ kind: 'mean-share', threshold: 0.6 });
    expect(value.language).toBe('oc');
  });

  it('levels of a session become a scale, a weight stays with its criterion or its test', () => {
    const levels = [
      { id: 'a', label: 'Très bien', weight: 1, shape: 'full' },
      { id: 'b', label: 'Bien', weight: 0.5, shape: 'half' },
      { id: 'c', label: 'Trop peu bien', weight: 0, shape: 'empty' },
    ];
    const { value } = upgraded(
      edited(
        [['scale'], { levels }],
        [['blocs', 0, 'competences', 0, 'criteria', 0, 'weight'], 2],
        [['blocs', 1, 'tests', 2, 'coefficient'], 3],
      ),
    );
    expect(value.scales[0]).toMatchObject({
      kind: 'levels',
      levels: [
        { id: 'a', short: 'TB', value: 1, shape: 'full' },
        { id: 'b', short: 'B', value: 0.5 },
        { id: 'c', short: 'TPB', value: 0 },
      ],
    });
    expect(value.competences[0]?.criteria[0]?.weight).toBe(2);
    expect(testOf(value, 'BC2-role-play')?.weight).toBe(3);
  });

  it('points weigh by themselves when nothing else does', () => {
    const file: unknown = JSON.parse(given('d1-bts-note-sur-20'));
    Reflect.deleteProperty(nodeAt(file, ['blocs', 0, 'competences', 0]), 'weight');
    const { value } = upgraded(JSON.stringify(file));
    expect(value.competences.map(({ weight }) => weight)).toEqual([8, 12]);
  });

  it('what cannot be told is named and left out', () => {
    const { notes, value } = upgraded(
      edited(
        [['scale'], { from: 'A', to: 'F' }],
        [['juryRules'], { minMembers: 'two', colour: 'red', quorum: 3 }],
      ),
    );
    expect(value.scales).toEqual([]);
    expect(value.jury).toEqual({ ...cqp.jury, quorum: 3 });
    expect(notes.map((note) => note.replace(/^\d+ /, '')).slice(0, 4)).toEqual([
      'scale : échelle non reprise : décrivez-la dans « scales »',
      'juryRules.minMembers : non repris : voyez ce que « jury » peut dire',
      'juryRules.colour : non repris : voyez ce que « jury » peut dire',
      'juryRules.quorum : devient jury.quorum',
    ]);
  });
});

describe('a file that cannot be rewritten', () => {
  it.each([
    ['of format 2 already', JSON.stringify(SAMPLE), 'schema', 1],
    ['of no format', '{}', 'schema', 1],
    ['that is not JSON', '{\n"schema": }', '', 2],
  ])('is refused, %s', (_name, text, path, line) => {
    expect(upgradeText(text)).toMatchObject({ ok: false, faults: [{ path, line }] });
  });

  it('is refused for a key that nothing explains, at its line', () => {
    const file = readJson(CQP_PATH);
    setAt(file, ['blocs', 0, 'colour'], 'red');
    const text = JSON.stringify(file, null, 2);
    const line = text.slice(0, text.indexOf('"colour"')).split('\n').length;
    expect(upgradeText(text)).toMatchObject({
      ok: false,
      faults: [{ path: 'blocs[0].colour', line, code: 'unknown-key' }],
    });
  });

  it('is refused when what it says cannot be', () => {
    const file: unknown = JSON.parse(given('d1-bts-note-sur-20'));
    setAt(file, ['blocs', 0, 'eliminatoryBelow'], 30);
    expect(upgradeText(JSON.stringify(file))).toMatchObject({
      ok: false,
      faults: [{ path: 'blocs[0].rule.eliminatoryBelow', code: 'unreachable', line: null }],
    });
  });
});
