import type { PupitreApi } from '../../../shared/contract.ts';

/** What the archive can be searched by. */
export type ArchiveQuery = Parameters<PupitreApi['archive']['search']>[0];
