import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';

/** Which part of which journal. */
export type JournalQuery = Parameters<PupitreApi['passages']['journal']>[0];

export const passageKeys = {
  clocks: ['clocks'],
  passage: (passageId: string) => ['passage', passageId],
  allPassages: ['passage'],
  journal: (passageId: string) => ['journal', passageId],
  journalPart: (query: JournalQuery) => ['journal', query.passageId, query],
} as const;

/** Passages with a phase in progress, whatever the screen shows. */
export function useClocksInProgress() {
  return useQuery({ queryKey: passageKeys.clocks, queryFn: () => api.clocks.inProgress() });
}

/** The passage as a whole; broadcasts replace it, so it is always the last acknowledged state. */
export function usePassage(passageId: string) {
  return useQuery({
    queryKey: passageKeys.passage(passageId),
    queryFn: () => api.passages.get({ passageId }),
  });
}

/** Several passages whole, in the order asked; those still loading are left out. */
export function usePassages(passageIds: readonly string[]) {
  const results = useQueries({
    queries: passageIds.map((passageId) => ({
      queryKey: passageKeys.passage(passageId),
      queryFn: () => api.passages.get({ passageId }),
    })),
  });
  return results.flatMap((result) => (result.data === undefined ? [] : [result.data]));
}

/** A part of the journal of a passage: so many entries before that one, or the latest. */
export function useJournal(query: JournalQuery) {
  return useQuery({
    queryKey: passageKeys.journalPart(query),
    queryFn: () => api.passages.journal(query),
    placeholderData: keepPreviousData,
  });
}
