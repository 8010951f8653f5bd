import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealView } from '../../../../../shared/areas/signing.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import {
  Button,
  DescriptionList,
  Disclosure,
  Inline,
  Notice,
  Section,
  Stack,
  showToast,
} from '../../../ui/index.ts';
import { useCertificateDates } from '../hooks/use-certificate-dates.ts';
import { useImportSeal, useRemoveSeal } from '../hooks/use-signing-writes.ts';
import { CertificateStateBadge } from './certificate-state.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { KeyFileForm } from './key-file-form.tsx';
import styles from './signing.module.css';

/** The organisation's seal: a certificate of the local authority, or its own. */
export function SealSection({ seal }: { readonly seal: SealView | null }) {
  const { t } = useTranslation('signing');
  return (
    <Section title={t('seal.title')} description={t('seal.text')}>
      {seal === null ? <p>{t('seal.none')}</p> : <Seal seal={seal} />}
      <div className={styles['folds']}>
        <ImportSeal />
      </div>
    </Section>
  );
}

function Seal({ seal }: { readonly seal: SealView }) {
  const { t } = useTranslation('signing');
  const dates = useCertificateDates();
  return (
    <Stack>
      <Condition seal={seal} />
      <DescriptionList
        items={[
          { term: t('authority.name'), value: seal.holder },
          { term: t('seal.kind'), value: t(`seal.${seal.kind}`) },
          { term: t('authority.fingerprint'), value: <Fingerprint sha256={seal.sha256} /> },
          {
            term: t('authority.validity'),
            value: (
              <Inline>
                {dates.period(seal)}
                <CertificateStateBadge state={seal.state} />
              </Inline>
            ),
          },
        ]}
      />
      {seal.kind === 'imported' ? <RemoveSeal /> : null}
    </Stack>
  );
}

/** A seal of the local authority renews itself; an imported one waits for someone. */
function Condition({ seal }: { readonly seal: SealView }) {
  const { t } = useTranslation('signing');
  const isImported = seal.kind === 'imported';
  if (isImported && seal.state === 'expired') {
    return (
      <Notice tone="danger" title={t('seal.expiredTitle')}>
        {t('seal.expired')}
      </Notice>
    );
  }
  if (seal.isKeyUsable) return null;
  return (
    <Notice tone={isImported ? 'danger' : 'caution'} title={t('seal.keyLostTitle')}>
      {isImported ? t('seal.keyLostImported') : t('seal.keyLostLocal')}
    </Notice>
  );
}

function ImportSeal() {
  const { t } = useTranslation('signing');
  const importing = useImportSeal();
  return (
    <Disclosure title={t('seal.import')}>
      <KeyFileForm
        // A file that was taken leaves an empty form.
        key={importing.submittedAt}
        text={t('seal.importText')}
        fileLabel={t('seal.file')}
        issuersLabel={t('seal.issuers')}
        passwordLabel={t('seal.password')}
        actionLabel={t('seal.importAction')}
        acceptedTypes={['.p12', '.pfx', 'application/x-pkcs12']}
        isPending={importing.isPending}
        error={importing.error}
        onSubmit={(file) => {
          importing.mutate(file, {
            onSuccess: () => {
              showToast({ message: t('seal.importedDone') });
            },
          });
        }}
      />
    </Disclosure>
  );
}

function RemoveSeal() {
  const { t } = useTranslation('signing');
  const [isOpen, setOpen] = useState(false);
  const remove = useRemoveSeal();
  const close = () => {
    setOpen(false);
  };
  return (
    <Inline>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('seal.remove')}
      </Button>
      <ConfirmDialog
        title={t('seal.removeTitle')}
        confirmLabel={t('seal.removeConfirm')}
        isOpen={isOpen}
        write={remove}
        onConfirm={() => {
          remove.mutate(undefined, {
            onSuccess: () => {
              close();
              showToast({ message: t('seal.removed') });
            },
          });
        }}
        onClose={close}
      >
        <p>{t('seal.removeText')}</p>
      </ConfirmDialog>
    </Inline>
  );
}
