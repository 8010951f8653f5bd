import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/app.tsx';
import { followBroadcasts } from './app/broadcasts.ts';
import { readPreferences } from './app/read-preferences.ts';
import { takeUpKept } from './app/take-up-kept.ts';
import { CandidatePage } from './features/candidate-screen/index.ts';
import { onMissed, subscribe } from './lib/api.ts';
import { createI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query-client.ts';
import { showTheme } from './ui/index.ts';

/** The same files serve the candidate's screen, whose page the core answers as a display only. */
function drawCandidateScreen(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fr';
  document.documentElement.lang = language;
  showTheme('system');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={createI18n(language)}>
        <CandidatePage />
      </I18nextProvider>
    </StrictMode>,
  );
}

/** Draws once the language and theme are known, so that nothing flashes; without an answer, in French. */
async function start(): Promise<void> {
  const queryClient = createQueryClient();
  followBroadcasts(queryClient, { onMissed, subscribe });
  const preferences = await readPreferences(queryClient);
  await takeUpKept();

  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} translations={createI18n(preferences?.language)} />
    </StrictMode>,
  );
}

if (location.pathname === '/candidate') drawCandidateScreen();
else void start();
