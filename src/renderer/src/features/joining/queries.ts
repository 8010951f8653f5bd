import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const joiningKeys = {
  joining: ['joining'],
} as const;

/** The room of another desk that this computer entered. */
export function useJoining() {
  return useQuery({ queryKey: joiningKeys.joining, queryFn: () => api.joining.state() });
}
