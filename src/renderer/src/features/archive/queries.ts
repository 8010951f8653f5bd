import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { ArchiveRow } from '../../../../shared/areas/archive.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';
import { SCROLLED_PAST_MS } from '../../lib/paged-rows.ts';
import type { PageReading } from '../../lib/paged-rows.ts';

/** What the archive can be searched by, and which page of it. */
export type ArchiveQuery = Parameters<PupitreApi['archive']['search']>[0];

/** Which of the minutes that match are asked about. */
export type ArchiveChoice = Parameters<PupitreApi['archive']['matching']>[0];

export const archiveKeys = {
  archive: ['archive'],
  archiveSearch: (query: ArchiveQuery) => ['archive', 'search', query],
  archiveMatching: (choice: ArchiveChoice) => ['archive', 'matching', choice],
  archived: (minutesId: string) => ['archive', 'one', minutesId],
  archivedPdf: (minutesId: string) => ['archive', 'pdf', minutesId],
  archivedCertifications: ['archive', 'certifications'],
  proof: (minutesId: string) => ['archive', 'proof', minutesId],
  verification: (minutesId: string) => ['archive', 'verification', minutesId],
} as const;

/** One page of what the archive finds. */
export function archivePage(query: ArchiveQuery): PageReading<ArchiveRow> {
  return {
    queryKey: archiveKeys.archiveSearch(query),
    queryFn: () => api.archive.search(query),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** Those of the chosen minutes that match; all of them are not asked about while nothing is chosen. */
export function useMatching(query: ArchiveChoice & { readonly among: string[] }) {
  return useQuery({
    queryKey: archiveKeys.archiveMatching(query),
    queryFn: query.among.length === 0 ? skipToken : () => api.archive.matching(query),
    placeholderData: keepPreviousData,
    gcTime: SCROLLED_PAST_MS,
  });
}

export function useArchived(minutesId: string) {
  return useQuery({
    queryKey: archiveKeys.archived(minutesId),
    queryFn: () => api.archive.get({ minutesId }),
  });
}

export function useArchivedPdf(minutesId: string) {
  return useQuery({
    queryKey: archiveKeys.archivedPdf(minutesId),
    queryFn: () => api.archive.pdf({ minutesId }),
  });
}

/** Versions of certifications of which minutes are archived: others find nothing here. */
export function useArchivedCertifications() {
  return useQuery({
    queryKey: archiveKeys.archivedCertifications,
    queryFn: () => api.referentiels.list(),
    select: (known) => known.filter(({ hasMinutes }) => hasMinutes),
  });
}

/** Checks the stored files against their digests, anew each time that a reading of them is opened. */
export function useVerification(minutesId: string) {
  return useQuery({
    queryKey: archiveKeys.verification(minutesId),
    queryFn: () => api.archive.verify({ minutesId }),
    staleTime: 0,
  });
}

/** The pages of the proof file, made anew each time that they are opened. */
export function useProof(minutesId: string) {
  return useQuery({
    queryKey: archiveKeys.proof(minutesId),
    queryFn: () => api.archive.proof({ minutesId }),
    staleTime: 0,
  });
}
