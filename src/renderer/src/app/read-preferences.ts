import type { QueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../../shared/areas/app.ts';
import { preferencesKeys } from '../features/preferences/queries.ts';
import { api } from '../lib/api.ts';

/** Reads the preferences before anything is drawn; null without an answer. */
export async function readPreferences(client: QueryClient): Promise<Preferences | null> {
  const preferences = await api.app.preferences().catch(() => null);
  if (preferences !== null) client.setQueryData(preferencesKeys.preferences, preferences);
  return preferences;
}
