import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const preferencesKeys = {
  appInfo: ['app-info'],
  preferences: ['preferences'],
  administrators: ['preferences', 'administrators'],
  recovery: ['preferences', 'recovery'],
  licences: ['licences'],
  disk: ['disk'],
} as const;

export function useAppInfo() {
  return useQuery({ queryKey: preferencesKeys.appInfo, queryFn: () => api.app.info() });
}

/** Whether the disk under the data is encrypted: asked of the system anew where it is shown. */
export function useDisk() {
  return useQuery({ queryKey: preferencesKeys.disk, queryFn: () => api.app.disk(), staleTime: 60_000 });
}

export function usePreferences() {
  return useQuery({ queryKey: preferencesKeys.preferences, queryFn: () => api.app.preferences() });
}

/** Named persons who answer with a PIN; those who left among them. */
export function useAdministrators() {
  return useQuery({ queryKey: preferencesKeys.administrators, queryFn: () => api.app.administrators() });
}

/** By whom the recovery code that stands was drawn, and when; null for none. */
export function useRecovery() {
  return useQuery({ queryKey: preferencesKeys.recovery, queryFn: () => api.app.recovery() });
}

/** One package of those that the application is made of. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Empty where the package ships its name alone. */
  readonly text: string;
}

/** They lie beside the page once it is packaged; an application that runs from its sources has none. */
export function useLicences() {
  return useQuery({
    queryKey: preferencesKeys.licences,
    queryFn: async () => {
      const answer = await fetch('./licences.json');
      return answer.ok ? ((await answer.json()) as readonly LicensedPackage[]) : [];
    },
    staleTime: Infinity,
  });
}
