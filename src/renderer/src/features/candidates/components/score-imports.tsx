import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreImport } from '../../../../../shared/areas/candidates/scores.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Section, Table, TextField, showToast } from '../../../ui/index.ts';
import { useWithdrawImport } from '../hooks/use-candidate-writes.ts';
import { scoreImports } from '../queries.ts';

/** Files of results that were imported; a whole import is withdrawn with a reason, and stays in the files. */
export function ScoreImports() {
  const { t } = useTranslation('candidates');
  const { dateTime } = useFormats();
  const imports = useQuery(scoreImports).data;
  const withdraw = useWithdrawImport();
  const [open, setOpen] = useState<ScoreImport | null>(null);
  const [reason, setReason] = useState('');
  if (imports === undefined || imports.count === 0) return null;
  const close = () => {
    setOpen(null);
    setReason('');
  };
  return (
    <Section title={t('scores.imports')}>
      <Table
        label={t('scores.imports')}
        items={imports.rows}
        getId={({ recordedAt, sourceSha256 }) => `${sourceSha256} ${String(recordedAt)}`}
        columns={[
          { id: 'file', title: t('scores.file'), isRowHeader: true, render: ({ fileName }) => fileName },
          { id: 'at', title: t('entry.date'), render: ({ recordedAt }) => dateTime(recordedAt) },
          {
            id: 'count',
            title: t('column.evidence'),
            render: ({ entryCount, standingCount }) =>
              t('scores.standing', { count: standingCount, all: entryCount }),
          },
          {
            id: 'digest',
            title: t('scores.digest'),
            render: ({ sourceSha256 }) => <code>{sourceSha256.slice(0, 16)}</code>,
          },
          {
            id: 'undo',
            title: '',
            render: (made) =>
              made.standingCount === 0 ? (
                t('scores.withdrawn')
              ) : (
                <Button
                  onPress={() => {
                    setOpen(made);
                  }}
                >
                  {t('scores.withdraw')}
                </Button>
              ),
          },
        ]}
      />
      <ConfirmDialog
        isOpen={open !== null}
        title={t('scores.withdrawTitle', { name: open?.fileName ?? '' })}
        confirmLabel={t('scores.withdraw')}
        isDisabled={reason.trim() === ''}
        write={withdraw}
        onClose={close}
        onConfirm={() => {
          if (open === null) return;
          const { recordedAt, sourceSha256 } = open;
          withdraw.mutate(
            { recordedAt, sourceSha256, reason },
            {
              onSuccess: ({ withdrawn }) => {
                showToast({ message: t('scores.withdrawDone', { count: withdrawn }) });
                close();
              },
            },
          );
        }}
      >
        <p>{t('scores.withdrawText', { count: open?.standingCount ?? 0 })}</p>
        <TextField label={t('entry.reason')} value={reason} maxLength={200} onChange={setReason} />
      </ConfirmDialog>
    </Section>
  );
}
