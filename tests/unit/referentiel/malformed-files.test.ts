import { describe, expect, it } from 'vitest';
import { parseCertificationText } from '../../../src/domain/certification/certification.parse.ts';
import { parseReferentiel } from '../../../src/domain/referentiel/referentiel.parse.ts';
import { removeAt, setAt } from './json-access.ts';
import type { JsonPath } from './json-access.ts';
import { CQP_PATH, readJson, THREE_PHASES_PATH } from './referentiel-files.ts';

type Spoil = (file: unknown) => void;

const set =
  (path: JsonPath, value: unknown): Spoil =>
  (file) => {
    setAt(file, path, value);
  };

const remove =
  (path: JsonPath): Spoil =>
  (file) => {
    removeAt(file, path);
  };

const all =
  (...spoils: readonly Spoil[]): Spoil =>
  (file) => {
    for (const spoil of spoils) spoil(file);
  };

function faultsOf(spoil: Spoil): string[] {
  const file = readJson(CQP_PATH);
  spoil(file);
  return shown(parseReferentiel(file));
}

function shown(
  reading: { ok: true } | { ok: false; faults: readonly { readonly code: string; readonly path: string }[] },
): string[] {
  return reading.ok ? [] : reading.faults.map(({ code, path }) => `${path} ${code}`);
}

const TEST = 'blocs[2].tests[2]';
const ORAL: JsonPath = ['blocs', 2, 'tests', 2];
const PHASE: JsonPath = [...ORAL, 'phases', 0];

