import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** What of an open seat's grid came from paper, by the seat's token. */
export const paperKey = (token: string) => ['paper-grid', token] as const;

/** Read behind the seat's PIN, for as long as it is open. */
export function usePaperGrid(token: string) {
  return useQuery({ queryKey: paperKey(token), queryFn: () => api.seats.paper({ token }), gcTime: 0 });
}
