/** What papers are made from, out of the content of a session's minutes. */
import type { SessionContent } from '../session-minutes/session-minutes.schema.ts';
import type { ResultRow, SessionResults } from './issuing.types.ts';

export function resultsOfSession(content: SessionContent): SessionResults {
  const { blocs, candidates, certification, lockedAt, number, session, status, timeZone } = content;
  return {
    number,
    status,
    timeZone,
    lockedAt,
    certification,
    blocs,
    session,
    candidates: candidates.map(({ rows, ...candidate }) => ({ ...candidate, rows: rows.map(resultRow) })),
  };
}

function resultRow({
  blocId,
  held,
  ruling,
}: SessionContent['candidates'][number]['rows'][number]): ResultRow {
  const condition = ruling?.condition ?? null;
  return {
    blocId,
    state: ruling !== null ? 'decided' : held !== null ? 'held' : 'pending',
    kind: ruling?.kind ?? null,
    outcome: ruling?.outcome ?? null,
    reason: ruling?.reason ?? '',
    recommendations: ruling?.recommendations ?? '',
    condition: condition === null ? null : { document: condition.document, until: condition.dueOn },
    held,
  };
}