const FAULTY: readonly (readonly [string, Spoil, readonly string[]])[] = [
  ['another format', set(['schema'], 'pupitre.referentiel/2'), ['schema wrong-value']],
  ['no version', remove(['version']), ['version missing']],
  ['a version that is not three numbers', set(['version'], '2024'), ['version bad-format']],
  ['an id with capitals', set(['id'], 'CQP Commercial'), ['id bad-format']],
  ['another language', set(['language'], 'en'), ['language wrong-value']],
  ['no bloc', set(['blocs'], []), ['blocs too-few-items']],
  ['blocs as an object', set(['blocs'], {}), ['blocs wrong-type']],
  ['a misspelt key', set(['blocs', 0, 'titel'], 'x'), ['blocs[0].titel unknown-key']],
  ['a key that needs quoting', set(['source', 'a.b\n'], 'x'), [String.raw`source["a.b\n"] unknown-key`]],
  ['an empty title', set(['blocs', 1, 'title'], ''), ['blocs[1].title bad-format']],
  [
    'a title with a trailing space',
    set(['blocs', 0, 'competences', 2, 'criteria', 0, 'title'], 'Le contenu '),
    ['blocs[0].competences[2].criteria[0].title bad-format'],
  ],
  [
    'an indicator on two lines',
    set(['blocs', 0, 'competences', 0, 'criteria', 0, 'indicators', 1, 'text'], 'a\nb'),
    ['blocs[0].competences[0].criteria[0].indicators[1].text bad-format'],
  ],
  ['a blank line in prose', set([...ORAL, 'description'], 'a\n\nb'), [`${TEST}.description bad-format`]],
  [
    'a competence without criteria',
    set(['blocs', 0, 'competences', 0, 'criteria'], []),
    ['blocs[0].competences[0].criteria too-few-items'],
  ],
  ['a bloc without tests', set(['blocs', 1, 'tests'], []), ['blocs[1].tests too-few-items']],
  ['far too long a line', set(['title'], 'x'.repeat(2_001)), ['title too-long']],
  [
    'far too many items',
    set([...ORAL, 'deliverable', 'items'], Array(501).fill('x')),
    [`${TEST}.deliverable.items too-many-items`],
  ],
  [
    'a duration as text',
    set([...PHASE, 'durationMs'], '15 min'),
    [`${TEST}.phases[0].durationMs wrong-type`],
  ],
  ['a duration of zero', set([...PHASE, 'durationMs'], 0), [`${TEST}.phases[0].durationMs out-of-range`]],
  [
    'a duration over a day',
    set([...PHASE, 'durationMs'], 86_400_001),
    [`${TEST}.phases[0].durationMs out-of-range`],
  ],
  [
    'a fraction of a millisecond',
    set([...PHASE, 'durationMs'], 0.5),
    [`${TEST}.phases[0].durationMs wrong-type`],
  ],
  ['an unknown phase kind', set([...PHASE, 'kind'], 'pause'), [`${TEST}.phases[0].kind wrong-value`]],
  [
    'an unknown evaluator',
    set([...ORAL, 'evaluator', 'role'], 'parent'),
    [`${TEST}.evaluator.role wrong-value`],
  ],
  ['null for an optional part', set([...ORAL, 'deliverable'], null), [`${TEST}.deliverable wrong-type`]],
  [
    'an activity that does not exist',
    set(['blocs', 0, 'competences', 3, 'activityId'], 'A9.9'),
    ['blocs[0].competences[3].activityId unknown-activity'],
  ],
  [
    'an activity of another bloc',
    set(['blocs', 0, 'competences', 3, 'activityId'], 'A2.1'),
    ['blocs[0].competences[3].activityId unknown-activity'],
  ],
  [
    'a competence code used twice',
    set(['blocs', 1, 'competences', 0, 'id'], 'C1.1'),
    ['blocs[1].competences[0].id duplicate-id'],
  ],
  [
    'a criterion with the code of an action',
    set(['blocs', 1, 'competences', 0, 'criteria', 0, 'id'], 'A1.1-1'),
    ['blocs[1].competences[0].criteria[0].id duplicate-id'],
  ],
  ['a test code used twice', set([...ORAL, 'id'], 'BC1-oral-defence'), [`${TEST}.id duplicate-id`]],
  [
    'a phase code used twice',
    set([...ORAL, 'phases', 1, 'id'], 'presentation'),
    [`${TEST}.phases[1].id duplicate-id`],
  ],
  [
    'a scope outside the bloc',
    set([...ORAL, 'competenceIds'], ['C3.1', 'C1.1']),
    [`${TEST}.competenceIds[1] unknown-competence`],
  ],
  ['an empty scope', set([...ORAL, 'competenceIds'], []), [`${TEST}.competenceIds too-few-items`]],
  [
    'a scope that repeats itself',
    set([...ORAL, 'competenceIds'], ['C3.1', 'C3.1']),
    [`${TEST}.competenceIds[1] duplicate-entry`],
  ],
  ['a jury test without phases', set([...ORAL, 'phases'], []), [`${TEST}.phases phases-missing`]],
  [
    'phases for the platform',
    set(
      ['blocs', 0, 'tests', 0, 'phases'],
      [{ id: 'a', title: 'A', durationMs: 1, kind: 'performance', promptsUncovered: false }],
    ),
    ['blocs[0].tests[0].phases phases-unexpected'],
  ],
  [
    'a jury that does not sit',
    all(set(['blocs', 0, 'tests', 2, 'isJuryTest'], false), set(['blocs', 0, 'tests', 2, 'phases'], [])),
    ['blocs[0].tests[2].isJuryTest jury-flag-mismatch'],
  ],
  [
    'a jury test assessed by a tutor alone',
    remove([...ORAL, 'evaluator', 'contradiction']),
    [`${TEST}.isJuryTest jury-flag-mismatch`],
  ],
  [
    'a contradiction that the text does not show',
    set([...ORAL, 'evaluator', 'contradiction', 'with'], 'devant un comité'),
    [`${TEST}.evaluator.contradiction.with contradiction-not-quoted`],
  ],
  [
    'a contradiction with one choice',
    set([...ORAL, 'evaluator', 'contradiction', 'choices'], ['jury']),
    [`${TEST}.evaluator.contradiction.choices too-few-items`],
  ],
  [
    'a contradiction that leaves the named evaluator out',
    set([...ORAL, 'evaluator', 'contradiction', 'choices'], ['jury', 'jury']),
    [
      `${TEST}.evaluator.contradiction.choices contradiction-without-evaluator`,
      `${TEST}.evaluator.contradiction.choices[1] duplicate-entry`,
    ],
  ],
  [
    'several faults at once',
    all(remove(['version']), set(['blocs', 0, 'title'], 7)),
    ['version missing', 'blocs[0].title wrong-type'],
  ],
];

describe('a malformed référentiel is refused, each fault by its path', () => {
  it.each(FAULTY)('%s', (_name, spoil, expected) => {
    expect(faultsOf(spoil)).toEqual(expected);
  });

  it.each([null, [], 'pupitre.referentiel/1', 12, undefined])('not an object: %j', (input) => {
    expect(shown(parseReferentiel(input))).toEqual([' wrong-type']);
  });

  it('refuses a prototype smuggled in as a key', () => {
    const text = JSON.stringify(readJson(THREE_PHASES_PATH)).replace(
      '{',
      '{"__proto__":{"version":"9.9.9"},',
    );
    expect(shown(parseCertificationText(text))).toEqual(['__proto__ unknown-key']);
  });

  it('names the line and column of text that is not JSON', () => {
    expect(parseCertificationText('{\n  "schema": ,\n}')).toEqual({
      ok: false,
      faults: [
        {
          path: '',
          line: 2,
          code: 'not-json',
          message: 'le texte cesse d’être du JSON : ligne 2, colonne 13',
        },
      ],
    });
  });

  it('says in French what was expected', () => {
    const file = readJson(CQP_PATH);
    setAt(file, ['blocs', 1, 'competences', 0, 'id'], 'C1.1');
    const reading = parseReferentiel(file);
    expect(reading.ok ? [] : reading.faults.map(({ message }) => message)).toEqual([
      'identifiant « C1.1 » déjà employé en blocs[0].competences[0].id',
    ]);
  });
});
