import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForeignAuthorityView } from '../../../../../shared/areas/decisions/received.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Dialog, PIN_MIN_LENGTH, Stack, TextArea, TextField, showToast } from '../../../ui/index.ts';
import { AdministratorFields } from '../../preferences/index.ts';
import { authorityName } from '../authority-name.ts';
import { useAcceptAuthority, useWithdrawAuthority } from '../hooks/use-received-writes.ts';

export interface AuthorityDialogProps {
  readonly authority: ForeignAuthorityView;
  readonly onClose: () => void;
}

const MOST_NOTE = 200;
const NOBODY = { administratorId: '', pin: '' };

/** The fingerprint is typed as it was read elsewhere: nothing on this screen can stand in for it. */
export function AcceptDialog({ authority: { sha256, subject }, onClose }: AuthorityDialogProps) {
  const { t } = useTranslation(['received', 'common']);
  const accept = useAcceptAuthority();
  const [fingerprint, setFingerprint] = useState('');
  const [source, setSource] = useState('');
  const [confirmation, setConfirmation] = useState(NOBODY);
  const isComplete =
    fingerprint.trim() !== '' && source.trim() !== '' && confirmation.pin.length >= PIN_MIN_LENGTH;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('authorities.acceptTitle', { subject: authorityName(subject) })}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isComplete}
            isPending={accept.isPending}
            onPress={() => {
              accept.mutate(
                {
                  sha256,
                  fingerprint: fingerprint.replaceAll(/\s+/g, ' ').slice(0, MOST_NOTE),
                  fingerprintSource: source,
                  confirmation,
                },
                {
                  onError: () => {
                    setConfirmation({ ...confirmation, pin: '' });
                  },
                  onSuccess: () => {
                    showToast({ message: t('authorities.acceptDone') });
                    onClose();
                  },
                },
              );
            }}
          >
            {t('authorities.accept')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('authorities.acceptNote')}</p>
        <TextArea
          label={t('authorities.fingerprint')}
          description={t('authorities.fingerprintNote')}
          rows={2}
          value={fingerprint}
          onChange={setFingerprint}
        />
        <TextField
          label={t('authorities.source')}
          description={t('authorities.sourceNote')}
          value={source}
          maxLength={MOST_NOTE}
          onChange={setSource}
        />
        <AdministratorFields
          label={t('authorities.administrator')}
          pinLabel={t('authorities.pin')}
          value={confirmation}
          onChange={setConfirmation}
        />
        <ErrorNotice error={accept.error} />
      </Stack>
    </Dialog>
  );
}

export function WithdrawDialog({ authority: { sha256, subject }, onClose }: AuthorityDialogProps) {
  const { t } = useTranslation(['received', 'common']);
  const withdraw = useWithdrawAuthority();
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState(NOBODY);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('authorities.withdrawTitle', { subject: authorityName(subject) })}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={reason.trim() === '' || confirmation.pin.length < PIN_MIN_LENGTH}
            isPending={withdraw.isPending}
            onPress={() => {
              withdraw.mutate(
                { sha256, reason, confirmation },
                {
                  onError: () => {
                    setConfirmation({ ...confirmation, pin: '' });
                  },
                  onSuccess: () => {
                    showToast({ message: t('authorities.withdrawDone') });
                    onClose();
                  },
                },
              );
            }}
          >
            {t('authorities.withdraw')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('authorities.withdrawNote')}</p>
        <TextArea label={t('authorities.reason')} value={reason} onChange={setReason} />
        <AdministratorFields
          label={t('authorities.administrator')}
          pinLabel={t('authorities.pin')}
          value={confirmation}
          onChange={setConfirmation}
        />
        <ErrorNotice error={withdraw.error} />
      </Stack>
    </Dialog>
  );
}
