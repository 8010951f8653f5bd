import { describe, expect, it } from 'vitest';
import { all, faultsOf, remove, set } from './spoil.ts';
import type { Faulty } from './spoil.ts';

const FAULTY: readonly Faulty[] = [
  [
    'a test over an unknown bloc',
    set(['tests', 3, 'blocIds', 0], 'U9'),
    ['tests[3].blocIds[0] unknown-bloc : aucun bloc « U9 » dans cette certification'],
  ],
  [
    'a test on a competence outside its blocs',
    set(['tests', 0, 'competenceIds'], ['H1', 'H2', 'H3']),
    [
      'tests[0].competenceIds[2] unknown-competence : la compétence « H3 » n’est dans aucun des blocs de cette épreuve',
    ],
  ],
  [
    'a test on an unknown scale',
    set(['tests', 3, 'scaleId'], 'stars'),
    ['tests[3].scaleId unknown-scale : aucune échelle « stars » dans ce fichier'],
  ],
  [
    'a jury test without phases',
    set(['tests', 2, 'phases'], []),
    ['tests[2].phases phases-missing : une épreuve devant jury a au moins une phase'],
  ],
  [
    'a jury test without a phase before the jury',
    set(['tests', 2, 'phases', 0, 'isElsewhere'], true),
    [
      'tests[2].phases phases-missing : une épreuve devant jury a au moins une phase devant lui : toutes se tiennent dans une autre salle',
    ],
  ],
  [
    'two tests of one title over the same blocs',
    all(set(['tests', 3, 'title'], 'oral  de\u00a0Réglage'), set(['tests', 3, 'blocIds'], ['U1'])),
    ['tests[3].title same-words : se lit comme « T1 » : rien ne les distinguerait'],
  ],
  [
    'two competences of one label and statement',
    all(
      set(['competences', 1, 'sourceLabel'], 'H1'),
      set(['competences', 1, 'statement'], 'Régler une horloge au large'),
    ),
    ['competences[1].statement same-words : se lit comme « H1 » : rien ne les distinguerait'],
  ],
  [
    'phases without a jury',
    set(['tests', 2, 'evaluators', 0, 'kind'], 'trainer'),
    ['tests[2].phases phases-unexpected : seule une épreuve devant jury a des phases'],
  ],
  [
    'a jury test with nothing to mark',
    all(
      set(['blocs', 1, 'competenceIds'], []),
      set(['tests', 2, 'blocIds'], ['U2']),
      remove(['tests', 2, 'competenceIds']),
    ),
    [
      'tests[1].competenceIds[1] unknown-competence : la compétence « H3 » n’est dans aucun des blocs de cette épreuve',
      'tests[1].competenceIds[2] unknown-competence : la compétence « H4 » n’est dans aucun des blocs de cette épreuve',
      'tests[1].results nothing-to-mark : un résultat par bloc : cette épreuve ne couvre aucune compétence du bloc « U2 »',
      'tests[2] nothing-to-mark : cette épreuve devant jury ne couvre aucune compétence',
      'tests[1].rule.aggregation.criterionId unknown-target : l’épreuve « T2 » n’a pas de critère « H4-1 »',
    ],
  ],
  [
    'a contradiction that the description does not quote',
    set(['tests', 0, 'contradiction', 'with'], 'Un tuteur décide'),
    [
      'tests[0].contradiction.with contradiction-not-quoted : ce texte doit être un extrait exact de la description',
    ],
  ],
  [
    'a contradiction without the evaluator that is named',
    all(set(['tests', 0, 'evaluators'], [{ text: 'x', kind: 'trainer' }])),
    [
      'tests[0].contradiction.choices contradiction-without-evaluator : le choix doit comprendre l’évaluateur nommé (« trainer »)',
    ],
  ],
  [
    'more candidates at least than at most',
    set(['tests', 1, 'candidates', 'min'], 4),
    [
      'tests[1].candidates.max range-reversed : le minimum est de 4 candidats : le maximum ne peut être plus petit',
    ],
  ],
  [
    'one result for each of no bloc',
    set(['tests', 2, 'results'], 'per-bloc'),
    ['tests[2].results incompatible : un résultat par bloc demande de nommer les blocs (blocIds)'],
  ],
  [
    'a test without a bloc that decides alone',
    set(['tests', 2, 'isDeciding'], true),
    [
      'tests[2].isDeciding incompatible : cette épreuve porte sur toute la certification : elle n’a pas de bloc dont décider',
    ],
  ],
  [
    'two tests that decide alone of one bloc',
    set(['tests', 1, 'isDeciding'], true),
    ['tests[1].isDeciding incompatible : l’épreuve « T1 » décide déjà seule du bloc « U1 »'],
  ],
  [
    'a questionnaire that decides',
    set(['tests', 3, 'isDeciding'], true),
    ['tests[3].isDeciding incompatible : seule une épreuve devant jury peut décider de ses blocs'],
  ],
];

describe('the checks of tests', () => {
  it.each(FAULTY)('refuse %s', (_name, spoil, expected) => {
    expect(faultsOf(spoil)).toEqual(expected);
  });
});
