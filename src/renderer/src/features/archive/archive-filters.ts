import type { DecisionOutcome } from '../../../../domain/assessment/assessment.types.ts';
import type { ArchiveQuery } from './queries.ts';

export type ListedKind = NonNullable<ArchiveQuery['kind']>;

/** What the address of the archive may carry: words to search, a session to keep to. */
export interface ArchiveSearch {
  readonly q?: string;
  readonly session?: string;
}

/** Reads the address; anything that is not a text is left out. */
export function readArchiveSearch(search: Readonly<Record<string, unknown>>): ArchiveSearch {
  const q = search['q'];
  const session = search['session'];
  return {
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(typeof session === 'string' && session !== '' ? { session } : {}),
  };
}

/** What the user has set above the table; null is no filter. */
export interface ArchiveFilters {
  readonly text: string;
  /** Minutes of tests, or of sessions. */
  readonly kind: ListedKind | null;
  readonly sessionId: string | null;
  readonly certificationId: string | null;
  /** A bloc of that certification. */
  readonly blocId: string | null;
  readonly outcome: DecisionOutcome | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_FILTER: ArchiveFilters = {
  text: '',
  kind: null,
  sessionId: null,
  certificationId: null,
  blocId: null,
  outcome: null,
  from: null,
  to: null,
};

export function filtersOf({ q, session }: ArchiveSearch): ArchiveFilters {
  return { ...NO_FILTER, text: q ?? '', sessionId: session ?? null };
}

export function isFiltering(filters: ArchiveFilters): boolean {
  const { text, ...others } = filters;
  return text.trim() !== '' || Object.values(others).some((filter) => filter !== null);
}

/** The request that these filters make. */
export function archiveQueryOf(filters: ArchiveFilters): ArchiveQuery {
  const { text, kind, sessionId, certificationId, blocId, outcome, from, to } = filters;
  return {
    text: text.trim(),
    ...(kind === null ? {} : { kind }),
    ...(sessionId === null ? {} : { sessionId }),
    ...(certificationId === null ? {} : { certificationId }),
    ...(blocId === null ? {} : { blocId }),
    ...(outcome === null ? {} : { outcome }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}
