import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { CandidateTimeScreen } from '../features/candidate-screen/index.ts';
import { showTheme } from '../ui/index.ts';

/** The same files serve the candidate's screen, whose page the core answers as a display only: it has no other screen. */
export function CandidateApp({ translations }: { readonly translations: i18n }) {
  useEffect(() => showTheme('system'), []);
  return (
    <I18nextProvider i18n={translations}>
      <CandidateTimeScreen />
    </I18nextProvider>
  );
}
