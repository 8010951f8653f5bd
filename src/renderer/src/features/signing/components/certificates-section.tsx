import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedCertificateView } from '../../../../../shared/areas/signing.ts';
import { Button, Section, Stack, Table } from '../../../ui/index.ts';
import type { TableColumn } from '../../../ui/index.ts';
import { useCertificateDates } from '../hooks/use-certificate-dates.ts';
import { CertificateStateBadge } from './certificate-state.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import styles from './signing.module.css';

/** Rows drawn at once; each session adds a few. */
const PAGE_ROWS = 30;

export interface CertificatesSectionProps {
  readonly certificates: readonly IssuedCertificateView[];
}

/** Every certificate that a local authority issued, and how to take one back. */
export function CertificatesSection({ certificates }: CertificatesSectionProps) {
  const { t } = useTranslation('signing');
  const [shownCount, setShownCount] = useState(PAGE_ROWS);
  const [revoking, setRevoking] = useState<IssuedCertificateView | null>(null);
  return (
    <Section title={t('certificates.title')} description={t('certificates.text')}>
      <Stack>
        <Table
          label={t('certificates.table')}
          columns={useColumns(setRevoking)}
          items={certificates.slice(0, shownCount)}
          getId={({ sha256 }) => sha256}
          getText={({ holder }) => holder}
          emptyText={t('certificates.empty')}
        />
        {shownCount < certificates.length ? (
          <div>
            <Button
              onPress={() => {
                setShownCount(shownCount + PAGE_ROWS);
              }}
            >
              {t('certificates.showMore', { shown: shownCount, count: certificates.length })}
            </Button>
          </div>
        ) : null}
      </Stack>
      {revoking === null ? null : (
        <RevokeDialog
          certificate={revoking}
          onClose={() => {
            setRevoking(null);
          }}
        />
      )}
    </Section>
  );
}

function useColumns(
  onRevoke: (certificate: IssuedCertificateView) => void,
): readonly TableColumn<IssuedCertificateView>[] {
  const { t } = useTranslation('signing');
  const dates = useCertificateDates();
  return [
    {
      id: 'holder',
      title: t('certificates.column.holder'),
      isRowHeader: true,
      render: ({ capacity, holder, role }) => (
        <span className={styles['holder']}>
          {holder}
          <span className={styles['soft']}>{role === 'seal' ? t('certificates.role.seal') : capacity}</span>
        </span>
      ),
    },
    { id: 'issued', title: t('certificates.column.issued'), render: ({ issuedAt }) => dates.day(issuedAt) },
    {
      id: 'until',
      title: t('certificates.column.until'),
      render: ({ notAfter }) => dates.validityDay(notAfter),
    },
    {
      id: 'signatures',
      title: t('certificates.column.signatures'),
      align: 'end',
      render: ({ signatureCount }) => signatureCount,
    },
    { id: 'state', title: t('certificates.column.state'), render: (row) => <State certificate={row} /> },
    {
      id: 'action',
      title: t('certificates.column.action'),
      align: 'end',
      render: (row) =>
        row.state === 'revoked' ? null : (
          <Button
            variant="quiet"
            aria-label={t('certificates.revokeOf', { name: row.holder })}
            onPress={() => {
              onRevoke(row);
            }}
          >
            {t('certificates.revoke')}
          </Button>
        ),
    },
  ];
}

function State({ certificate }: { readonly certificate: IssuedCertificateView }) {
  const { t } = useTranslation('signing');
  const dates = useCertificateDates();
  const { revocation, state } = certificate;
  return (
    <span className={styles['holder']}>
      <span>
        <CertificateStateBadge state={state} />
      </span>
      {revocation === null ? null : (
        <span className={styles['soft']}>
          {t('certificates.revokedAt', {
            date: dates.day(revocation.at),
            reason: t(`reason.${revocation.reason}`),
          })}
        </span>
      )}
    </span>
  );
}
