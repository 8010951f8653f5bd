import { useTranslation } from 'react-i18next';
import type { ArchivedSessionMinutes } from '../../../../../shared/areas/session-minutes.ts';
import { useFormats } from '../../../lib/format.ts';
import { DescriptionList, Section } from '../../../ui/index.ts';

/** What the archive holds about the document beside its pages. */
export function SessionFacts({ minutes }: { readonly minutes: ArchivedSessionMinutes }) {
  const { t } = useTranslation(['archive', 'session-minutes', 'common']);
  const { dateTime, list } = useFormats();
  const { content, row } = minutes;
  return (
    <Section title={t('read.facts')}>
      <DescriptionList
        items={[
          { term: t('read.status'), value: t(`common:status.${row.status}`) },
          { term: t('read.session'), value: row.sessionTitle },
          { term: t('session-minutes:reading.certification'), value: row.certificationTitle },
          { term: t('session-minutes:reading.candidates'), value: list(row.candidates) },
          { term: t('read.revision'), value: content.revision },
          { term: t('read.archivedAt'), value: dateTime(row.archivedAt) },
        ]}
      />
    </Section>
  );
}
