import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const preferencesKeys = {
  appInfo: ['app-info'],
  preferences: ['preferences'],
  administrators: ['preferences', 'administrators'],
} as const;

export function useAppInfo() {
  return useQuery({ queryKey: preferencesKeys.appInfo, queryFn: () => api.app.info() });
}

export function usePreferences() {
  return useQuery({ queryKey: preferencesKeys.preferences, queryFn: () => api.app.preferences() });
}

/** Named persons who answer with a PIN; those who left among them. */
export function useAdministrators() {
  return useQuery({ queryKey: preferencesKeys.administrators, queryFn: () => api.app.administrators() });
}
