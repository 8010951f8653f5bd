import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const updatesKeys = { updates: ['updates'] } as const;

/** The version that runs, whose updates it takes, and the one that was checked. */
export function useUpdates() {
  return useQuery({ queryKey: updatesKeys.updates, queryFn: () => api.updates.state() });
}
