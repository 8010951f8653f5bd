import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/index.ts';
import { useDisk } from '../queries.ts';

/** What keeps a thief of this computer from reading the data, as far as the system says. */
export function DiskSection() {
  const { t } = useTranslation('preferences');
  const encryption = useDisk().data?.encryption;
  return (
    <Section title={t('disk.title')} description={t('disk.note')}>
      <p role="status">{encryption === undefined ? t('disk.reading') : t(`disk.${encryption}`)}</p>
    </Section>
  );
}
