import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FILE_BYTES } from '../../../../../domain/file-limits.ts';
import { MOST_RECEIVED } from '../../../../../shared/areas/decisions/received.ts';
import type { ReceivedReport } from '../../../../../shared/areas/decisions/received.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { FilesField, Notice, Section, Stack, Table } from '../../../ui/index.ts';
import { useFindingWords } from '../hooks/finding-words.ts';
import { useImportMinutes } from '../hooks/use-received-writes.ts';

interface Left {
  readonly tooLarge: readonly string[];
  /** How many were given, when that is more than can be taken at once. */
  readonly tooMany: number | null;
}

const NONE_LEFT: Left = { tooLarge: [], tooMany: null };

/** Files that were received: each is checked before it is kept, and one that is refused is named with what to do about it. */
export function MinutesImport({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('received');
  const load = useImportMinutes();
  const [readError, setReadError] = useState<unknown>(null);
  const [left, setLeft] = useState(NONE_LEFT);
  async function give(given: readonly File[]) {
    setReadError(null);
    load.reset();
    const tooLarge = given.filter(({ size }) => size > MAX_FILE_BYTES).map(({ name }) => name);
    const files = given.filter(({ size }) => size <= MAX_FILE_BYTES);
    const isTooMany = files.length > MOST_RECEIVED;
    setLeft({ tooLarge, tooMany: isTooMany ? files.length : null });
    if (isTooMany || files.length === 0) return;
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) })),
    );
    load.mutate({ sessionId, files: read });
  }
  return (
    <Section title={t('import.title')}>
      <Stack>
        <FilesField
          label={t('import.files')}
          description={t('import.note')}
          dropLabel={t('import.drop')}
          buttonLabel={t('import.choose')}
          folderLabel={t('import.chooseFolder')}
          acceptedTypes={['application/pdf', '.pdf', '.zip', '.json', '.crl']}
          isDisabled={load.isPending}
          onSelect={(files) => {
            give(files).catch(setReadError);
          }}
        />
        <TaskProgress kind="minutes-import" />
        <ErrorNotice error={readError ?? load.error} />
        {left.tooMany === null ? null : (
          <Notice tone="caution" isLive>
            {t('import.tooMany', { count: left.tooMany, most: MOST_RECEIVED })}
          </Notice>
        )}
        {left.tooLarge.length === 0 ? null : (
          <Notice tone="caution" isLive>
            {t('import.tooLarge', { names: left.tooLarge.join(', ') })}
          </Notice>
        )}
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
