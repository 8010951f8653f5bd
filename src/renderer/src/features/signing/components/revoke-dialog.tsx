import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REVOCATION_REASONS } from '../../../../../shared/signing.views.ts';
import type { RevocationReason } from '../../../../../shared/signing.views.ts';
import type { IssuedCertificateView } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Dialog, RadioGroup, Stack, showToast } from '../../../ui/index.ts';
import { useRevoke } from '../hooks/use-signing-writes.ts';

export interface RevokeDialogProps {
  readonly certificate: IssuedCertificateView;
  readonly onClose: () => void;
}

/** A revocation cannot be undone: its reason is chosen and confirmed. */
export function RevokeDialog({ certificate, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('signing');
  const [reason, setReason] = useState<RevocationReason | null>(null);
  const revoke = useRevoke();
  const { holder, sha256 } = certificate;
  return (
    <Dialog
      title={t('revoke.title', { name: holder })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={reason === null}
            isPending={revoke.isPending}
            onPress={() => {
              if (reason === null) return;
              revoke.mutate(
                { sha256, reason },
                {
                  onSuccess: () => {
                    onClose();
                    showToast({ message: t('revoke.done') });
                  },
                },
              );
            }}
          >
            {t('revoke.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('revoke.text')}</p>
        <RadioGroup<RevocationReason>
          label={t('revoke.reason')}
          options={REVOCATION_REASONS.map((id) => ({ id, label: t(`revoke.choice.${id}`) }))}
          value={reason}
          onChange={setReason}
        />
        <ErrorNotice error={revoke.error} />
      </Stack>
    </Dialog>
  );
}
