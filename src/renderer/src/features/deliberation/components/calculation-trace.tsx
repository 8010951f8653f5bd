import { useTranslation } from 'react-i18next';
import { phrasesOf } from '../../../../../domain/assessment/reckoning/calculation-words.ts';
import type { Calculation } from '../../../../../domain/assessment/reckoning/calculation.schema.ts';
import type { Phrase } from '../../../../../domain/assessment/reckoning/phrases.ts';
import { useCalculationNames } from '../hooks/calculation-names.ts';
import type { Named } from '../hooks/calculation-names.ts';
import styles from './calculation.module.css';

export interface CalculationTraceProps extends Named {
  readonly calculation: Pick<Calculation, 'lines'>;
}

/** Every step of a computed proposal, from the marks to the outcome, as the minutes print it. */
export function CalculationTrace({ calculation, ...named }: CalculationTraceProps) {
  const { t } = useTranslation('deliberation');
  const parts = partsOf(phrasesOf(calculation, useCalculationNames(named)));
  const say = ({ key, values }: Phrase) => t(`calculation.${key}`, { replace: values });
  return (
    <ol className={styles['trace']} aria-label={t('trace.title')}>
      {parts.map(({ head, steps }, index) => (
        <li key={`${String(index)} ${head.key}`} className={styles['part']}>
          <p className={styles['head']}>{say(head)}</p>
          <ul className={styles['steps']}>
            {steps.map((step, place) => (
              <li key={`${String(place)} ${step.key}`}>{say(step)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

interface Part {
  readonly head: Phrase;
  readonly steps: Phrase[];
}

/** Each phrase that begins a part, with the steps under it. */
function partsOf(phrases: readonly Phrase[]): readonly Part[] {
  const parts: Part[] = [];
  for (const phrase of phrases) {
    const open = parts.at(-1);
    if (phrase.depth === 0 || open === undefined) parts.push({ head: phrase, steps: [] });
    else open.steps.push(phrase);
  }
  return parts;
}
