import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/index.ts';
import { LoadedScreen } from './loaded.tsx';
import type { LoadedScreenProps } from './loaded.tsx';
import { useDocumentTitle } from './use-document-title.ts';

export interface SettingsScreenProps<Value> extends LoadedScreenProps<Value> {
  readonly lede: ReactNode;
}

/** A screen of settings under the preferences; `children` draws its sections. */
export function SettingsScreen<Value>({ children, lede, query, title }: SettingsScreenProps<Value>) {
  const { t } = useTranslation('preferences');
  useDocumentTitle(title);
  return (
    <LoadedScreen query={query} title={title}>
      {(value) => (
        <Page
          title={title}
          lede={lede}
          breadcrumb={<Link to="/preferences">{t('title')}</Link>}
          width="reading"
        >
          {children(value)}
        </Page>
      )}
    </LoadedScreen>
  );
}
