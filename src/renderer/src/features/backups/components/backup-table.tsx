import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '../../../../../shared/areas/backups.ts';
import { useFormats } from '../../../lib/format.ts';
import { Badge, Button, Table } from '../../../ui/index.ts';
import type { TableColumn } from '../../../ui/index.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** Every backup, latest first, and going back to one. */
export function BackupTable({ backups }: { readonly backups: readonly BackupRow[] }) {
  const { t } = useTranslation('backups');
  const [restoring, setRestoring] = useState<BackupRow | null>(null);
  return (
    <>
      <Table
        label={t('list.table')}
        columns={useColumns(setRestoring)}
        items={backups}
        getId={({ name, place }) => `${place} ${name}`}
        getText={({ name }) => name}
        emptyText={t('list.empty')}
      />
      {restoring === null ? null : (
        <RestoreDialog
          backup={restoring}
          onClose={() => {
            setRestoring(null);
          }}
        />
      )}
    </>
  );
}

function useColumns(onRestore: (backup: BackupRow) => void): readonly TableColumn<BackupRow>[] {
  const { t } = useTranslation('backups');
  const { dateTime, fileSize } = useFormats();
  return [
    {
      id: 'when',
      title: t('list.when'),
      isRowHeader: true,
      render: ({ madeAt, place }) => (
        <>
          {dateTime(madeAt)} {place === 'second' ? <Badge>{t('list.onSecond')}</Badge> : null}
        </>
      ),
    },
    { id: 'why', title: t('list.why'), render: ({ reason }) => t(`reason.${reason}`) },
    {
      id: 'holds',
      title: t('list.holds'),
      render: ({ summary }) =>
        summary === null
          ? t('list.unchecked')
          : `${t('list.passages', { count: summary.passageCount })}, ${t('list.minutes', { count: summary.minutesCount })}`,
    },
    {
      id: 'size',
      title: t('list.size'),
      align: 'end',
      render: ({ summary }) => (summary === null ? null : fileSize(summary.byteCount)),
    },
    {
      id: 'action',
      title: t('list.action'),
      align: 'end',
      render: (backup) => (
        <Button
          variant="quiet"
          aria-label={t('list.restoreOf', { when: dateTime(backup.madeAt) })}
          onPress={() => {
            onRestore(backup);
          }}
        >
          {t('list.restore')}
        </Button>
      ),
    },
  ];
}
