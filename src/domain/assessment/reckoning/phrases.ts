/** What is said of a calculation: keys and values. Texts are elsewhere: in the locales for screens, in `documents` for pages. */
import type { NumberStyle } from './said-numbers.ts';

/** Each phrase with the names of its values. */
export const PHRASES = {
  'competence.single': ['competence', 'most'],
  'competence.mean': ['competence', 'most'],
  'competence.sum': ['competence', 'most'],
  'competence.nearest-level': ['competence', 'most'],
  'bonus.criteria': ['criteria'],
  'bonus.competence': ['competence'],
  'juror.nothing': ['juror'],
  'juror.mark': ['juror', 'mark'],
  'juror.mean': ['juror', 'terms', 'total', 'over', 'mean'],
  'juror.sum': ['juror', 'terms', 'total'],
  'juror.nearest-level': ['juror', 'terms', 'total', 'over', 'mean', 'value'],
  'result.none': [],
  'result.jury': [],
  'result.unanimous': ['value'],
  'result.majority': ['value'],
  'result.mean': ['value'],
  'result.lower': ['value'],
  'result.higher': ['value'],
  deliberated: ['value'],
  bloc: ['bloc'],
  'rule.mean-share': [],
  'rule.share-at-level': [],
  'rule.weighted-mean': ['outOf'],
  'rule.sum': [],
  'rule.all-required': [],
  'rule.global-rating': [],
  'missing.some': ['competences'],
  'missing.all': [],
  'product.as-is': ['competence', 'value', 'weight', 'product'],
  'product.brought': ['competence', 'value', 'most', 'counts', 'weight', 'product'],
  'reach.yes': ['competence', 'value', 'atLeast'],
  'reach.no': ['competence', 'value', 'atLeast'],
  'reach.weighed-yes': ['competence', 'value', 'atLeast', 'weight'],
  'reach.weighed-no': ['competence', 'value', 'atLeast', 'weight'],
  global: ['criterion', 'value'],
  beside: ['total', 'most'],
  'total.sum': ['total', 'most'],
  'total.mean': ['total', 'over', 'value'],
  'rounding.half-up': ['before', 'step', 'after'],
  'rounding.up': ['before', 'step', 'after'],
  'rounding.down': ['before', 'step', 'after'],
  'threshold.reached': ['value', 'threshold'],
  'threshold.missed': ['value', 'threshold'],
  'threshold.session': [],
  eliminatory: ['target', 'value', 'below'],
  floor: ['competence', 'share', 'floor'],
  mention: ['label', 'from'],
  'outcome.favourable': [],
  'outcome.unfavourable': [],
  'outcome.none': [],
  'bloc-share.alone': ['bloc'],
  'bloc-share.among': ['bloc', 'weight', 'over', 'share'],
  'whole-share.alone': [],
  'whole-share.among': ['weight', 'over', 'share'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PhraseKey = keyof typeof PHRASES;

export interface Phrase {
  readonly key: PhraseKey;
  readonly values: Readonly<Record<string, string>>;
  /** 0 for what a part begins with, 1 for a step under it. */
  readonly depth: 0 | 1;
}

/** What ids and numbers are called where the phrases are read. */
export interface CalculationNames extends NumberStyle {
  readonly competence: (competenceId: string) => string;
  readonly criterion: (criterionId: string) => string;
  readonly juror: (jurorId: string) => string;
  readonly bloc: (blocId: string) => string;
  /** Label of a level; undefined where the scale has no such level, as a numeric one. */
  readonly level: (scaleId: string, levelId: string) => string | undefined;
  readonly list: (items: readonly string[]) => string;
}
