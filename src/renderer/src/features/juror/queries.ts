import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const jurorKeys = {
  standing: ['juror', 'standing'],
} as const;

/** What this device is in the room, and the passages of the day. */
export function useStanding() {
  return useQuery({ queryKey: jurorKeys.standing, queryFn: () => api.room.standing() });
}
