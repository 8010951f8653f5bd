/** What the bank of subjects holds, read a page at a time. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SubjectSummary } from '../../../../../shared/areas/subjects.ts';
import { partOfPage, usePagedRows } from '../../../lib/paged-rows.ts';
import { subjectPage } from '../queries.ts';
import type { SubjectQuery } from '../queries.ts';

/** The first page; what stood there stays while another search is read. */
export function useFirstSubjects(query: SubjectQuery) {
  return useQuery({ ...subjectPage({ ...query, ...partOfPage(0) }), placeholderData: keepPreviousData });
}

/** Rows by their places, and what to tell which places are drawn. */
export function useSubjectRows(query: SubjectQuery) {
  return usePagedRows<SubjectSummary>(useFirstSubjects(query).data, (part) =>
    subjectPage({ ...query, ...part }),
  );
}
