import type { PupitreApi } from '../../../shared/contract.ts';

type RequestOf<Endpoint extends (request: never) => unknown> = Parameters<Endpoint>[0];

/** Which sessions, and which part of them. */
export type SessionQuery = RequestOf<PupitreApi['sessions']['list']>;

export type AttentionQuery = RequestOf<PupitreApi['sessions']['attention']>;

/** Which part of which journal. */
export type JournalQuery = RequestOf<PupitreApi['passages']['journal']>;

/** A passage, or minutes of it. */
export type RegisterRef = RequestOf<PupitreApi['register']['ofPassage']>;
