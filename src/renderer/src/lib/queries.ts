/** One hook for each reading of the API. Writings are a `useMutation` in the feature that they belong to. */
import { keepPreviousData, skipToken, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { ArchiveChoice, ArchiveQuery } from './archive-query.ts';
import type { AttentionQuery, JournalQuery, RegisterRef, SessionQuery } from './list-queries.ts';
import type { ArchiveRow } from '../../../shared/areas/archive.ts';
import type { SubjectSummary } from '../../../shared/areas/subjects.ts';
import type { PageReading } from './paged-rows.ts';
import type { BackupRow } from '../../../shared/areas/backups.ts';
import { queryKeys } from './query-keys.ts';
import type { SubjectPart, SubjectQuery } from './subject-query.ts';

/** Between two looks at a check of the register that goes on, in milliseconds. */
const REGISTER_POLL_MS = 2_000;
/** Pages that were scrolled past are soon let go of. */
const SCROLLED_PAST_MS = 30_000;
/** Titles of sessions read at once, to choose one of. */
const TITLES_AT_ONCE = 100;

export function useAppInfo() {
  return useQuery({ queryKey: queryKeys.appInfo, queryFn: () => api.app.info() });
}

/** The copies of the data, and whether anything can still be kept. */
export function useBackups() {
  return useQuery({ queryKey: queryKeys.store, queryFn: () => api.backups.state() });
}

/** Checks a backup and compares it with the data, anew each time that it is asked. */
export function useRestorePreview({ name, place }: Pick<BackupRow, 'name' | 'place'>) {
  return useQuery({
    queryKey: queryKeys.restorePreview(place, name),
    queryFn: () => api.backups.preview({ name, place }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function usePreferences() {
  return useQuery({ queryKey: queryKeys.preferences, queryFn: () => api.app.preferences() });
}

export function useReferentiels() {
  return useQuery({ queryKey: queryKeys.referentiels, queryFn: () => api.referentiels.list() });
}

/** One référentiel with its wording; nothing is read while it is not known which. */
export function useReferentiel(ref: { readonly id: string; readonly version: string } | undefined) {
  return useQuery({
    queryKey: queryKeys.referentiel(ref?.id ?? '', ref?.version ?? ''),
    queryFn: ref === undefined ? skipToken : () => api.referentiels.get({ id: ref.id, version: ref.version }),
  });
}

/** One page of the bank of subjects. */
export function subjectPage(query: SubjectQuery): PageReading<SubjectSummary> {
  return {
    queryKey: queryKeys.subjectList(query),
    queryFn: () => api.subjects.list(query),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** One version of a subject whole; null is the latest. */
export function useSubject(subjectId: string, version: number | null) {
  return useQuery({
    queryKey: queryKeys.subject(subjectId, version),
    queryFn: () => api.subjects.get({ subjectId, ...(version === null ? {} : { version }) }),
  });
}

/** The pages of one part of a subject, as they will print. */
export function useSubjectPdf(part: SubjectPart, subjectId: string, version: number) {
  return useQuery({
    queryKey: queryKeys.subjectPdf(part, subjectId, version),
    queryFn: () =>
      part === 'candidate-sheet'
        ? api.subjects.candidateSheet({ subjectId, version })
        : api.subjects.jurorCards({ subjectId, version }),
  });
}

/** For the jury's eyes only: it holds the cards. */
export function useRoleplay(passageId: string) {
  return useQuery({
    queryKey: queryKeys.roleplay(passageId),
    queryFn: () => api.roleplay.get({ passageId }),
  });
}

/** Passages with a phase in progress, whatever the screen shows. */
export function useClocksInProgress() {
  return useQuery({ queryKey: queryKeys.clocks, queryFn: () => api.clocks.inProgress() });
}

/** A part of the sessions; what stood there stays while another is read. */
export function useSessions(query: SessionQuery) {
  return useQuery({
    queryKey: queryKeys.sessionList(query),
    queryFn: () => api.sessions.list(query),
    placeholderData: keepPreviousData,
  });
}

/** What waits for a person in all sessions. */
export function useAttention(query: AttentionQuery) {
  return useQuery({
    queryKey: queryKeys.attention(query),
    queryFn: () => api.sessions.attention(query),
    placeholderData: keepPreviousData,
  });
}

/** Titles of all sessions, the latest first, as many of them as were asked for. */
export function useSessionTitles() {
  return useInfiniteQuery({
    queryKey: queryKeys.sessionTitles,
    initialPageParam: 0,
    queryFn: async ({ pageParam: offset }) => {
      const { count, rows } = await api.sessions.list({ offset, limit: TITLES_AT_ONCE });
      const end = offset + rows.length;
      return {
        titles: rows.map(({ id, title }) => ({ id, title })),
        next: rows.length > 0 && end < count ? end : null,
      };
    },
    getNextPageParam: ({ next }) => next,
  });
}

export function useSession(sessionId: string | undefined) {
  return useQuery({
    queryKey: queryKeys.session(sessionId ?? ''),
    queryFn: sessionId === undefined ? skipToken : () => api.sessions.get({ sessionId }),
  });
}

/** Several sessions whole, in the order asked; those still loading are left out. */
export function useSessionViews(sessionIds: readonly string[]) {
  const results = useQueries({
    queries: sessionIds.map((sessionId) => ({
      queryKey: queryKeys.session(sessionId),
      queryFn: () => api.sessions.get({ sessionId }),
    })),
  });
  return results.flatMap((result) => (result.data === undefined ? [] : [result.data]));
}

export function useSetup(passageId: string | undefined) {
  return useQuery({
    queryKey: queryKeys.setup(passageId ?? ''),
    queryFn: passageId === undefined ? skipToken : () => api.setups.get({ passageId }),
  });
}

/** The passage as a whole; broadcasts replace it, so it is always the last acknowledged state. */
export function usePassage(passageId: string) {
  return useQuery({
    queryKey: queryKeys.passage(passageId),
    queryFn: () => api.passages.get({ passageId }),
  });
}

/** A part of the journal of a passage: so many entries before that one, or the latest. */
export function useJournal(query: JournalQuery) {
  return useQuery({
    queryKey: queryKeys.journalPart(query),
    queryFn: () => api.passages.journal(query),
    placeholderData: keepPreviousData,
  });
}

export function useDeliberation(passageId: string) {
  return useQuery({
    queryKey: queryKeys.deliberation(passageId),
    queryFn: () => api.deliberation.get({ passageId }),
  });
}

/** The pages as they stand: a draft before locking, the signed document after. */
export function useMinutesPreview(passageId: string) {
  return useQuery({
    queryKey: queryKeys.minutesPreview(passageId),
    queryFn: () => api.minutes.preview({ passageId }),
    placeholderData: keepPreviousData,
  });
}

/** One page of what the archive finds. */
export function archivePage(query: ArchiveQuery): PageReading<ArchiveRow> {
  return {
    queryKey: queryKeys.archiveSearch(query),
    queryFn: () => api.archive.search(query),
    gcTime: SCROLLED_PAST_MS,
  };
}

/** Those of the chosen minutes that match; all of them are not asked about while nothing is chosen. */
export function useMatching(query: ArchiveChoice & { readonly among: string[] }) {
  return useQuery({
    queryKey: queryKeys.archiveMatching(query),
    queryFn: query.among.length === 0 ? skipToken : () => api.archive.matching(query),
    placeholderData: keepPreviousData,
    gcTime: SCROLLED_PAST_MS,
  });
}

export function useArchived(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.archived(minutesId),
    queryFn: () => api.archive.get({ minutesId }),
  });
}

export function useArchivedPdf(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.archivedPdf(minutesId),
    queryFn: () => api.archive.pdf({ minutesId }),
  });
}

/** The rectifications of a passage's minutes, open or not. */
export function useRectification(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.rectification(minutesId),
    queryFn: () => api.rectifications.get({ minutesId }),
  });
}

/** Checks the stored files against their digests, anew each time that a reading of them is opened. */
export function useVerification(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.verification(minutesId),
    queryFn: () => api.archive.verify({ minutesId }),
    staleTime: 0,
  });
}

