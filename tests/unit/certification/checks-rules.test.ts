import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../referentiel/json-access.ts';
import { all, faultsOf, push, remove, set } from './spoil.ts';
import type { Faulty } from './spoil.ts';

const RULE: JsonPath = ['tests', 0, 'rule'];

const FAULTY: readonly Faulty[] = [
  [
    'a level that the scale has not',
    set(['rule', 'aggregation', 'atLeast'], 'excellent'),
    [
      'rule.aggregation.atLeast unknown-level : aucun niveau « excellent » dans les échelles de l’épreuve « T3 »',
    ],
  ],
  [
    'a share above all',
    set(['rule', 'aggregation', 'atLeast'], 12),
    ['rule.aggregation.atLeast unreachable : une part va de 0 à 1 : aucun résultat n’en atteint plus'],
  ],
  [
    'a threshold above the best mark',
    set([...RULE, 'aggregation', 'threshold'], 21),
    [
      'tests[0].rule.aggregation.threshold unreachable : le seuil dépasse 20, le plus qui puisse être atteint',
    ],
  ],
  [
    // H1: 2 × 20, and 20 of the bonus; H2: 3 × 20.
    'a sum that no marks give',
    all(
      set([...RULE, 'criteria'], 'sum'),
      set([...RULE, 'aggregation'], { kind: 'sum', threshold: 120.5 }),
      remove([...RULE, 'mentions']),
    ),
    [
      'tests[0].rule.aggregation.threshold unreachable : les meilleures notes de l’épreuve « T1 » donnent 120 une fois arrondies : c’est moins que demandé, tout candidat serait refusé',
    ],
  ],
  [
    'the nearest level of two scales',
    all(
      set(['tests', 1, 'rule', 'criteria'], 'nearest-level'),
      set(['competences', 2, 'criteria', 1, 'scaleId'], 'four'),
    ),
    [
      'tests[1].rule.criteria incompatible : les critères de « H3 » se notent sur plusieurs échelles : aucun niveau n’est le plus proche',
    ],
  ],
  [
    'a global rating on a criterion of another test',
    set(['tests', 1, 'rule', 'aggregation', 'criterionId'], 'H1-1'),
    ['tests[1].rule.aggregation.criterionId unknown-target : l’épreuve « T2 » n’a pas de critère « H1-1 »'],
  ],
  [
    'a global rating beside other criteria of its competence',
    set(['tests', 1, 'rule', 'aggregation', 'criterionId'], 'H3-2'),
    [
      'tests[1].rule.aggregation.criterionId incompatible : « H3-2 » doit être le seul critère de sa compétence : les autres se comptent à part',
    ],
  ],
  [
    'a global rating on a level of another scale',
    set(['tests', 1, 'rule', 'aggregation', 'atLeast'], 'good'),
    ['tests[1].rule.aggregation.atLeast unknown-level : aucun niveau « good » dans l’échelle de « H4-1 »'],
  ],
  [
    'a global rating above the best',
    set(['tests', 1, 'rule', 'aggregation', 'atLeast'], 1.5),
    ['tests[1].rule.aggregation.atLeast unreachable : plus de 1 : aucune appréciation ne l’atteint'],
  ],
  [
    'an eliminatory mark on what the test does not cover',
    set([...RULE, 'eliminatory', 0, 'targetId'], 'H3'),
    [
      'tests[0].rule.eliminatory[0].targetId unknown-target : aucune compétence ni aucun critère « H3 » dans une épreuve que cette règle régit',
    ],
  ],
  [
    'an eliminatory mark above the best',
    set([...RULE, 'eliminatory', 0, 'below'], 20.5),
    [
      'tests[0].rule.eliminatory[0].below unreachable : au-dessus de 20, le plus que « H2 » puisse valoir : tout candidat serait éliminé',
    ],
  ],
  [
    'an eliminatory level on marks that are numbers',
    set([...RULE, 'eliminatory', 0, 'below'], 'weak'),
    ['tests[0].rule.eliminatory[0].below unknown-level : aucun niveau « weak » dans l’échelle de « H2 »'],
  ],
  [
    'an eliminatory mark under which there is none',
    set([...RULE, 'eliminatory', 0, 'below'], 0),
    [
      'tests[0].rule.eliminatory[0].below no-effect : aucune note de « H2 » n’est au-dessous : elle n’éliminerait personne ; donnez la première note qui n’élimine pas',
    ],
  ],
  [
    // Marked on two scales, H1 comes to a share: 1 of its criterion, twice, and 1 of the bonus, over 2.
    'an eliminatory mark out of twenty on a share',
    all(
      set(['competences', 0, 'criteria', 0, 'scaleId'], 'four'),
      set([...RULE, 'eliminatory', 0], { targetId: 'H1', below: 6 }),
    ),
    [
      'tests[0].rule.eliminatory[0].below unreachable : au-dessus de 1,5, le plus que « H1 » puisse valoir : tout candidat serait éliminé',
    ],
  ],
  [
    'a level that the worst mark reaches',
    set(['rule', 'aggregation', 'atLeast'], 'none'),
    [
      'rule.aggregation.atLeast no-effect : même la plus basse des notes l’atteint : cette règle ne demanderait rien',
    ],
  ],
  [
    'a level that has two shares',
    all(
      push(['scales'], {
        kind: 'levels',
        id: 'two',
        title: 'Deux niveaux',
        levels: [
          { id: 'good', label: 'Bon', short: 'B', value: 1 },
          { id: 'bad', label: 'Mauvais', short: 'M', value: 0 },
        ],
      }),
      set(['competences', 1, 'scaleId'], 'twenty'),
    ),
    [
      'rule.aggregation.atLeast incompatible : le niveau « good » n’a pas la même part dans les échelles « four » et « two », et « H2 » ne se juge sur aucune des deux : écrivez la part demandée (de 0 à 1)',
    ],
  ],
  [
    'a threshold above what the levels count of their whole',
    all(set(['scales', 0, 'most'], 6), set(['rule', 'aggregation'], { kind: 'mean-share', threshold: 0.7 })),
    [
      'rule.aggregation.threshold unreachable : les meilleures notes de l’épreuve « T3 » donnent 0,5 : c’est moins que demandé, tout candidat serait refusé',
    ],
  ],
  [
    // H2 alone is in U1: three points, three times.
    'a sum that one of two blocs never gives',
    set(['tests', 1, 'rule', 'aggregation'], { kind: 'sum', threshold: 10 }),
    [
      'tests[1].rule.aggregation.threshold unreachable : les meilleures notes de l’épreuve « T2 », au bloc « U1 » donnent 9 : c’est moins que demandé, tout candidat serait refusé',
    ],
  ],
  [
    'a threshold that the worst marks pass',
    set([...RULE, 'aggregation', 'threshold'], -1),
    [
      'tests[0].rule.aggregation.threshold no-effect : même les plus basses notes le dépassent : cette règle ne demanderait rien',
    ],
  ],
  [
    'an eliminatory mark of a bloc under which there is none',
    set(['blocs', 0, 'rule', 'eliminatoryBelow'], 0),
    ['blocs[0].rule.eliminatoryBelow no-effect : aucune note n’est au-dessous : elle n’éliminerait personne'],
  ],
  [
    'a floor above the best',
    all(
      set(['scales', 0, 'most'], 6),
      set(['rule', 'aggregation'], { kind: 'mean-share', threshold: 0.5 }),
      set(['rule', 'compensation'], { floor: 0.6 }),
    ),
    [
      'rule.compensation.floor unreachable : même la meilleure note de « H1 » n’en atteint que 0,5 : tout candidat serait éliminé',
    ],
  ],
  [
    'a rounding that leaves nothing to tell',
    set([...RULE, 'rounding', 'step'], 20),
    [
      'tests[0].rule.rounding.step out-of-range : le résultat va jusqu’à 20 : arrondi à 20 près, il ne dirait plus rien',
    ],
  ],
  [
    'a rounding that misses the whole',
    set([...RULE, 'rounding', 'step'], 3),
    [
      'tests[0].rule.rounding.step off-step : 20, le plus qui puisse être atteint, n’est pas un nombre entier de pas de 3',
    ],
  ],
  [
    'a bloc’s rounding that misses the whole',
    set(['blocs', 0, 'rule', 'rounding', 'step'], 0.3),
    [
      'blocs[0].rule.rounding.step off-step : 20, le plus qui puisse être atteint, n’est pas un nombre entier de pas de 0,3',
    ],
  ],
  [
    'an outcome that another is but for a space',
    set(['words', 'whole', 'none'], 'Partiellement\u00a0admis'),
    ['words.whole.none same-words : « Partiellement\u00a0admis » désigne déjà une autre issue'],
  ],
  [
    'mentions that overlap',
    set([...RULE, 'mentions', 1, 'from'], 16),
    ['tests[0].rule.mentions[1].from mentions-overlap : « Très bien » commence déjà à 16'],
  ],
  [
    'a mention out of reach',
    set([...RULE, 'mentions', 0, 'from'], 20.25),
    ['tests[0].rule.mentions[0].from unreachable : au-dessus de 20, le plus qui puisse être atteint'],
  ],
  [
    'an eliminatory mark of a bloc that is not marked',
    set(['blocs', 0, 'rule', 'aggregation'], { kind: 'jury' }),
    [
      'blocs[0].rule.eliminatoryBelow incompatible : une note éliminatoire demande une moyenne (weighted-mean) : ici, rien n’est noté',
    ],
  ],
  [
    'a certification’s mean out of reach',
    all(
      set(['whole', 'aggregation'], { kind: 'weighted-mean', outOf: 20, threshold: 25 }),
      set(['blocs', 1, 'rule'], { aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 } }),
    ),
    ['whole.aggregation.threshold unreachable : le seuil dépasse 20, le plus qui puisse être atteint'],
  ],
  [
    'a mean of blocs of which one has no number',
    set(['whole', 'aggregation'], { kind: 'weighted-mean', outOf: 20, threshold: 10 }),
    [
      'whole.aggregation.kind incompatible : la moyenne des blocs demande une note à chacun, par une règle du bloc (weighted-mean) : « U2 » n’en a pas',
    ],
  ],
  [
    'two outcomes of one name',
    set(['words', 'whole', 'none'], 'admis'),
    ['words.whole.none same-words : « admis » désigne déjà une autre issue'],
  ],
  [
    'a jury of fewer members than its least',
    set(['jury', 'maxMembers'], 1),
    [
      'jury.maxMembers range-reversed : le jury compte au moins 2 membres : le maximum ne peut être plus petit',
      'jury.quorum unreachable : un jury d’au plus 1 membre ne peut atteindre ce quorum',
      'jury.maxMembers unreachable : une parité entre 2 collèges demande autant de membres au moins',
    ],
  ],
  [
    'a quorum that no jury reaches',
    set(['jury', 'quorum'], 5),
    ['jury.quorum unreachable : un jury d’au plus 4 membres ne peut atteindre ce quorum'],
  ],
  [
    'a parity with a college that does not vote',
    set(['jury', 'parity', 1], 'training'),
    [
      'jury.parity[1] incompatible : « training » ne vote pas (excludedVotingColleges) : sa parité ne peut être tenue',
    ],
  ],
  [
    'a jury of which nobody votes',
    all(
      set(
        ['jury', 'excludedVotingColleges'],
        ['employers', 'employees', 'professional', 'training', 'other'],
      ),
      remove(['jury', 'parity']),
    ),
    ['jury.excludedVotingColleges unreachable : aucun collège ne voterait plus'],
  ],
  [
    'a reminder that stands twice',
    set(['reminderMs', 1], 300_000),
    ['reminderMs[1] duplicate-entry : « 300000 » figure déjà dans cette liste'],
  ],
];

describe('the checks of rules, words and jury', () => {
  it.each(FAULTY)('refuse %s', (_name, spoil, expected) => {
    expect(faultsOf(spoil)).toEqual(expected);
  });

  // H1 gives 40 points beside its bonus, of which no single mark has more than 20.
  it('hold an eliminatory mark to the points of a sum', () => {
    const spoil = all(
      set([...RULE, 'criteria'], 'sum'),
      set([...RULE, 'aggregation'], { kind: 'sum', threshold: 100 }),
      set([...RULE, 'eliminatory', 0], { targetId: 'H1', below: 30 }),
    );
    expect(faultsOf(spoil)).toEqual([]);
  });

  // Criteria on four levels, the competence out of twenty: 20, and 3 of H2.
  it('hold a sum to the scale on which a competence is said', () => {
    const spoil = all(
      set(['competences', 0, 'scaleId'], 'twenty'),
      set(['competences', 0, 'criteria', 0, 'scaleId'], 'four'),
      set(['rule', 'criteria'], 'mean'),
      set(['rule', 'aggregation'], { kind: 'sum', threshold: 15 }),
    );
    expect(faultsOf(spoil)).toEqual([]);
  });
});
