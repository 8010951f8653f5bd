import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportingSettingsView } from '../../../../shared/areas/reporting.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Notice, Page } from '../../ui/index.ts';
import { DeclarableSection } from './components/declarable-section.tsx';
import { LotsSection } from './components/lots-section.tsx';
import { ReturnSection } from './components/return-section.tsx';
import { useFaultText } from './hooks/use-fault-text.ts';
import { useReportingSettings } from './queries.ts';

/** Results to declare, the declarations that were made, and what came back. */
export function DeclarationsScreen() {
  const { t } = useTranslation('reporting');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useReportingSettings()} title={t('title')}>
      {(settings) => <DeclarationsPage settings={settings} />}
    </LoadedScreen>
  );
}

function DeclarationsPage({ settings }: { readonly settings: ReportingSettingsView }) {
  const { t } = useTranslation(['reporting', 'home']);
  const faultText = useFaultText();
  const { faults, isMandated, schema } = settings;
  const wanting = [
    ...(isMandated ? [] : [t('wanting.mandate')]),
    ...(schema === null ? [t('wanting.schema')] : []),
    ...faults.map(faultText),
  ];
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<Link to="/">{t('home:title')}</Link>}
      actions={<LinkButton href={{ to: '/preferences/declarations' }}>{t('openSettings')}</LinkButton>}
    >
      {wanting.length === 0 ? null : (
        <Notice tone="caution" title={t('wanting.title')}>
          <ul>
            {wanting.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <DeclarableSection isReady={wanting.length === 0} />
      <LotsSection />
      <ReturnSection />
    </Page>
  );
}
