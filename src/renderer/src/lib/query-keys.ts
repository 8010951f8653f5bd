import type { ArchiveQuery } from './archive-query.ts';
import type { SubjectPart, SubjectQuery } from './subject-query.ts';

/** Keys of the query cache: the first word is the topic that broadcasts invalidate. */
export const queryKeys = {
  appInfo: ['app-info'],
  preferences: ['preferences'],
  referentiels: ['referentiels'],
  referentiel: (id: string, version: string) => ['referentiels', id, version],
  subjects: ['subjects'],
  subjectList: (query: SubjectQuery) => ['subjects', 'list', query],
  subject: (subjectId: string, version: number | null) => ['subjects', 'one', subjectId, version],
  subjectPdf: (part: SubjectPart, subjectId: string, version: number) => [
    'subjects',
    part,
    subjectId,
    version,
  ],
  sessions: ['sessions'],
  session: (sessionId: string) => ['session', sessionId],
  allSessions: ['session'],
  setup: (passageId: string) => ['setup', passageId],
  allSetups: ['setup'],
  passage: (passageId: string) => ['passage', passageId],
  allPassages: ['passage'],
  journal: (passageId: string) => ['journal', passageId],
  deliberation: (passageId: string) => ['deliberation', passageId],
  roleplay: (passageId: string) => ['roleplay', passageId],
  allRoleplays: ['roleplay'],
  candidateSheet: (passageId: string) => ['candidate-sheet', passageId],
  minutesPreview: (passageId: string) => ['minutes-preview', passageId],
  archive: ['archive'],
  archiveSearch: (query: ArchiveQuery) => ['archive', 'search', query],
  archived: (minutesId: string) => ['archive', 'one', minutesId],
  archivedPdf: (minutesId: string) => ['archive', 'pdf', minutesId],
  verification: (minutesId: string) => ['archive', 'verification', minutesId],
  signing: ['signing'],
} as const;
