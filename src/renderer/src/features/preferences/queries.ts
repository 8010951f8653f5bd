import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const preferencesKeys = {
  appInfo: ['app-info'],
  preferences: ['preferences'],
} as const;

export function useAppInfo() {
  return useQuery({ queryKey: preferencesKeys.appInfo, queryFn: () => api.app.info() });
}

export function usePreferences() {
  return useQuery({ queryKey: preferencesKeys.preferences, queryFn: () => api.app.preferences() });
}
