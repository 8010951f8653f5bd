import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { useEffect, useLayoutEffect } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { JurorScreen, RoomPageContext } from '../features/juror/index.ts';
import type { RoomPage } from '../features/juror/index.ts';
import { keepFocus } from '../lib/focus/focus-keeper.ts';
import { languageOf } from '../lib/format.ts';
import { localeOf } from '../lib/i18n.ts';
import { showTheme } from '../ui/index.ts';

export interface RoomAppProps {
  readonly page: RoomPage;
  readonly queryClient: QueryClient;
  readonly translations: i18n;
}

export function RoomApp({ page, queryClient, translations }: RoomAppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={translations}>
        <RoomPageContext value={page}>
          <Appearance />
        </RoomPageContext>
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** Language as it was chosen on this device, theme as the system asks for it. */
function Appearance() {
  const { i18n: translations } = useTranslation();
  const language = languageOf(translations.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(keepFocus, []);
  useLayoutEffect(() => showTheme('system'), []);
  return (
    <AriaI18nProvider locale={localeOf(language)}>
      <JurorScreen />
    </AriaI18nProvider>
  );
}
