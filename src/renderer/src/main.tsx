import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { followBroadcasts } from './app/broadcasts.ts';
import { readPreferences } from './app/read-preferences.ts';
import { takeUpKept } from './app/take-up-kept.ts';
import { onMissed, subscribe } from './lib/api.ts';
import { createI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query-client.ts';

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

void start();
