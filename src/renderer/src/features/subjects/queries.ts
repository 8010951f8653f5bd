import { useQuery } from '@tanstack/react-query';
import type { SubjectSummary } from '../../../../shared/areas/subjects.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';
import { SCROLLED_PAST_MS } from '../../lib/paged-rows.ts';
import type { PageReading } from '../../lib/paged-rows.ts';

/** What the bank of subjects can be searched by. */
export type SubjectQuery = Parameters<PupitreApi['subjects']['list']>[0];

/** The two documents of a subject, which are always apart. */
export type SubjectPart = Parameters<PupitreApi['subjects']['print']>[0]['part'];

export const subjectsKeys = {
  subjects: ['subjects'],
  subjectList: (query: SubjectQuery) => ['subjects', 'list', query],
  subject: (subjectId: string, version: number | null) => ['subjects', 'one', subjectId, version],
  subjectPdf: (part: SubjectPart, subjectId: string, version: number) => [
    'subjects',
    part,
    subjectId,
    version,
  ],
} as const;

/** One page of the bank of subjects. */
export function subjectPage(query: SubjectQuery): PageReading<SubjectSummary> {
  return {
    queryKey: subjectsKeys.subjectList(query),
    queryFn: () => api.subjects.list(query),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** One version of a subject whole; null is the latest. */
export function useSubject(subjectId: string, version: number | null) {
  return useQuery({
    queryKey: subjectsKeys.subject(subjectId, version),
    queryFn: () => api.subjects.get({ subjectId, ...(version === null ? {} : { version }) }),
  });
}

/** The pages of one part of a subject, as they will print. */
export function useSubjectPdf(part: SubjectPart, subjectId: string, version: number) {
  return useQuery({
    queryKey: subjectsKeys.subjectPdf(part, subjectId, version),
    queryFn: () =>
      part === 'candidate-sheet'
        ? api.subjects.candidateSheet({ subjectId, version })
        : api.subjects.jurorCards({ subjectId, version }),
  });
}
