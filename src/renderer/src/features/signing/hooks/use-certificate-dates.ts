import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../../../domain/time/time.ts';
import { dateWriter } from '../../../lib/date-writer.ts';
import { localeOf } from '../../../lib/i18n.ts';
import { languageOf } from '../../../lib/format.ts';

/** Days of certificates. Validities are given in UTC, as the certificates hold them. */
export function useCertificateDates() {
  const { t, i18n } = useTranslation('signing');
  const locale = localeOf(languageOf(i18n.language));
  const local = dateWriter(locale, { dateStyle: 'long' });
  const utc = dateWriter(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    day: (at: Instant) => local(at),
    validityDay: (at: Instant) => utc(at),
    period: ({ notBefore, notAfter }: { readonly notBefore: Instant; readonly notAfter: Instant }) =>
      t('authority.period', { from: utc(notBefore), to: utc(notAfter) }),
  };
}
