import '../ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../features/juror/index.ts';
import { onMissed, subscribe } from '../lib/api.ts';
import { createI18n } from '../lib/i18n.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { deviceLabel } from './device-label.ts';
import { startDevicePage } from './device-page.ts';
import { followRoom } from './follow-room.ts';
import { RoomApp } from './room-app.tsx';
import { keepShell } from './shell-worker.ts';

/** The page of a juror's device, which the desk serves over the room's network. */
function start(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  const language = startLanguage();
  document.documentElement.lang = language;
  const queryClient = createQueryClient();
  followRoom(queryClient, { onMissed, subscribe });
  const translations = createI18n(language);
  const { maxTouchPoints: touchPoints, userAgent } = navigator;
  const page = startDevicePage(queryClient, deviceLabel(translations.t, { touchPoints, userAgent }));
  createRoot(root).render(
    <StrictMode>
      <RoomApp page={page} queryClient={queryClient} translations={translations} />
    </StrictMode>,
  );
  keepShell();
}

start();
