import { useTranslation } from 'react-i18next';
import { resultLabel } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { MinutesContent, MinutesContent1 } from '../../../../../domain/minutes/minutes.schema.ts';
import { resultScaleIn } from '../../../../../domain/minutes/recalculation.ts';
import { outcomeWord, statesResult } from '../../../../../domain/minutes/stated-result.ts';
import { rectifiableMentions } from '../../../../../domain/minutes/rectification-mentions.ts';
import type { Mention } from '../../../../../domain/minutes/rectification-mentions.ts';
import { useFormats } from '../../../lib/format.ts';
import { draftOf, refusalOfValue } from '../rectification-draft.ts';
import type { DifferenceWords, Rectifiable } from '../rectifiable.ts';
import { DECISION_OUTCOMES } from '../../../../../domain/assessment/assessment.types.ts';

type Outcome = MinutesContent1['decision']['outcome'];

interface MentionWords extends DifferenceWords {
  readonly nameOf: (mention: Mention) => string;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/u;
/** An outcome that is computed, and one that the jury gave. */
const PROPOSED = /^\/(?:proposal|calculation\/results\/\d+)\/outcome$/u;
const STATED = /^\/result\/(?:blocs\/\d+\/)?outcome$/u;

/** Names of what follows from corrections; any other is a name that is repeated. */
const DERIVED = [
  [/^\/proposal\/share$/u, 'derived.share'],
  [PROPOSED, 'derived.outcome'],
  [/^\/calculation\/results\/\d+\/value$/u, 'derived.value'],
  [/^\/calculation\/results\/\d+\/mention$/u, 'derived.mention'],
  [STATED, 'derived.result'],
] as const;

/** The minutes of a test, as the screens of a rectification take them. */
export function useRectifiableMinutes(content: MinutesContent): Rectifiable {
  const { nameOf, ...words } = useMentionWords(content);
  return {
    ...words,
    mentions: rectifiableMentions(content).map((mention) => ({ ...mention, name: nameOf(mention) })),
    draftOf: (changes) => draftOf(content, changes),
    refusalOf: (change) => refusalOfValue(content, change),
  };
}

/** Words of mentions and values, over the content before the corrections. */
function useMentionWords(content: MinutesContent): MentionWords {
  const { i18n, t } = useTranslation(['rectification', 'common']);
  const { longDate, percent } = useFormats();
  const mentions = new Map(rectifiableMentions(content).map((mention) => [mention.path, mention]));
  const nameOf = ({ key, subject }: Mention) => t(`mention.${key}`, { subject });
  return {
    nameOf,
    nameOfDifference: ({ path }) => {
      const mention = mentions.get(path);
      if (mention !== undefined) return nameOf(mention);
      return t(DERIVED.find(([pattern]) => pattern.test(path))?.[1] ?? 'derived.name');
    },
    isDerived: ({ path }) => !mentions.has(path),
    valueOf: (path, value) => {
      if (typeof value === 'number') return percent(value);
      if (value === null || value === '') return t('mentions.blank');
      if (isProposal(value) && PROPOSED.test(path)) return t(`derived.${value}`);
      if (isTestOutcome(value) && STATED.test(path) && statesResult(content))
        return outcomeWord(content, value);
      const mention = mentions.get(path);
      if (mention?.key === 'decision-outcome' && isOutcome(value)) return t(`common:outcome.${value}`);
      if (mention?.key === 'candidate-birth-date') return longDate(value);
      if (mention?.key !== 'competence-result') return value;
      return resultWords(content, path, value, i18n.language);
    },
  };
}

/** A competence's result: the label of its level, or a number. */
function resultWords(content: MinutesContent, path: string, value: string, language: string): string {
  if (!statesResult(content)) return content.scale.find(({ id }) => id === value)?.label ?? value;
  const competence = content.competences[Number(path.split('/')[2])];
  const label = competence === undefined ? value : resultLabel(resultScaleIn(content, competence), value);
  return NUMBER.test(label) ? Number(label).toLocaleString(language) : label;
}

function isTestOutcome(value: string): value is 'favourable' | 'unfavourable' | 'not-assessed' {
  return isProposal(value) || value === 'not-assessed';
}

function isOutcome(value: string): value is Outcome {
  return DECISION_OUTCOMES.some((outcome) => outcome === value);
}

function isProposal(value: string): value is 'favourable' | 'unfavourable' {
  return value === 'favourable' || value === 'unfavourable';
}
