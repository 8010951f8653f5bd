import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FaultTable } from '../../../lib/fault-table.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { readMoreFaults } from '../../../lib/file-faults.ts';
import { HandedFileNotice } from '../../../lib/handed-file.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { FileField, Notice, Section, Stack } from '../../../ui/index.ts';
import { subjectsKeys } from '../queries.ts';
import { faultsOf, isSubjectFaultCode } from '../subject-faults.ts';

/** Takes a subject from a file; a wrong file is refused with each of its faults. */
export function SubjectImport() {
  const { t } = useTranslation(['subjects', 'common']);
  const client = useQueryClient();
  const [fileName, setFileName] = useState('');
  const send = async (file: File) => api.subjects.importFile({ name: file.name, bytes: await bytesOf(file) });
  const load = useWrite(send, undefined, {
    onDone: () => client.invalidateQueries({ queryKey: subjectsKeys.subjects }),
  });
  const give = (file: File) => {
    setFileName(file.name);
    load.mutate(file);
  };
  const faults = faultsOf(load.error);
  const moreFaults = load.error instanceof ApiError ? readMoreFaults(load.error.details) : 0;
  return (
    <Section title={t('import.title')}>
      <Stack>
        <HandedFileNotice for="subject" label={t('import.take')} onUse={give} />
        <FileField
          label={t('import.label')}
          description={t('import.hint')}
          dropLabel={t('import.drop')}
          buttonLabel={t('import.button')}
          acceptedTypes={['application/json', '.json']}
          onSelect={give}
        />
        {load.data === undefined ? null : (
          <Notice
            tone="success"
            isLive
            actions={
              <Link to="/subjects/$subjectId" params={{ subjectId: load.data.id }}>
                {t('import.read')}
              </Link>
            }
          >
            {t('import.done', { title: load.data.title, version: load.data.version })}{' '}
            {t(`common:readAs.${load.data.encoding}`)}
          </Notice>
        )}
        <ErrorNotice error={load.error} />
        {faults.length > 0 ? (
          <FaultTable
            title={t('import.faults', { count: faults.length + moreFaults, name: fileName })}
            label={t('import.faultsTable')}
            faults={faults}
            moreCount={moreFaults}
            sentenceOf={(code) => (isSubjectFaultCode(code) ? t(`fault.${code}`) : null)}
          />
        ) : null}
      </Stack>
    </Section>
  );
}
