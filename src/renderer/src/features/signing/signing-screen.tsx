import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuthorityView, SigningView } from '../../../../shared/areas/signing.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { DescriptionList, Notice, Page, Section } from '../../ui/index.ts';
import { AuthoritySection } from './components/authority-section.tsx';
import { CertificatesSection } from './components/certificates-section.tsx';
import { Fingerprint } from './components/fingerprint.tsx';
import { SealSection } from './components/seal-section.tsx';
import { useCertificateDates } from './hooks/use-certificate-dates.ts';
import { useSigning } from './queries.ts';

/** What signatures rest on: the authority, the seal, the certificates, the keys. */
export function SigningScreen() {
  const { t } = useTranslation('signing');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useSigning()} title={t('title')}>
      {(view) => <SigningPage view={view} />}
    </LoadedScreen>
  );
}

function SigningPage({ view }: { readonly view: SigningView }) {
  const { t } = useTranslation('signing');
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<Link to="/preferences">{t('back')}</Link>}
      width="regular"
    >
      <AuthoritySection authority={view.authority} />
      <SealSection seal={view.seal} />
      <CertificatesSection certificates={view.certificates} />
      <RetiredAuthorities retired={view.retired} />
      <Section title={t('keys.title')} description={t('keys.members')}>
        <Notice tone={view.vault === 'none' ? 'caution' : 'info'}>{t(`keys.${view.vault}`)}</Notice>
      </Section>
    </Page>
  );
}

function RetiredAuthorities({ retired }: { readonly retired: readonly AuthorityView[] }) {
  const { t } = useTranslation('signing');
  const dates = useCertificateDates();
  if (retired.length === 0) return null;
  return (
    <Section title={t('retired.title')} description={t('retired.text')}>
      <DescriptionList
        items={retired.map((authority) => ({
          term: (
            <>
              {authority.holder}
              <br />
              {dates.period(authority)}
            </>
          ),
          value: <Fingerprint sha256={authority.sha256} />,
        }))}
      />
    </Section>
  );
}
