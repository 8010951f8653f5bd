import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isTrial } from '../../../../shared/areas/app.ts';
import type { AppInfo } from '../../../../shared/areas/app.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { DescriptionList, Disclosure, Notice, Page, Section, Stack } from '../../ui/index.ts';
import { DiskSection } from './components/disk-section.tsx';
import { LicenceText } from './components/licence-text.tsx';
import { useAppInfo, useLicences } from './queries.ts';

/** What this application is, where its data is, and the licences of all that it is made of. */
export function AboutScreen() {
  const { t } = useTranslation('preferences');
  useDocumentTitle(t('about.title'));
  return (
    <LoadedScreen query={useAppInfo()} title={t('about.title')}>
      {(info) => <AboutPage info={info} />}
    </LoadedScreen>
  );
}

function AboutPage({ info }: { readonly info: AppInfo }) {
  const { t } = useTranslation('preferences');
  return (
    <Page
      title={t('about.title')}
      lede={t('about.lede')}
      breadcrumb={<Link to="/preferences">{t('title')}</Link>}
      width="reading"
    >
      {isTrial(info.version) ? (
        <Notice tone="caution" title={t('about.trial')}>
          {t('about.trialNote')}
        </Notice>
      ) : null}
      <Section title={t('about.computer')} description={t('about.dataNote')}>
        <DescriptionList
          items={[
            { term: t('about.version'), value: info.version },
            { term: t('about.data'), value: info.dataPath },
            { term: t('about.timeZone'), value: info.timeZone },
          ]}
        />
      </Section>
      <DiskSection />
      <Section title={t('about.problem')}>
        <p>{t('about.problemNote')}</p>
      </Section>
      <Licences />
    </Page>
  );
}

function Licences() {
  const { t } = useTranslation('preferences');
  const licences = useLicences().data ?? [];
  return (
    <Section title={t('about.licences')} description={t('about.licencesNote')}>
      {licences.length === 0 ? (
        <p>{t('about.licencesMissing')}</p>
      ) : (
        <Stack gap="1">
          {licences.map(({ licence, name, text, version }) => (
            <Disclosure
              key={`${name} ${version}`}
              title={`${name} ${version}`.trim()}
              aside={<span>{licence}</span>}
            >
              <LicenceText text={text === '' ? t('about.noText', { licence }) : text} />
            </Disclosure>
          ))}
        </Stack>
      )}
    </Section>
  );
}
