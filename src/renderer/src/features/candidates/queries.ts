import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
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

/** A file of results with all that was said of it. */
export type GivenScores = Omit<
  Parameters<PupitreApi['candidates']['previewScores']>[0],
  'isFaulty' | 'limit' | 'offset'
>;

/** What a file of results holds beside what is known; nothing before a file and a certification are given. */
export function scorePreview(name: string, given: GivenScores | null, isFaulty: boolean) {
  const { bytes, ...said } = given ?? { bytes: undefined };
  return queryOptions({
    queryKey: ['candidates', 'scores', name, bytes?.byteLength ?? 0, JSON.stringify(said), isFaulty],
    queryFn: given === null ? skipToken : () => api.candidates.previewScores({ ...given, isFaulty }),
    gcTime: 0,
  });
}

/** A plan as it would be carried out. */
export type GivenPlan = Parameters<PupitreApi['setups']['previewPlan']>[0];

/** The hour of each whom a plan names, before it is carried out; nothing before a test and someone are chosen. */
export function usePlanPreview(plan: GivenPlan | null) {
  return useQuery({
    queryKey: ['candidates', 'plan', JSON.stringify(plan)],
    queryFn: plan === null ? skipToken : () => api.setups.previewPlan(plan),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Imports of results, the last one first. */
export const scoreImports = queryOptions({
  queryKey: ['candidates', 'score-imports'],
  queryFn: () => api.candidates.scoreImports({}),
});
