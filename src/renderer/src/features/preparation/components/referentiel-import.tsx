import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferentielSummary } from '../../../../../shared/areas/certifications.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FaultTable } from '../../../lib/fault-table.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { readFaults, readMoreFaults } from '../../../lib/file-faults.ts';
import { HandedFileNotice } from '../../../lib/handed-file.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Disclosure, FileField, Notice, Stack } from '../../../ui/index.ts';
import { preparationKeys } from '../queries.ts';

export interface ReferentielImportProps {
  readonly onImported: (referentiel: ReferentielSummary) => void;
}

/** Loads another certification from a file; a wrong file is refused with each of its faults. */
export function ReferentielImport({ onImported }: ReferentielImportProps) {
  const { t } = useTranslation(['session', 'common']);
  const client = useQueryClient();
  const [fileName, setFileName] = useState('');
  const send = async (file: File) =>
    api.referentiels.importFile({ name: file.name, bytes: await bytesOf(file) });
  const load = useWrite(send, undefined, {
    onDone: (imported) => {
      client.setQueryData<readonly ReferentielSummary[]>(preparationKeys.referentiels, (known = []) => [
        ...known.filter(({ id, version }) => id !== imported.id || version !== imported.version),
        imported,
      ]);
      onImported(imported);
    },
  });
  const [isOpen, setOpen] = useState(false);
  const give = (file: File) => {
    setFileName(file.name);
    load.mutate(file);
  };
  const details = load.error instanceof ApiError ? load.error.details : {};
  const faults = readFaults(details);
  const moreFaults = readMoreFaults(details);
  return (
    <Stack>
      <HandedFileNotice
        for="certification"
        label={t('import.take')}
        onUse={(file) => {
          setOpen(true);
          give(file);
        }}
      />
      <Disclosure title={t('import.title')} isExpanded={isOpen} onExpandedChange={setOpen}>
        <Stack>
          <FileField
            label={t('import.label')}
            description={t('import.hint')}
            dropLabel={t('import.drop')}
            buttonLabel={t('import.button')}
            acceptedTypes={['application/json', '.json']}
            onSelect={give}
          />
          {load.data === undefined ? null : (
            <Notice tone="success" isLive>
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
            />
          ) : null}
        </Stack>
      </Disclosure>
    </Stack>
  );
}
