import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const timestampsKeys = {
  timestampSettings: ['archive', 'timestamps'],
  timestampState: (minutesId: string) => ['archive', 'timestamp', minutesId],
} as const;

export function useTimestampSettings() {
  return useQuery({ queryKey: timestampsKeys.timestampSettings, queryFn: () => api.timestamps.settings() });
}

export function useTimestampState(minutesId: string) {
  return useQuery({
    queryKey: timestampsKeys.timestampState(minutesId),
    queryFn: () => api.timestamps.state({ minutesId }),
  });
}
