import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { LinkButton, Notice } from '../../../ui/index.ts';
import { useReportingSettings } from '../queries.ts';

/** What the declaration will ask of whoever declares; nothing at all where it is known. */
export function DeclarantNotice() {
  const { t } = useTranslation('reporting');
  const { list } = useFormats();
  const faults = useReportingSettings().data?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <Notice
      actions={<LinkButton href={{ to: '/preferences/declarations' }}>{t('declarant.open')}</LinkButton>}
    >
      {t('declarant.text', { list: list([...new Set(faults.map(({ field }) => t(`field.${field}`)))]) })}
    </Notice>
  );
}
