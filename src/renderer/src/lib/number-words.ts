import { useTranslation } from 'react-i18next';
import { sayNumber } from '../../../domain/assessment/reckoning/said-numbers.ts';
import type { TypedMark } from '../../../domain/assessment/reckoning/typed-mark.ts';
import type { NumericScale } from '../../../domain/certification/scale.schema.ts';
import { numberStyle } from './format.ts';

/** What a numeric mark is said with: its range, its two steps, why a text is none. */
export function useNumberWords({ max, min, step }: Pick<NumericScale, 'min' | 'max' | 'step'>) {
  const { t, i18n } = useTranslation('common');
  const style = numberStyle(i18n.language);
  const words = {
    min: sayNumber(String(min), style),
    max: sayNumber(String(max), style),
    step: sayNumber(String(step), style),
  };
  return {
    range: t('markNumber.range', words),
    raiseLabel: t('markNumber.raise'),
    lowerLabel: t('markNumber.lower'),
    errorOf: (typed: TypedMark): string | undefined =>
      'fault' in typed ? t(`markNumber.fault.${typed.fault}`, words) : undefined,
  };
}
