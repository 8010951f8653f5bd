/**
 * French of the phrases of a bloc's calculation on pages, which outlive the interface: the same texts as on screen when they were
 * written (`decisions.json`, `calculation`), held equal by a test until a version of the content parts from them.
 */
import type { BlocPhrase, BlocPhraseKey } from '../domain/bloc/bloc-phrases.ts';

const TEXTS: Readonly<Record<BlocPhraseKey, string>> = {
  'rule.weighted-mean': 'Règle\u00a0: moyenne des épreuves, sur {{outOf}}',
  'rule.all-required': 'Règle\u00a0: chaque épreuve est favorable',
  'rule.jury': 'Règle\u00a0: le jury apprécie l’ensemble des épreuves',
  'held.until': 'Déjà acquis\u00a0: {{reference}}, valable jusqu’au {{date}}',
  'held.for-life': 'Déjà acquis\u00a0: {{reference}}',
  'test.to-come': '{{test}}\u00a0: à venir',
  'test.absent': '{{test}}\u00a0: candidat absent',
  'test.excused': '{{test}}\u00a0: candidat excusé',
  'test.exempted': '{{test}}\u00a0: dispense',
  'test.favourable': '{{test}}\u00a0: favorable',
  'test.unfavourable': '{{test}}\u00a0: défavorable',
  'test.derived-favourable': '{{test}}\u00a0: {{value}} sur {{outOf}}, le seuil de l’épreuve est atteint',
  'test.derived-unfavourable':
    '{{test}}\u00a0: {{value}} sur {{outOf}}, le seuil de l’épreuve n’est pas atteint',
  'test.number': '{{test}}\u00a0: {{value}} sur {{outOf}}',
  'test.product':
    '{{test}}\u00a0: {{value}} sur {{outOf}}, donc {{counts}}\u00a0×\u00a0{{weight}}, soit {{product}}',
  'test.given': '{{test}}\u00a0: résultat sans note',
  retaken: '{{test}}\u00a0: le résultat du {{date}} est remplacé par un plus récent',
  contradiction: '{{test}}\u00a0: des résultats se contredisent',
  unconfirmed: '{{test}}\u00a0: un résultat reste à confirmer et ne compte pas',
  unmeasured: 'Sans note, la règle ne peut pas calculer\u00a0: {{tests}}',
  missing: 'Pas encore évalué\u00a0: {{tests}}',
  total: 'Total\u00a0: {{total}}\u00a0/\u00a0{{over}}, soit {{value}} sur {{outOf}}',
  'rounding.half-up': 'Arrondi au plus proche, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'rounding.up': 'Arrondi par excès, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'rounding.down': 'Arrondi par défaut, par pas de {{step}}\u00a0: {{before}} devient {{after}}',
  'threshold.reached': '{{value}}\u00a0: le seuil de {{threshold}} est atteint',
  'threshold.missed': '{{value}}\u00a0: le seuil de {{threshold}} n’est pas atteint',
  'eliminatory.result': 'Éliminatoire\u00a0: {{test}}, {{value}}, au-dessous de {{below}}',
  'eliminatory.mark': 'Éliminatoire\u00a0: {{test}}, une note au-dessous de son minimum',
  'proposal.validated': 'Proposition calculée\u00a0: validation',
  'proposal.refused': 'Proposition calculée\u00a0: refus',
  'proposal.jury': 'Proposition calculée\u00a0: aucune, le jury apprécie',
  'proposal.none': 'Proposition calculée\u00a0: en attente',
};

/** A phrase in French. */
export function blocCalculationText({ key, values }: Pick<BlocPhrase, 'key' | 'values'>): string {
  return TEXTS[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
