import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferentielSummary } from '../../../../../shared/views.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FaultTable } from '../../../lib/fault-table.tsx';
import { readFaults } from '../../../lib/file-faults.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { Disclosure, FileField, Notice, Stack } from '../../../ui/index.ts';

export interface ReferentielImportProps {
  readonly onImported: (referentiel: ReferentielSummary) => void;
}

/** Loads another certification from a file; a wrong file is refused with each of its faults. */
export function ReferentielImport({ onImported }: ReferentielImportProps) {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const [fileName, setFileName] = useState('');
  const load = useMutation({
    mutationFn: async (file: File) =>
      api.referentiels.importFile({ name: file.name, text: await file.text() }),
    onSuccess: (imported) => {
      client.setQueryData<readonly ReferentielSummary[]>(queryKeys.referentiels, (known = []) => [
        ...known.filter(({ id, version }) => id !== imported.id || version !== imported.version),
        imported,
      ]);
      onImported(imported);
    },
  });
  const faults = load.error instanceof ApiError ? readFaults(load.error.details) : [];
  return (
    <Disclosure title={t('import.title')}>
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
          <Notice tone="success" isLive>
            {t('import.done', { title: load.data.title, version: load.data.version })}
          </Notice>
        )}
        <ErrorNotice error={load.error} />
        {faults.length > 0 ? (
          <FaultTable
            title={t('import.faults', { count: faults.length, name: fileName })}
            label={t('import.faultsTable')}
            faults={faults}
          />
        ) : null}
      </Stack>
    </Disclosure>
  );
}
