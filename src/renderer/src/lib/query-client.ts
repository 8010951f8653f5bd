import { QueryClient } from '@tanstack/react-query';

/**
 * Data change only through this app's own main process, which tells every change: nothing is read again on focus or on
 * a timer, and a refusal is an answer, so nothing is retried.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
