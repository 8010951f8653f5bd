/** A passage that was really played, read back through the repos: what every seeded one is made from. */
import { createRepos } from '../../src/core/db/repos.ts';
import type { Decision } from '../../src/domain/assessment/assessment.types.ts';
import type { GridEntry } from '../../src/domain/assessment/grid.ts';
import type { Declaration } from '../../src/domain/jury/jury.types.ts';
import type { MinutesContent } from '../../src/domain/minutes/minutes.schema.ts';
import type { JournalEntry, PassageState } from '../../src/domain/passage/passage.types.ts';
import { instant } from '../../src/domain/time/time.ts';
import type { Instant } from '../../src/domain/time/time.ts';
import { createPassageStore } from '../../src/core/areas/passage/index.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import type { StoredSignature } from '../../src/core/db/repos/content-lock.repo.ts';
import type { PassageFreeze, SessionFreeze } from '../../src/core/db/repos/freeze.repo.ts';
import { createJuryMemberRepo } from '../../src/core/db/repos/jury-member.repo.ts';
import type { MemberRecord } from '../../src/core/db/repos/jury-member.repo.ts';
import type { PassageRecord } from '../../src/core/db/repos/passage.repo.ts';
import { createSessionRepo } from '../../src/core/db/repos/session.repo.ts';
import type { SessionRecord } from '../../src/core/db/repos/session.repo.ts';

/** Everything that one archived passage leaves, as plain data. */
export interface Template {
  readonly session: SessionRecord;
  readonly sessionFreeze: SessionFreeze;
  readonly members: readonly MemberRecord[];
  readonly passage: PassageRecord;
  readonly freeze: PassageFreeze;
  readonly declarations: readonly Declaration[];
  readonly entries: readonly JournalEntry[];
  readonly state: PassageState;
  readonly grids: readonly { readonly jurorId: string; readonly entries: readonly GridEntry[] }[];
  readonly markedAt: Instant;
  readonly decision: Decision;
  readonly decidedAtVersion: number;
  readonly content: MinutesContent;
  readonly lockedAt: Instant;
  readonly archivedAt: Instant;
  /** Digest of the content, which the journal and the signatures name. */
  readonly contentDigest: string;
}

export interface Played {
  readonly template: Template;
  readonly signatures: readonly StoredSignature[];
}

/** Reads an archived passage. Throws when the profile does not hold it whole. */
export function readTemplate(db: WritableDatabase, minutesId: string): Played {
  const store = createPassageStore(createRepos(db));
  const record = there(store.minutes.find(minutesId));
  const { passageId, revision, sessionId } = record;
  const lock = there(store.locks.revisions(passageId).find((one) => one.revision === revision));
  const recorded = there(store.deliberation.decision(passageId));
  const frozen = there(store.freezes.passage(passageId));
  const grids = [...store.grids.grids(passageId).values()];
  const template: Template = {
    session: there(createSessionRepo(db).get(sessionId)),
    sessionFreeze: there(store.freezes.session(sessionId)),
    members: createJuryMemberRepo(db).ofSession(sessionId),
    passage: there(store.passages.get(passageId)),
    freeze: frozen.content,
    declarations: store.declarations.standing(passageId),
    entries: store.journal.entries(passageId),
    state: there(store.journal.state(passageId)),
    grids: grids.map(({ jurorId, marks, observations }) => ({
      jurorId,
      entries: [
        ...Object.entries(observations).map(
          ([indicatorId, value]) => ({ kind: 'observe', indicatorId, value }) as const,
        ),
        ...Object.entries(marks).map(
          ([criterionId, levelId]) => ({ kind: 'mark', criterionId, levelId }) as const,
        ),
      ],
    })),
    markedAt: grids[0]?.sealedAt ?? instant(lock.lockedAt),
    decision: recorded.decision,
    decidedAtVersion: recorded.passageVersion,
    content: JSON.parse(lock.content) as MinutesContent,
    lockedAt: lock.lockedAt,
    archivedAt: record.archivedAt,
    contentDigest: lock.contentDigest,
  };
  return { template, signatures: store.locks.signatures(passageId, revision) };
}

function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the played passage is not whole');
  return value;
}
