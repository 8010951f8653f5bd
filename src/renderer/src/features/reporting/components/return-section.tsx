import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportReading } from '../../../../../shared/areas/reporting.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { FileField, Notice, Section, Stack } from '../../../ui/index.ts';
import { useReadReturn } from '../hooks/use-reporting-writes.ts';

/** The report that came back: what it refuses, and what to mend. */
export function ReturnSection() {
  const { t } = useTranslation('reporting');
  const read = useReadReturn();
  const [fileError, setFileError] = useState<unknown>(null);
  async function choose(file: File) {
    setFileError(null);
    const bytes = await bytesOf(file);
    read.mutate({ name: file.name, bytes });
  }
  return (
    <Section title={t('return.title')} description={t('return.text')}>
      <Stack>
        <FileField
          label={t('return.file')}
          dropLabel={t('return.drop')}
          buttonLabel={t('return.choose')}
          acceptedTypes={['.xml', 'application/xml', 'text/xml']}
          onSelect={(file) => {
            choose(file).catch(setFileError);
          }}
        />
        <ErrorNotice error={fileError ?? read.error} />
        {read.data === undefined ? null : <Reading reading={read.data} />}
      </Stack>
    </Section>
  );
}

function Reading({ reading }: { readonly reading: ReportReading }) {
  const { t } = useTranslation('reporting');
  const { accepted, refused, refusedCount, unclear, unknownCount } = reading;
  return (
    <Notice
      tone={refusedCount === 0 ? 'success' : 'caution'}
      title={t('return.read', { accepted, refused: refusedCount })}
      isLive
    >
      <Stack gap="half">
        {unclear === 0 ? null : <p>{t('return.unclear', { count: unclear })}</p>}
        {unknownCount === 0 ? null : <p>{t('return.unknown', { count: unknownCount })}</p>}
        {refused.length === 0 ? null : (
          <ul>
            {refused.map(({ hint, holder, reason, technicalId }) => (
              <li key={technicalId}>
                {t('return.row', { holder, id: technicalId, reason })}{' '}
                {hint === null ? null : t(`hint.${hint}`)}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Notice>
  );
}
