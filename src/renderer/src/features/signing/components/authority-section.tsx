import { useTranslation } from 'react-i18next';
import type { AuthorityView } from '../../../../../shared/areas/signing.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import {
  Button,
  DescriptionList,
  Disclosure,
  EmptyState,
  Inline,
  Notice,
  Section,
  Stack,
  showToast,
} from '../../../ui/index.ts';
import {
  useExportAuthority,
  useExportRevocations,
  useRestoreAuthority,
} from '../hooks/use-signing-writes.ts';
import { useCertificateDates } from '../hooks/use-certificate-dates.ts';
import { BackupForm } from './backup-form.tsx';
import { CertificateStateBadge } from './certificate-state.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { KeyFileForm } from './key-file-form.tsx';
import { RenewAuthority } from './renew-authority.tsx';
import styles from './signing.module.css';

/** The authority that issues now, or how it will come to be. */
export function AuthoritySection({ authority }: { readonly authority: AuthorityView | null }) {
  const { t } = useTranslation('signing');
  return (
    <Section title={t('authority.title')} description={t('authority.text')}>
      {authority === null ? (
        <EmptyState title={t('authority.noneTitle')}>{t('authority.none')}</EmptyState>
      ) : (
        <Authority authority={authority} />
      )}
      <div className={styles['folds']}>
        {authority?.isKeyUsable === true ? (
          <Disclosure title={t('backup.title')}>
            <BackupForm />
          </Disclosure>
        ) : null}
        <Restore />
      </div>
    </Section>
  );
}

function Authority({ authority }: { readonly authority: AuthorityView }) {
  const { t } = useTranslation('signing');
  const dates = useCertificateDates();
  const exporting = useExportAuthority();
  const listing = useExportRevocations();
  return (
    <Stack>
      <Condition authority={authority} />
      <DescriptionList
        items={[
          { term: t('authority.name'), value: authority.holder },
          { term: t('authority.fingerprint'), value: <Fingerprint sha256={authority.sha256} /> },
          {
            term: t('authority.validity'),
            value: (
              <Inline>
                {dates.period(authority)}
                <CertificateStateBadge state={authority.state} />
              </Inline>
            ),
          },
          { term: t('authority.since'), value: dates.day(authority.since) },
          {
            term: t('authority.backup'),
            value: authority.backedUpAt === null ? t('authority.noBackup') : dates.day(authority.backedUpAt),
          },
        ]}
      />
      <Inline>
        <Button
          isPending={exporting.isPending}
          onPress={() => {
            exporting.write(undefined);
          }}
        >
          {t('authority.export')}
        </Button>
        <Button
          isPending={listing.isPending}
          onPress={() => {
            listing.write(undefined);
          }}
        >
          {t('authority.exportCrl')}
        </Button>
        <RenewAuthority />
      </Inline>
      <ErrorNotice error={exporting.error ?? listing.error} />
      <ExportedNotice report={exporting.result} />
      <ExportedNotice report={listing.result} />
    </Stack>
  );
}

/** What keeps the authority from issuing, or would lose it. */
function Condition({ authority }: { readonly authority: AuthorityView }) {
  const { t } = useTranslation('signing');
  if (authority.state === 'expired') {
    return (
      <Notice tone="danger" title={t('authority.expiredTitle')}>
        {t('authority.expired')}
      </Notice>
    );
  }
  if (authority.state === 'not-yet-valid') {
    return (
      <Notice tone="danger" title={t('authority.notYetTitle')}>
        {t('authority.notYet')}
      </Notice>
    );
  }
  if (!authority.isKeyUsable) {
    return (
      <Notice tone="danger" title={t('authority.keyLostTitle')}>
        {t('authority.keyLost')}
      </Notice>
    );
  }
  return authority.backedUpAt === null ? <Notice tone="caution">{t('authority.backUpAdvice')}</Notice> : null;
}

function Restore() {
  const { t } = useTranslation('signing');
  const restore = useRestoreAuthority();
  return (
    <Disclosure title={t('restore.title')}>
      <KeyFileForm
        text={t('restore.text')}
        fileLabel={t('restore.file')}
        passwordLabel={t('restore.password')}
        actionLabel={t('restore.action')}
        acceptedTypes={['.pem']}
        isPending={restore.isPending}
        error={restore.error}
        onSubmit={(file) => {
          restore.mutate(file, {
            onSuccess: () => {
              showToast({ message: t('restore.done') });
            },
          });
        }}
      />
    </Disclosure>
  );
}
