import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FaultTable } from '../../../lib/fault-table.tsx';
import { queryKeys } from '../../../lib/query-keys.ts';
import { FileField, Notice, Section, Stack } from '../../../ui/index.ts';
import { faultsOf, isSubjectFaultCode } from '../subject-faults.ts';

/** Takes a subject from a file; a wrong file is refused with each of its faults. */
export function SubjectImport() {
  const { t } = useTranslation('subjects');
  const client = useQueryClient();
  const [fileName, setFileName] = useState('');
  const load = useMutation({
    mutationFn: async (file: File) => api.subjects.importFile({ name: file.name, text: await file.text() }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.subjects }),
  });
  const faults = faultsOf(load.error);
  return (
    <Section title={t('import.title')}>
      <Stack>
        <FileField
          label={t('import.label')}
          description={t('import.hint')}
          dropLabel={t('import.drop')}
          buttonLabel={t('import.button')}
          acceptedTypes={['application/json', '.json']}
          onSelect={(file) => {
            setFileName(file.name);
            load.mutate(file);
          }}
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
            {t('import.done', { title: load.data.title, version: load.data.version })}
          </Notice>
        )}
        <ErrorNotice error={load.error} />
        {faults.length > 0 ? (
          <FaultTable
            title={t('import.faults', { count: faults.length, name: fileName })}
            label={t('import.faultsTable')}
            faults={faults}
            sentenceOf={(code) => (isSubjectFaultCode(code) ? t(`fault.${code}`) : null)}
          />
        ) : null}
      </Stack>
    </Section>
  );
}
