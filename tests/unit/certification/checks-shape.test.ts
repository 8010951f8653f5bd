import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../referentiel/json-access.ts';
import { all, faultsOf, push, set } from './spoil.ts';
import type { Faulty } from './spoil.ts';

const LEVELS: JsonPath = ['scales', 0, 'levels'];

const FAULTY: readonly Faulty[] = [
  [
    'a code that every object answers to',
    set(['competences', 2, 'criteria', 1, 'id'], 'constructor'),
    ['competences[2].criteria[1].id bad-format : ce mot est réservé : donnez un autre code'],
  ],
  [
    'an unknown kind of rule',
    set(['rule', 'aggregation', 'kind'], 'guess'),
    [
      'rule.aggregation.kind wrong-value : valeur attendue : « mean-share » ou « share-at-level » ou « weighted-mean » ou « sum » ou « all-required » ou « global-rating »',
    ],
  ],
  [
    'a level that is neither a code nor a number',
    set(['rule', 'aggregation', 'atLeast'], true),
    ['rule.aggregation.atLeast wrong-type : type attendu : texte ou nombre'],
  ],
  [
    'a threshold with a decimal comma',
    set(['rule', 'aggregation', 'threshold'], '0,7'),
    ['rule.aggregation.threshold wrong-type : type attendu : nombre'],
  ],
  [
    'a weight of nothing',
    set(['blocs', 0, 'weight'], 0),
    ['blocs[0].weight out-of-range : valeur attendue : plus de 0'],
  ],
  [
    'a link that opens a program',
    set(['references', 0, 'url'], 'javascript:alert(1)'),
    ['references[0].url bad-format : adresse attendue sous la forme https://exemple.fr/page'],
  ],
  [
    'an id that a bloc and a criterion share',
    set(['competences', 2, 'criteria', 1, 'id'], 'H3-1'),
    [
      'competences[2].criteria[1].id duplicate-id : identifiant « H3-1 » déjà employé en competences[2].criteria[0].id',
    ],
  ],
  [
    'two scales of one id',
    set(['scales', 3, 'id'], 'ticks'),
    [
      'scales[3].id duplicate-id : identifiant « ticks » déjà employé en scales[2].id',
      'competences[3].criteria[0].scaleId unknown-scale : aucune échelle « overall » dans ce fichier',
      'tests[1].rule.aggregation.atLeast unknown-level : aucun niveau « pass » dans l’échelle de « H4-1 »',
    ],
  ],
  [
    'two phases of one id',
    set(['tests', 0, 'phases', 1, 'id'], 'preparation'),
    [
      'tests[0].phases[1].id duplicate-id : identifiant « preparation » déjà employé en tests[0].phases[0].id',
    ],
  ],
  [
    'levels from worst to best',
    all(set([...LEVELS, 1, 'value'], 4)),
    [
      'scales[0].levels[1].value scale-order : les niveaux vont du meilleur au moins bon : moins de 3 attendu',
    ],
  ],
  [
    'levels that count the same',
    set([...LEVELS, 2, 'value'], 2),
    [
      'scales[0].levels[2].value scale-order : les niveaux vont du meilleur au moins bon : moins de 2 attendu',
    ],
  ],
  [
    'levels that a space alone tells apart',
    all(set([...LEVELS, 1, 'label'], 'Pas sûr'), set([...LEVELS, 2, 'label'], 'Pas\u202fsûr')),
    ['scales[0].levels[2].label same-words : « Pas\u202fsûr » désigne déjà un autre niveau de cette échelle'],
  ],
  [
    'a character that nobody sees',
    set([...LEVELS, 1, 'label'], 'Sûr\u200b'),
    ['scales[0].levels[1].label unseen : caractères invisibles, à retirer : U+200B'],
  ],
  [
    'a title that reads backwards',
    set(['title'], '\u202eeuqilpitlum'),
    ['title unseen : caractères invisibles, à retirer : U+202E'],
  ],
  [
    'levels that one sign stands for',
    set([...LEVELS, 1, 'short'], 's'),
    ['scales[0].levels[1].short same-words : « s » désigne déjà un autre niveau de cette échelle'],
  ],
  [
    'a scale on which nothing counts',
    all(set(['scales', 2, 'levels', 0, 'value'], 0), set(['scales', 2, 'levels', 1, 'value'], -1)),
    ['scales[2].levels[0].value unreachable : le meilleur niveau doit compter plus de 0'],
  ],
  [
    'a level whose id is another number than its value',
    set([...LEVELS, 1, 'id'], '3'),
    [
      'scales[0].levels[1].id incompatible : cet identifiant se lit comme un nombre qui n’est pas sa valeur (2)',
      'rule.aggregation.atLeast unknown-level : aucun niveau « good » dans les échelles de l’épreuve « T3 »',
    ],
  ],
  [
    'a whole that is less than the best level',
    set(['scales', 0, 'most'], 2.5),
    ['scales[0].most range-reversed : le meilleur niveau compte 3 : le tout ne peut compter moins'],
  ],
  [
    'a step that does not lead to the maximum',
    set(['scales', 1, 'step'], 0.3),
    ['scales[1].step off-step : de 0 à 20, il faut un nombre entier de pas : 0,3 n’y tombe pas juste'],
  ],
  [
    'half points without a decimal',
    set(['scales', 1, 'decimals'], 0),
    [
      'scales[1].decimals off-step : le minimum (0) et le pas (0,5) ne s’écrivent pas avec ce nombre de décimales',
    ],
  ],
  [
    'a maximum under the minimum',
    set(['scales', 1, 'min'], 30),
    ['scales[1].max range-reversed : le maximum doit dépasser le minimum (30)'],
  ],
  [
    'a bloc with an unknown competence',
    push(['blocs', 1, 'competenceIds'], 'H9'),
    ['blocs[1].competenceIds[3] unknown-competence : aucune compétence « H9 » dans cette certification'],
  ],
  [
    'a bloc with a competence twice',
    push(['blocs', 1, 'competenceIds'], 'H2'),
    ['blocs[1].competenceIds[3] duplicate-entry : « H2 » figure déjà dans cette liste'],
  ],
  [
    'an activity of another bloc',
    set(['competences', 2, 'activityId'], 'A1'),
    [
      'competences[2].activityId unknown-activity : aucune activité « A1 » dans un bloc qui a cette compétence',
    ],
  ],
  [
    'bonus criteria only',
    set(['competences', 0, 'criteria', 0, 'isBonus'], true),
    ['competences[0].criteria unreachable : tous ses critères sont des bonus : rien ne peut y être atteint'],
  ],
  [
    'a descriptor for a level of another scale',
    set(['competences', 0, 'criteria', 0, 'descriptors', 1, 'levelId'], 'pass'),
    [
      'competences[0].criteria[0].descriptors[1].levelId unknown-level : aucun niveau « pass » dans l’échelle de ce critère',
    ],
  ],
  [
    'a level that is described twice',
    set(['competences', 0, 'criteria', 0, 'descriptors', 1, 'levelId'], 'sure'),
    [
      'competences[0].criteria[0].descriptors[1].levelId duplicate-entry : le niveau « sure » est déjà décrit',
    ],
  ],
];

describe('the checks of shapes, ids, scales and blocs', () => {
  it.each(FAULTY)('refuse %s', (_name, spoil, expected) => {
    expect(faultsOf(spoil)).toEqual(expected);
  });
});
