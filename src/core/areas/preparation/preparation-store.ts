/** What the use cases of preparation read and write, over one connection. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { createAttachmentRepo } from '../../db/repos/attachment.repo.ts';
import type { AttachmentRepo } from '../../db/repos/attachment.repo.ts';
import { createAttemptRepo } from '../../db/repos/attempt.repo.ts';
import type { AttemptRepo } from '../../db/repos/attempt.repo.ts';
import { createAuditRepo } from '../../db/repos/audit.repo.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import { createBlocRulingRepo } from '../../db/repos/bloc-ruling.repo.ts';
import type { BlocRulingRepo } from '../../db/repos/bloc-ruling.repo.ts';
import { createEnrolmentRepo } from '../../db/repos/enrolment.repo.ts';
import type { EnrolmentRepo } from '../../db/repos/enrolment.repo.ts';
import { createEvidenceRepo } from '../../db/repos/evidence.repo.ts';
import type { EvidenceRepo } from '../../db/repos/evidence.repo.ts';
import { createFreezeRepo } from '../../db/repos/freeze.repo.ts';
import type { FreezeRepo } from '../../db/repos/freeze.repo.ts';
import { createJuryMemberRepo } from '../../db/repos/jury-member.repo.ts';
import type { JuryMemberRepo } from '../../db/repos/jury-member.repo.ts';
import { createPassageProgressQueries } from '../../db/repos/passage-progress.queries.ts';
import type { PassageProgressQueries } from '../../db/repos/passage-progress.queries.ts';
import { createPassageRepo } from '../../db/repos/passage.repo.ts';
import type { PassageRepo } from '../../db/repos/passage.repo.ts';
import { createPersonMergeRepo } from '../../db/repos/person-merge.repo.ts';
import type { PersonMergeRepo } from '../../db/repos/person-merge.repo.ts';
import { createPersonRepo } from '../../db/repos/person.repo.ts';
import type { PersonRepo } from '../../db/repos/person.repo.ts';
import { createPinLineageQueries } from '../../db/repos/pin-lineage.queries.ts';
import type { PinLineageQueries } from '../../db/repos/pin-lineage.queries.ts';
import { createRectificationRepo } from '../../db/repos/rectification.repo.ts';
import type { RectificationRepo } from '../../db/repos/rectification.repo.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import type { ReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { createSessionRepo } from '../../db/repos/session.repo.ts';
import type { SessionRepo } from '../../db/repos/session.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import type { Linking } from '../candidates/index.ts';
import type { DataTopic } from '../../../shared/contract.ts';

export interface PreparationStore {
  readonly attachments: AttachmentRepo;
  readonly attempts: AttemptRepo;
  readonly audit: AuditRepo;
  readonly enrolments: EnrolmentRepo;
  readonly evidence: EvidenceRepo;
  readonly freezes: FreezeRepo;
  readonly lineage: PinLineageQueries;
  readonly members: JuryMemberRepo;
  readonly merges: PersonMergeRepo;
  readonly passages: PassageRepo;
  readonly persons: PersonRepo;
  readonly progress: PassageProgressQueries;
  readonly rectifications: Pick<RectificationRepo, 'standingName'>;
  readonly referentiels: ReferentielRepo;
  readonly rulings: Pick<BlocRulingRepo, 'ofSession'>;
  readonly sessions: SessionRepo;
}

/** Repos of preparation. */
export function createPreparationStore(db: Deps['db']): PreparationStore {
  return {
    attachments: createAttachmentRepo(db),
    attempts: createAttemptRepo(db),
    audit: createAuditRepo(db),
    enrolments: createEnrolmentRepo(db),
    evidence: createEvidenceRepo(db),
    freezes: createFreezeRepo(db),
    lineage: createPinLineageQueries(db),
    members: createJuryMemberRepo(db),
    merges: createPersonMergeRepo(db),
    passages: createPassageRepo(db),
    persons: createPersonRepo(db),
    progress: createPassageProgressQueries(db),
    rectifications: createRectificationRepo(db),
    referentiels: createReferentielRepo(db),
    rulings: createBlocRulingRepo(db),
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

/** With what passages are linked to the files of their candidates, in the act of that instant. */
export function linkingOf(
  deps: Pick<Deps, 'newId' | 'timeZone'>,
  repos: PreparationStore,
  at: Instant,
): Linking {
  return { repos, newId: deps.newId, at, today: localDate(at, deps.timeZone) };
}
