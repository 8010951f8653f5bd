import { useTranslation } from 'react-i18next';
import type { DeclarationFault } from '../../../../../domain/reporting/declaration-check.ts';

/** What is wrong with a field, what to mend and where. */
export function useFaultText(): (fault: DeclarationFault) => string {
  const { t } = useTranslation('reporting');
  return ({ code, field, place }) =>
    t('fault.sentence', {
      field: t(`field.${field}`),
      what: t(`fault.${code}`),
      where: t(`place.${place}`),
    });
}
