import { useTranslation } from 'react-i18next';
import type { ReceivedReport } from '../../../../../shared/areas/decisions/received.ts';
import { Notice, Section, Stack, Table } from '../../../ui/index.ts';
import { useFindingWords } from '../hooks/finding-words.ts';
import { useImportMinutes } from '../hooks/use-received-writes.ts';
import { ReceivedFilesField } from './received-files-field.tsx';

/** Files that were received: each is checked before it is kept, and one that is refused is named with what to do about it. */
export function MinutesImport({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('received');
  const load = useImportMinutes();
  return (
    <Section title={t('import.title')}>
      <Stack>
        <ReceivedFilesField
          label={t('import.files')}
          description={t('import.note')}
          task="minutes-import"
          work={load}
          onStart={load.reset}
          onFiles={(files) => {
            load.mutate({ sessionId, files });
          }}
        />
        {load.data === undefined ? null : <Report report={load.data} />}
      </Stack>
    </Section>
  );
}

function Report({ report }: { readonly report: ReceivedReport }) {
  const { t } = useTranslation('received');
  const say = useFindingWords();
  const { importedCount, knownCount, leftCount, refused, refusedCount } = report;
  return (
    <>
      <Notice tone={refusedCount > 0 || leftCount > 0 ? 'caution' : 'success'} isLive>
        {[
          t('import.imported', { count: importedCount }),
          ...(knownCount > 0 ? [t('import.known', { count: knownCount })] : []),
          ...(refusedCount > 0 ? [t('import.refused', { count: refusedCount })] : []),
          ...(leftCount > 0 ? [t('import.left', { count: leftCount })] : []),
        ].join(' ')}
      </Notice>
      {refused.length === 0 ? null : (
        <Table
          label={t('import.refusedTitle')}
          items={refused.map((row, index) => ({ ...row, id: String(index) }))}
          getId={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('column.file'),
              isRowHeader: true,
              width: '18rem',
              render: ({ name }) => name,
            },
            {
              id: 'reason',
              title: t('column.reason'),
              render: ({ finding, reason }) => (
                <>
                  <p>{t(`refusal.${reason}.what`)}</p>
                  {finding === null ? null : <p>{say(finding)}</p>}
                </>
              ),
            },
            { id: 'todo', title: t('column.todo'), render: ({ reason }) => t(`refusal.${reason}.todo`) },
          ]}
        />
      )}
    </>
  );
}
