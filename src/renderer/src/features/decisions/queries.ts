import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TableRow } from '../../../../shared/areas/decisions.ts';
import { api } from '../../lib/api.ts';
import type { ListPart } from '../../ui/index.ts';

export const decisionKeys = {
  decisions: ['decisions'],
  table: (sessionId: string, part: ListPart) => ['decisions', 'table', sessionId, part],
  candidate: (sessionId: string, enrolmentId: string) => ['decisions', 'candidate', sessionId, enrolmentId],
  dossier: (enrolmentId: string) => ['decisions', 'dossier', enrolmentId],
  review: (part: ListPart) => ['decisions', 'review', part],
} as const;

/** A part of a session's candidates by its blocs, with what the deliberation stands on. */
export function useDecisionsTable(sessionId: string, part: ListPart) {
  return useQuery({
    queryKey: decisionKeys.table(sessionId, part),
    queryFn: () => api.decisions.table({ sessionId, ...part }),
    placeholderData: keepPreviousData,
  });
}

/** One candidate of a session, whichever part of the table they are in; `known` stands until it is read. */
export function useDecidedCandidate(sessionId: string, enrolmentId: string, known: TableRow | undefined) {
  return useQuery({
    queryKey: decisionKeys.candidate(sessionId, enrolmentId),
    queryFn: () => api.decisions.candidate({ sessionId, enrolmentId }),
    ...(known === undefined ? {} : { placeholderData: known }),
  });
}

/** What is decided of an enrolment, whatever the session. */
export function useDossierDecisions(enrolmentId: string) {
  return useQuery({
    queryKey: decisionKeys.dossier(enrolmentId),
    queryFn: () => api.decisions.dossier({ enrolmentId }),
  });
}

/** What waits for someone to rule, in all sessions. */
export function useReview(part: ListPart) {
  return useQuery({
    queryKey: decisionKeys.review(part),
    queryFn: () => api.decisions.review(part),
    placeholderData: keepPreviousData,
  });
}
