import type { ArchiveQuery } from '../../lib/archive-query.ts';
import type { DecisionOutcome } from '../../../../domain/assessment/assessment.types.ts';

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
  readonly sessionId: string | null;
  readonly blocId: string | null;
  readonly outcome: DecisionOutcome | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_FILTER: ArchiveFilters = {
  text: '',
  sessionId: null,
  blocId: null,
  outcome: null,
  from: null,
  to: null,
};

export function filtersOf({ q, session }: ArchiveSearch): ArchiveFilters {
  return { ...NO_FILTER, text: q ?? '', sessionId: session ?? null };
}

export function isFiltering(filters: ArchiveFilters): boolean {
  const { text, sessionId, blocId, outcome, from, to } = filters;
  return text.trim() !== '' || [sessionId, blocId, outcome, from, to].some((filter) => filter !== null);
}

/** The request that these filters make. */
export function archiveQueryOf({ text, sessionId, blocId, outcome, from, to }: ArchiveFilters): ArchiveQuery {
  return {
    text: text.trim(),
    ...(sessionId === null ? {} : { sessionId }),
    ...(blocId === null ? {} : { blocId }),
    ...(outcome === null ? {} : { outcome }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}
