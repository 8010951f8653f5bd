/** Candidates, and those who look alike, read a page at a time. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CandidateRow } from '../../../../../shared/areas/candidates.ts';
import { partOfPage, usePagedRows } from '../../../lib/paged-rows.ts';
import { candidatePage, likenessPage } from '../queries.ts';
import type { CandidateQuery } from '../queries.ts';

/** The first page; what stood there stays while another search is read. */
export function useFirstCandidates(query: CandidateQuery) {
  return useQuery({ ...candidatePage({ ...query, ...partOfPage(0) }), placeholderData: keepPreviousData });
}

/** Rows by their places, and what to tell which places are drawn. */
export function useCandidateRows(query: CandidateQuery) {
  return usePagedRows<CandidateRow>(useFirstCandidates(query).data, (part) =>
    candidatePage({ ...query, ...part }),
  );
}

/** The first of those who look alike: once they are told apart, others come. */
export function useFirstAlike() {
  return useQuery(likenessPage(partOfPage(0)));
}
