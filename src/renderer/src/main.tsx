import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeUpKept } from './app/take-up-kept.ts';
import { api, onMissed, subscribe } from './lib/api.ts';
import { followBroadcasts } from './lib/broadcasts.ts';
import { createI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query-client.ts';
import { queryKeys } from './lib/query-keys.ts';

/** Draws once the language and theme are known, so that nothing flashes; without an answer, in French. */
async function start(): Promise<void> {
  const queryClient = createQueryClient();
  followBroadcasts(queryClient, { onMissed, subscribe });
  const preferences = await api.app.preferences().catch(() => null);
  if (preferences !== null) queryClient.setQueryData(queryKeys.preferences, preferences);

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
