import type { PupitreApi } from '../../../shared/contract.ts';

/** What the archive can be searched by, and which page of it. */
export type ArchiveQuery = Parameters<PupitreApi['archive']['search']>[0];

/** Which of the minutes that match are asked about. */
export type ArchiveChoice = Parameters<PupitreApi['archive']['matching']>[0];
