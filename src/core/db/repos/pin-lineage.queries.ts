import type { ReadableDatabase } from '../database.ts';

/** What a member has in one passage that only their PIN opens. */
export interface PinStake {
  readonly passageId: string;
  /** Place in the register of their first entry in a grid there, or of their first signature. */
  readonly since: number;
}

export interface MemberLineage {
  /** 0 when nothing says. */
  readonly convenedAt: number;
  /** 0 when nothing says, null without a PIN. */
  readonly firstPinAt: number | null;
}

/**
 * Since when PINs stand, and what they protect, by place in the register (`chain.seq`) and never by an hour: the wall
 * clock can be set. Only reads.
 */
export interface PinLineageQueries {
  /** For each member of a session, where they were convened and where their first PIN was chosen. */
  members(sessionId: string): ReadonlyMap<string, MemberLineage>;
  /** Passages in which a member entered or signed something, with the place of the first entry. */
  stakes(jurorId: string): readonly PinStake[];
  /** Where the start that stands froze a passage's jury; 0 for one that an upgrade froze, null while it is not frozen. */
  frozenSince(passageId: string): number | null;
  /** Members who sealed a grid of a passage or signed its minutes, which takes their PIN. */
  actedIn(passageId: string): ReadonlySet<string>;
}

/** Lineage of PINs over one connection. */
export function createPinLineageQueries(db: ReadableDatabase): PinLineageQueries {
  const placeOf = (action: 'member-added' | 'pin-set') => `coalesce((
    SELECT chain.seq FROM audit_entry AS entry
    JOIN chain ON chain.table_name = 'audit_entry' AND chain.record_key = json_array(entry.id)
    WHERE entry.subject_id = member.id AND entry.action = '${action}' ORDER BY entry.id, chain.seq DESC LIMIT 1
  ), 0)`;
  const members = db.prepare<[string], MemberLineage & { readonly id: string }>(
    `SELECT member.id, ${placeOf('member-added')} AS convenedAt,
       CASE WHEN member.pin_hash IS NULL THEN NULL ELSE ${placeOf('pin-set')} END AS firstPinAt
     FROM jury_member AS member WHERE member.session_id = ?`,
  );
  const stakes = db.prepare<{ jurorId: string }, PinStake>(
    `SELECT passage_id AS passageId, min(since) AS since FROM (
       SELECT first.passage_id, chain.seq AS since
       FROM (SELECT passage_id, min(id) AS id FROM grid_entry WHERE juror_id = @jurorId GROUP BY passage_id) AS first
       JOIN chain ON chain.table_name = 'grid_entry' AND chain.record_key = json_array(first.id)
       UNION ALL
       SELECT seal.passage_id, chain.seq FROM grid_seal AS seal
       JOIN chain ON chain.table_name = 'grid_seal'
         AND chain.record_key = json_array(seal.passage_id, seal.juror_id)
       WHERE seal.juror_id = @jurorId
       UNION ALL
       SELECT signature.passage_id, chain.seq FROM signature
       JOIN chain ON chain.table_name = 'signature'
         AND chain.record_key = json_array(signature.passage_id, signature.revision, signature.juror_id)
       WHERE signature.juror_id = @jurorId
     ) GROUP BY passage_id ORDER BY since`,
  );
  const frozenSince = db.prepare<[string], { since: number }>(
    `SELECT CASE start.cause WHEN 'upgrade' THEN 0 ELSE (
         SELECT min(seq) FROM chain WHERE table_name = 'passage_freeze'
           AND record_key = json_array(start.passage_id, start.seq)) END AS since
       FROM passage_freeze AS start WHERE passage_id = ? AND cause IN ('start', 'upgrade')
       ORDER BY start.seq DESC LIMIT 1`,
  );
  const actedIn = db.prepare<{ passageId: string }, { juror_id: string }>(
    `SELECT juror_id FROM grid_seal WHERE passage_id = @passageId
       UNION SELECT juror_id FROM signature WHERE passage_id = @passageId`,
  );

  return {
    members: (sessionId) => new Map(members.all(sessionId).map(({ id, ...lineage }) => [id, lineage])),
    stakes: (jurorId) => stakes.all({ jurorId }),
    frozenSince: (passageId) => frozenSince.get(passageId)?.since ?? null,
    actedIn: (passageId) => new Set(actedIn.all({ passageId }).map(({ juror_id }) => juror_id)),
  };
}
