/** What the use cases of preparation read and write, over one connection. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { createAttachmentRepo } from '../../db/repos/attachment.repo.ts';
import type { AttachmentRepo } from '../../db/repos/attachment.repo.ts';
import { createAttemptRepo } from '../../db/repos/attempt.repo.ts';
import type { AttemptRepo } from '../../db/repos/attempt.repo.ts';
import { createAuditRepo } from '../../db/repos/audit.repo.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import { createFreezeRepo } from '../../db/repos/freeze.repo.ts';
import type { FreezeRepo } from '../../db/repos/freeze.repo.ts';
import { createJuryMemberRepo } from '../../db/repos/jury-member.repo.ts';
import type { JuryMemberRepo } from '../../db/repos/jury-member.repo.ts';
import { createPassageProgressQueries } from '../../db/repos/passage-progress.queries.ts';
import type { PassageProgressQueries } from '../../db/repos/passage-progress.queries.ts';
import { createPassageRepo } from '../../db/repos/passage.repo.ts';
import type { PassageRepo } from '../../db/repos/passage.repo.ts';
import { createPinLineageQueries } from '../../db/repos/pin-lineage.queries.ts';
import type { PinLineageQueries } from '../../db/repos/pin-lineage.queries.ts';
import { createRectificationRepo } from '../../db/repos/rectification.repo.ts';
import type { RectificationRepo } from '../../db/repos/rectification.repo.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import type { ReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { createSessionRepo } from '../../db/repos/session.repo.ts';
import type { SessionRepo } from '../../db/repos/session.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { DataTopic } from '../../../shared/contract.ts';

export interface PreparationStore {
  readonly attachments: AttachmentRepo;
  readonly attempts: AttemptRepo;
  readonly audit: AuditRepo;
  readonly freezes: FreezeRepo;
  readonly lineage: PinLineageQueries;
  readonly members: JuryMemberRepo;
  readonly passages: PassageRepo;
  readonly progress: PassageProgressQueries;
  readonly rectifications: Pick<RectificationRepo, 'standingName'>;
  readonly referentiels: ReferentielRepo;
  readonly sessions: SessionRepo;
}

/** Repos of preparation. */
export function createPreparationStore(db: Deps['db']): PreparationStore {
  return {
    attachments: createAttachmentRepo(db),
    attempts: createAttemptRepo(db),
    audit: createAuditRepo(db),
    freezes: createFreezeRepo(db),
    lineage: createPinLineageQueries(db),
    members: createJuryMemberRepo(db),
    passages: createPassageRepo(db),
    progress: createPassageProgressQueries(db),
    rectifications: createRectificationRepo(db),
    referentiels: createReferentielRepo(db),
    sessions: createSessionRepo(db),
  };
}

/**
 * An act stamped with the wall clock, after which the windows are told that sessions changed, and what else is named.
 */
export function changeSessions<Value>(
  deps: Pick<Deps, 'act'>,
  work: (at: Instant) => Answer<Value>,
  alsoTold: readonly DataTopic[] = [],
): Answer<Value> {
  return deps.act(['sessions', ...alsoTold], ({ now }) => work(now.wall));
}
