import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import type { Mapping } from '../../../../domain/candidate/import/columns.ts';
import type { CandidateRow, LikePair } from '../../../../shared/areas/candidates.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';
import { SCROLLED_PAST_MS } from '../../lib/paged-rows.ts';
import type { PageReading } from '../../lib/paged-rows.ts';

/** What candidates can be searched by. */
export type CandidateQuery = Parameters<PupitreApi['candidates']['list']>[0];
type LikenessPage = Parameters<PupitreApi['candidates']['likeness']>[0];

export const candidateKeys = {
  candidates: ['candidates'],
  list: (query: CandidateQuery) => ['candidates', 'list', query],
  file: (personId: string) => ['candidates', 'file', personId],
  likeness: (page: LikenessPage) => ['candidates', 'likeness', page],
} as const;

/** One page of the candidates. */
export function candidatePage(query: CandidateQuery): PageReading<CandidateRow> {
  return {
    queryKey: candidateKeys.list(query),
    queryFn: () => api.candidates.list(query),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** One page of those who look alike. */
export function likenessPage(page: LikenessPage): PageReading<LikePair> {
  return {
    queryKey: candidateKeys.likeness(page),
    queryFn: () => api.candidates.likeness(page),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** The whole file of a candidate. */
export function useCandidate(personId: string) {
  return useQuery({
    queryKey: candidateKeys.file(personId),
    queryFn: () => api.candidates.get({ personId }),
  });
}

/** What a file of candidates holds, its columns read as `mapping` says; nothing before a file is given. */
export function importPreview(
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null,
  mapping: Mapping | null,
) {
  return queryOptions({
    queryKey: ['candidates', 'import', file?.name ?? '', file?.bytes.byteLength ?? 0, mapping],
    queryFn:
      file === null
        ? skipToken
        : () =>
            api.candidates.previewImport({
              bytes: file.bytes,
              ...(mapping === null ? {} : { mapping: [...mapping] }),
            }),
    gcTime: 0,
  });
}
