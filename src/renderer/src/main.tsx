import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CandidateApp } from './app/candidate-app.tsx';
import { followBroadcasts } from './app/broadcasts.ts';
import { readPreferences } from './app/read-preferences.ts';
import { takeUpKept } from './app/take-up-kept.ts';
import { onMissed, subscribe } from './lib/api.ts';
import { createI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query-client.ts';

/** Where the candidate's screen is, at the same origin. */
const CANDIDATE_PATH = '/candidate';

function rootOfPage(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  return root;
}

/** In the language that its window was opened with: it may not ask for preferences. */
function drawCandidateScreen(): void {
  const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fr';
  document.documentElement.lang = language;
  createRoot(rootOfPage()).render(
    <StrictMode>
      <CandidateApp translations={createI18n(language)} />
    </StrictMode>,
  );
}

/** Draws once the language and theme are known, so that nothing flashes; without an answer, in French. */
async function start(): Promise<void> {
  const queryClient = createQueryClient();
  followBroadcasts(queryClient, { onMissed, subscribe });
  const preferences = await readPreferences(queryClient);
  await takeUpKept();

  createRoot(rootOfPage()).render(
    <StrictMode>
      <App queryClient={queryClient} translations={createI18n(preferences?.language)} />
    </StrictMode>,
  );
}

if (location.pathname === CANDIDATE_PATH) drawCandidateScreen();
else void start();
