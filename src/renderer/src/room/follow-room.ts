import type { QueryClient } from '@tanstack/react-query';
import { jurorKeys } from '../features/juror/queries.ts';
import { passageKeys } from '../features/passage/queries.ts';
import { readAgain } from '../lib/read-again.ts';
import type { Subscriptions } from '../lib/subscriptions.ts';

/** Keeps what the page shows true to what the desk tells this device: its passages come whole, the rest is read again. */
export function followRoom(client: QueryClient, { onMissed, subscribe }: Subscriptions): void {
  onMissed(() => {
    readAgain(client);
  });
  subscribe('passage-changed', (view) => {
    client.setQueryData(passageKeys.passage(view.passageId), view);
    readAgain(client, { queryKey: jurorKeys.standing });
    readAgain(client, { queryKey: jurorKeys.documents });
    readAgain(client, { queryKey: jurorKeys.card(view.passageId) });
  });
  subscribe('roleplay-changed', ({ passageId }) => {
    readAgain(client, { queryKey: jurorKeys.card(passageId) });
  });
  subscribe('grids-changed', (view) => {
    client.setQueryData(passageKeys.passage(view.passageId), view);
  });
  subscribe('data-changed', () => {
    readAgain(client, { queryKey: jurorKeys.standing });
    readAgain(client, { queryKey: jurorKeys.documents });
    readAgain(client, { queryKey: passageKeys.allPassages });
  });
}
