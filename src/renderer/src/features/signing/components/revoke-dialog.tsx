import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REVOCATION_REASONS } from '../../../../../shared/areas/signing.ts';
import type { RevocationReason, IssuedCertificateView } from '../../../../../shared/areas/signing.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { RadioGroup, showToast } from '../../../ui/index.ts';
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
    <ConfirmDialog
      title={t('revoke.title', { name: holder })}
      confirmLabel={t('revoke.confirm')}
      isOpen
      isDisabled={reason === null}
      write={revoke}
      onConfirm={() => {
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
      onClose={onClose}
    >
      <p>{t('revoke.text')}</p>
      <RadioGroup<RevocationReason>
        label={t('revoke.reason')}
        options={REVOCATION_REASONS.map((id) => ({ id, label: t(`revoke.choice.${id}`) }))}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
