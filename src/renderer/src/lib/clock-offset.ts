import { useTranslation } from 'react-i18next';
import { localeOf } from './i18n.ts';
import { languageOf } from './format.ts';

/** Below this, the clocks agree as well as a timestamp can tell. */
const AGREEMENT_MS = 1_000;

/** Says an authority's time minus this machine's, in ms: "en retard de 2,4 s". */
export function useClockOffset(): (offsetMs: number) => string {
  const { t, i18n } = useTranslation('archive');
  const format = new Intl.NumberFormat(localeOf(languageOf(i18n.language)), { maximumFractionDigits: 1 });
  return (offsetMs) => {
    if (Math.abs(offsetMs) < AGREEMENT_MS) return t('timestamp.exact');
    const seconds = format.format(Math.abs(offsetMs) / 1_000);
    return offsetMs > 0 ? t('timestamp.late', { seconds }) : t('timestamp.early', { seconds });
  };
}
