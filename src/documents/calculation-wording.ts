/**
 * French of a calculation's phrases on the pages of minutes, which outlive the interface: the same texts as on screen when they
 * were written (`deliberation.json`, `calculation`), held equal by a test until a version of the content parts from them.
 */
import type { Phrase, PhraseKey } from '../domain/assessment/reckoning/phrases.ts';

const TEXTS: Readonly<Record<PhraseKey, string>> = {
  'competence.single': '{{competence}}, sur {{most}}',
  'competence.mean': '{{competence}}, sur {{most}}\u00a0: moyenne des critères',
  'competence.sum': '{{competence}}, sur {{most}}\u00a0: somme des points',
  'competence.nearest-level':
    '{{competence}}, sur {{most}}\u00a0: niveau le plus proche de la moyenne des critères',
  'bonus.criteria': 'Bonus, qui s’ajoutent sans rien diviser\u00a0: {{criteria}}',
  'bonus.competence': '{{competence}}\u00a0: bonus, qui s’ajoute sans rien diviser',
  'juror.nothing': '{{juror}}\u00a0: aucun bonus',
  'juror.mark': '{{juror}}\u00a0: {{mark}}',
  'juror.mean':
    '{{juror}}\u00a0: {{terms}}, soit {{total}}\u202f; {{total}}\u00a0/\u00a0{{over}}, soit {{mean}}',
  'juror.sum': '{{juror}}\u00a0: {{terms}}, soit {{total}}',
  'juror.nearest-level':
    '{{juror}}\u00a0: {{terms}}, soit {{total}}\u202f; {{total}}\u00a0/\u00a0{{over}}, soit {{mean}}, au plus près {{value}}',
  'result.none': 'Aucune appréciation scellée',
  'result.jury': 'Sans majorité\u00a0: le jury arrête le résultat',
  'result.unanimous': 'À l’unanimité\u00a0: {{value}}',
  'result.majority': 'À la majorité\u00a0: {{value}}',
  'result.mean': 'Moyenne des membres du jury\u00a0: {{value}}',
  'result.lower': 'Sans majorité, la plus basse des appréciations du milieu\u00a0: {{value}}',
  'result.higher': 'Sans majorité, la plus haute des appréciations du milieu\u00a0: {{value}}',
  deliberated: 'Après délibération\u00a0: {{value}}',
  bloc: '{{bloc}}',
  'rule.mean-share': 'Règle\u00a0: moyenne des parts atteintes dans chaque compétence',
  'rule.share-at-level': 'Règle\u00a0: part des compétences qui atteignent le niveau demandé',
  'rule.weighted-mean': 'Règle\u00a0: moyenne des compétences, sur {{outOf}}',
  'rule.sum': 'Règle\u00a0: somme des points',
  'rule.all-required': 'Règle\u00a0: chaque compétence atteint le niveau demandé',
  'rule.global-rating': 'Règle\u00a0: l’appréciation globale décide seule',
  'missing.some': 'En attente d’un résultat\u00a0: {{competences}}',
  'missing.all': 'Rien à calculer',
  'product.as-is': '{{competence}}\u00a0: {{value}}\u00a0×\u00a0{{weight}}, soit {{product}}',
  'product.brought':
    '{{competence}}\u00a0: {{value}} sur {{most}}, donc {{counts}}\u00a0×\u00a0{{weight}}, soit {{product}}',
  'reach.yes': '{{competence}}\u00a0: {{value}}, atteint {{atLeast}}',
  'reach.no': '{{competence}}\u00a0: {{value}}, n’atteint pas {{atLeast}}',
  'reach.weighed-yes': '{{competence}} (coefficient {{weight}})\u00a0: {{value}}, atteint {{atLeast}}',
  'reach.weighed-no': '{{competence}} (coefficient {{weight}})\u00a0: {{value}}, n’atteint pas {{atLeast}}',
  global: '{{criterion}}\u00a0: {{value}}',
  beside: 'Points des autres compétences, pour mémoire\u00a0: {{total}} sur {{most}}',
  'total.sum': 'Total\u00a0: {{total}} sur {{most}}',
  'total.mean': 'Total\u00a0: {{total}}\u00a0/\u00a0{{over}}, soit {{value}}',
  'rounding.half-up': 'Arrondi au plus proche, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'rounding.up': 'Arrondi par excès, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'rounding.down': 'Arrondi par défaut, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'threshold.reached': '{{value}}\u00a0: le seuil de {{threshold}} est atteint',
  'threshold.missed': '{{value}}\u00a0: le seuil de {{threshold}} n’est pas atteint',
  'threshold.session': 'Ce seuil est celui de la session, et non celui de la certification',
  eliminatory: 'Éliminatoire\u00a0: {{target}}, {{value}}, au-dessous de {{below}}',
  floor: 'Non compensable\u00a0: {{competence}}, {{share}}, au-dessous de {{floor}}',
  mention: 'Mention {{label}}, à partir de {{from}}',
  'outcome.favourable': 'Proposition calculée\u00a0: favorable',
  'outcome.unfavourable': 'Proposition calculée\u00a0: défavorable',
  'outcome.none': 'Proposition calculée\u00a0: en attente',
  'bloc-share.alone': '{{bloc}}\u00a0: cette épreuve y est seule',
  'bloc-share.among': '{{bloc}}\u00a0: cette épreuve y compte pour {{weight}} sur {{over}}, soit {{share}}',
  'whole-share.alone': 'Cette épreuve est la seule de la certification entière',
  'whole-share.among':
    'Parmi les épreuves de la certification entière, celle-ci compte pour {{weight}} sur {{over}}, soit {{share}}',
};

/** A phrase in French. */
export function calculationText({ key, values }: Pick<Phrase, 'key' | 'values'>): string {
  return TEXTS[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