/** What the register holds against one passage, or against the passage of minutes. */
export function useRegisterOf(named: RegisterRef) {
  return useQuery({
    queryKey: queryKeys.registerOf(named),
    queryFn: () => api.register.ofPassage(named),
    staleTime: 0,
  });
}

/** What the last check of all records found; asked again while the first one goes on. */
export function useRegister() {
  return useQuery({
    queryKey: queryKeys.register,
    queryFn: () => api.register.state(),
    staleTime: 0,
    refetchInterval: ({ state }) => (isSettled(state.data?.status) ? false : REGISTER_POLL_MS),
  });
}

function isSettled(status: string | undefined): boolean {
  return status === 'checked' || status === 'failed';
}

/** The authority, the seal and the certificates. */
export function useSigning() {
  return useQuery({ queryKey: queryKeys.signing, queryFn: () => api.signing.get() });
}

export function useTimestampSettings() {
  return useQuery({ queryKey: queryKeys.timestampSettings, queryFn: () => api.timestamps.settings() });
}

export function useTimestampState(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.timestampState(minutesId),
    queryFn: () => api.timestamps.state({ minutesId }),
  });
}

/** The pages of the proof file, made anew each time that they are opened. */
export function useProof(minutesId: string) {
  return useQuery({
    queryKey: queryKeys.proof(minutesId),
    queryFn: () => api.archive.proof({ minutesId }),
    staleTime: 0,
  });
}
