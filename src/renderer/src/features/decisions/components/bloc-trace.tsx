import { useTranslation } from 'react-i18next';
import { blocPhrases } from '../../../../../domain/bloc/bloc-phrases.ts';
import type { BlocCalculation } from '../../../../../domain/bloc/bloc-calculation.schema.ts';
import { bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';

const cx = bindClasses(styles);

export interface BlocTraceProps {
  readonly calculation: Pick<BlocCalculation, 'lines'>;
  readonly words: BlocWordsHook;
}

/** Every step of the rule of a bloc over its evidence, as the minutes print it. */
export function BlocTrace({ calculation, words }: BlocTraceProps) {
  const { t } = useTranslation('decisions');
  const { formats, style, testTitle } = words;
  const phrases = blocPhrases(calculation, {
    ...style,
    test: testTitle,
    date: formats.shortDate,
    list: formats.list,
  });
  return (
    <ol className={cx('trace')} aria-label={t('bloc.rule')}>
      {phrases.map(({ depth, key, values }, index) => (
        <li key={`${String(index)} ${key}`} className={cx(depth === 1 && 'step')}>
          {t(`calculation.${key}`, { replace: values })}
        </li>
      ))}
    </ol>
  );
}
