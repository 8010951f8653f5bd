/** What papers are made from, as the areas before this one hold it. */
import type { ResultCandidate, SessionResults } from '../../../domain/issuing/issuing.types.ts';
import type { DeclaredHolder, DeclaredRow } from '../../../domain/reporting/declaration.types.ts';
import type { ExtractData } from '../../documents/issuing/paper.types.ts';

/** Minutes of a session as they were sealed. */
export interface SealedSession {
  readonly id: string;
  readonly sessionId: string;
  /** SHA-256 (hex) of the content. */
  readonly contentDigest: string;
  readonly results: SessionResults;
}

/** A candidate as the declaration of results knows them. */
export interface Holder {
  readonly personId: string;
  readonly person: DeclaredHolder;
  readonly enrolment: Pick<DeclaredRow, 'accessWay' | 'vaeWay' | 'initiative' | 'enrolledOn'>;
}

export interface IssuingSources {
  /** Null when there are none, or none that can be read. */
  minutes(minutesId: string): SealedSession | null;
  /** Of a session, the latest first; no more than `limit`. */
  ofSession(
    sessionId: string,
    part: { readonly offset: number; readonly limit: number },
  ): { readonly count: number; readonly rows: readonly SealedSession[] };
  holder(enrolmentId: string): Holder | null;
  /** Enrolments of whoever stands for that candidate, for the same certification; that one among them. */
  ofSamePerson(enrolmentId: string): readonly string[];
  /** Whether what these minutes say of that bloc is what stands today. */
  isCurrent(minutes: SealedSession, candidate: ResultCandidate, blocId: string): boolean;
  /** Whether the certification that these minutes say is obtained still is, by every bloc that it rests on. */
  isObtained(minutes: SealedSession, candidate: ResultCandidate): boolean;
  /** Statements of the competences of a bloc. */
  competences(minutes: SealedSession, blocId: string): readonly string[];
  /** What is held on a candidate; null when there is none. */
  extract(
    enrolmentId: string,
  ): Pick<ExtractData, 'name' | 'person' | 'enrolments' | 'entries' | 'decisions' | 'tests'> | null;
}
