import type { ArchiveQuery } from './archive-query.ts';

/** Keys of the query cache: the first word is the topic that broadcasts invalidate. */
export const queryKeys = {
  appInfo: ['app-info'],
  preferences: ['preferences'],
  referentiels: ['referentiels'],
  subjects: ['subjects'],
  sessions: ['sessions'],
  session: (sessionId: string) => ['session', sessionId],
  allSessions: ['session'],
  setup: (passageId: string) => ['setup', passageId],
  allSetups: ['setup'],
  passage: (passageId: string) => ['passage', passageId],
  allPassages: ['passage'],
  journal: (passageId: string) => ['journal', passageId],
  deliberation: (passageId: string) => ['deliberation', passageId],
  subjects: ['subjects'],
  roleplay: (passageId: string) => ['roleplay', passageId],
  allRoleplays: ['roleplay'],
  minutesPreview: (passageId: string) => ['minutes-preview', passageId],
  archive: ['archive'],
  archiveSearch: (query: ArchiveQuery) => ['archive', 'search', query],
  archived: (minutesId: string) => ['archive', 'one', minutesId],
  archivedPdf: (minutesId: string) => ['archive', 'pdf', minutesId],
  verification: (minutesId: string) => ['archive', 'verification', minutesId],
} as const;
