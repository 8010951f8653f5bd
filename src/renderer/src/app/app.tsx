import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { useEffect, useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import {
  I18nProvider as AriaI18nProvider,
  RouterProvider as AriaRouterProvider,
} from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { usePreferences } from '../features/preferences/queries.ts';
import { languageOf } from '../lib/format.ts';
import { localeOf } from '../lib/i18n.ts';
import { showTheme } from '../ui/index.ts';
import { router } from './router.tsx';

export interface AppProps {
  readonly queryClient: QueryClient;
  readonly translations: i18n;
}

export function App({ queryClient, translations }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={translations}>
        <Appearance>
          <AriaRouterProvider
            navigate={(to, options) => void router.navigate({ ...to, ...options })}
            useHref={(to) => router.history.createHref(router.buildLocation(to).href)}
          >
            <RouterProvider router={router} />
          </AriaRouterProvider>
        </Appearance>
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** Language and theme follow the stored preferences, whoever changes them. */
function Appearance({ children }: { readonly children: ReactNode }) {
  const { i18n: translations } = useTranslation();
  const preferences = usePreferences().data;
  const language = preferences?.language ?? languageOf(translations.language);

  useEffect(() => {
    document.documentElement.lang = language;
    if (translations.language !== language) void translations.changeLanguage(language);
  }, [language, translations]);

  const theme = preferences?.theme ?? 'system';
  // Before anything is painted: until then the document has no colours, and the window shows its own ground.
  useLayoutEffect(() => showTheme(theme), [theme]);

  return <AriaI18nProvider locale={localeOf(language)}>{children}</AriaI18nProvider>;
}
