import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { ListPart } from '../../ui/index.ts';

export const reportingKeys = {
  reporting: ['reporting'],
  settings: ['reporting', 'settings'],
  rows: (part: ListPart) => ['reporting', 'rows', part],
  lots: (part: ListPart) => ['reporting', 'lots', part],
  deadlines: ['reporting', 'deadlines'],
  administrators: ['reporting', 'administrators'],
} as const;

export function useReportingSettings() {
  return useQuery({ queryKey: reportingKeys.settings, queryFn: () => api.reporting.settings() });
}

export function useDeclarableRows(part: ListPart) {
  return useQuery({
    queryKey: reportingKeys.rows(part),
    queryFn: () => api.reporting.check(part),
    placeholderData: (before) => before,
  });
}

export function useLots(part: ListPart) {
  return useQuery({
    queryKey: reportingKeys.lots(part),
    queryFn: () => api.reporting.lots(part),
    placeholderData: (before) => before,
  });
}

export function useDeadlines() {
  return useQuery({ queryKey: reportingKeys.deadlines, queryFn: () => api.reporting.deadlines() });
}

/** Those in office, who may declare. */
export function useDeclarers() {
  return useQuery({
    queryKey: reportingKeys.administrators,
    queryFn: () => api.app.administrators(),
    select: (all) => all.filter(({ isActive }) => isActive),
  });
}
