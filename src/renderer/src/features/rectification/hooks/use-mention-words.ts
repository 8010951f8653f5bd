import { useTranslation } from 'react-i18next';
import type { Difference, MinutesContent } from '../../../../../domain/minutes/minutes.schema.ts';
import { rectifiableMentions } from '../../../../../domain/minutes/rectification-mentions.ts';
import type { Mention } from '../../../../../domain/minutes/rectification-mentions.ts';
import { useFormats } from '../../../lib/format.ts';
import { DECISION_OUTCOMES } from '../../../../../domain/assessment/assessment.types.ts';

type Outcome = MinutesContent['decision']['outcome'];

export interface MentionWords {
  readonly nameOf: (mention: Mention) => string;
  /** Name of what a difference corrects, whether it was chosen or follows from another. */
  readonly nameOfDifference: (difference: Pick<Difference, 'path'>) => string;
  readonly isDerived: (difference: Pick<Difference, 'path'>) => boolean;
  /** A value as a reader says it. */
  readonly valueOf: (path: string, value: Difference['before']) => string;
}

/** Words of mentions and values, over the content before the corrections. */
export function useMentionWords(content: MinutesContent): MentionWords {
  const { t } = useTranslation(['rectification', 'common']);
  const { longDate, percent } = useFormats();
  const mentions = new Map(rectifiableMentions(content).map((mention) => [mention.path, mention]));
  const nameOf = ({ key, subject }: Mention) => t(`mention.${key}`, { subject });
  return {
    nameOf,
    nameOfDifference: ({ path }) => {
      const mention = mentions.get(path);
      if (mention !== undefined) return nameOf(mention);
      if (path === '/proposal/share') return t('derived.share');
      return path === '/proposal/outcome' ? t('derived.outcome') : t('derived.name');
    },
    isDerived: ({ path }) => !mentions.has(path),
    valueOf: (path, value) => {
      if (typeof value === 'number') return percent(value);
      if (value === null || value === '') return t('mentions.blank');
      if (isProposal(value) && path === '/proposal/outcome') return t(`derived.${value}`);
      const mention = mentions.get(path);
      if (mention?.key === 'decision-outcome' && isOutcome(value)) return t(`common:outcome.${value}`);
      if (mention?.key === 'candidate-birth-date') return longDate(value);
      if (mention?.key !== 'competence-result') return value;
      return content.scale.find(({ id }) => id === value)?.label ?? value;
    },
  };
}

function isOutcome(value: string): value is Outcome {
  return DECISION_OUTCOMES.some((outcome) => outcome === value);
}

function isProposal(value: string): value is 'favourable' | 'unfavourable' {
  return value === 'favourable' || value === 'unfavourable';
}
