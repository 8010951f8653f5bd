import type { PupitreApi } from '../../../shared/contract.ts';

/** What the bank of subjects can be searched by. */
export type SubjectQuery = Parameters<PupitreApi['subjects']['list']>[0];

/** The two documents of a subject, which are always apart. */
export type SubjectPart = Parameters<PupitreApi['subjects']['print']>[0]['part'];
