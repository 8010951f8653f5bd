import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnteredEvidence } from '../../../../../domain/candidate/evidence.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, TextField, bindClasses, showToast } from '../../../ui/index.ts';
import styles from '../candidates.module.css';
import { useWithdrawEvidence } from '../hooks/use-candidate-writes.ts';
import { useDecimal } from '../person-words.ts';

const cx = bindClasses(styles);

/** A result that was entered, which a reason withdraws and nothing takes away. */
export function EntryLine({ entry }: { readonly entry: EnteredEvidence }) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const withdraw = useWithdrawEvidence();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { author, date, outcome, outOf, reference, value } = entry.payload;
  const decimal = useDecimal();
  const said = [
    t('entry.line', { kind: t(`entryKind.${entry.kind}`), date: shortDate(date) }),
    ...(value === null || outOf === null
      ? []
      : [t('entry.of', { value: decimal(value), outOf: decimal(outOf) })]),
    ...(outcome === null ? [] : [t(`entryOutcome.${outcome}`)]),
    ...[author, reference].filter((text) => text !== ''),
  ].join(', ');
  const close = () => {
    setOpen(false);
  };
  if (entry.withdrawal !== null) {
    return (
      <li>
        <s className={cx('struck')}>{said}</s>{' '}
        <span className={cx('soft')}>{t('entry.withdrawn', { reason: entry.withdrawal.reason })}</span>
      </li>
    );
  }
  return (
    <li>
      {said}{' '}
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('entry.withdraw')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('entry.withdrawTitle')}
        confirmLabel={t('entry.withdraw')}
        isDisabled={reason.trim() === ''}
        write={withdraw}
        onClose={close}
        onConfirm={() => {
          withdraw.mutate(
            { entryId: entry.id, reason },
            {
              onSuccess: () => {
                showToast({ message: t('entry.withdrawDone') });
                close();
              },
            },
          );
        }}
      >
        <p>{said}</p>
        <TextField label={t('entry.reason')} value={reason} maxLength={200} onChange={setReason} />
      </ConfirmDialog>
    </li>
  );
}
