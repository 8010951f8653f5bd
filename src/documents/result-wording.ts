/**
 * The words of content `/2` about a test and what it gave. The result of a test is told in the certification's own words; a
 * decision on a bloc is told only where the certification lets this test alone decide it.
 */
import type { MinutesContent2 } from '../domain/minutes/minutes.schema.ts';
import { formatExact, formatExactShare } from './exact-format.ts';
import { formatIsoDate } from './french-format.ts';

type Status = MinutesContent2['status'];
type Other = MinutesContent2['otherTests'][number];

/** What the certification calls a bloc, or several, as a label. */
export function blocLabelWord({ blocs, certification }: MinutesContent2): string {
  const { many, one } = certification.words.bloc;
  const word = blocs.length > 1 ? many : one;
  return word.slice(0, 1).toLocaleUpperCase('fr-FR') + word.slice(1);
}

export const RESULT_2 = {
  title: (status: Status, isDeciding: boolean) =>
    isDeciding
      ? { proposition: 'Proposition du jury', decision: 'Décision du jury' }[status]
      : 'Résultat de l’épreuve',
  label: (status: Status, isDeciding: boolean) =>
    isDeciding
      ? { proposition: 'Proposition souveraine du jury', decision: 'Décision souveraine du jury' }[status]
      : {
          proposition: 'Résultat proposé par le jury',
          decision: 'Résultat donné par le jury',
        }[status],
  conclusion: 'Conclusion',
  finding: 'Constat',
  /** Under a result that decides no bloc. */
  scope:
    'Ce résultat porte sur cette épreuve seule. Il s’ajoute aux autres éléments d’évaluation, sans en préjuger.',
  share: (share: string) => `Part de cette épreuve : ${formatExactShare(share)}${inFull(share)}.`,
  noShare: 'Part de cette épreuve : le référentiel ne donne aucun coefficient.',
  scopeLabel: 'Portée',
  wholeScope: 'l’ensemble de la certification',
  toConfirm: ' (règle ou seuil à confirmer)',
  departure: 'Conditions propres',
} as const;

/** A share whose percentage is rounded is told in full too. */
function inFull(share: string): string {
  return share.includes('/') ? `, soit ${share}` : '';
}

type Computed = MinutesContent2['calculation']['results'][number];

const PROPOSED = { favourable: 'favorable', unfavourable: 'défavorable' } as const;
const SHARES: readonly Computed['aggregation'][] = ['mean-share', 'share-at-level', 'all-required'];

/** What the computation proposes, in one sentence. */
export function proposalText2(computed: Computed, levelLabel: (levelValue: string) => string | null): string {
  const { aggregation, isEliminated, mention, most, outcome, threshold, value } = computed;
  if (value === null || outcome === null || most === null || threshold === null)
    return 'Proposition calculée : aucune, un résultat manque';
  const said = (text: string) =>
    SHARES.includes(aggregation) ? formatExactShare(text) : (levelLabel(text) ?? formatExact(text));
  const outOf = SHARES.includes(aggregation) || levelLabel(value) !== null ? '' : ` sur ${formatExact(most)}`;
  const eliminated = isEliminated ? ', une note ou un résultat étant éliminatoire' : '';
  const named = mention === null ? '' : `, mention « ${mention} »`;
  return `Proposition calculée : ${PROPOSED[outcome]}, ${said(value)}${outOf} pour ${said(threshold)} requis${eliminated}${named}`;
}

/** The other tests, and what is known of each. */
export const OTHERS_2 = {
  title: 'Autres épreuves',
  none: 'Aucune.',
  head: ['Épreuve', 'Évaluateur', 'État à cette date'] as const,
  state: otherState,
} as const;

function otherState({ imported, minutes, state }: Other): string {
  const entered = imported === null ? [] : [`résultat communiqué : ${imported}`];
  switch (state) {
    case 'done':
      return [
        `passée, procès-verbal n° ${minutes?.number ?? ''} du ${formatIsoDate(minutes?.date ?? '')}`,
        ...entered,
      ].join(' ; ');
    case 'imported':
      return entered.join('');
    case 'to-come':
      return 'à venir, ou résultat non connu à cette date';
  }
}
