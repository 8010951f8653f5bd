import type { AreaHandlers } from '../../../shared/contract.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { createArchiveExport, createProofMaker } from '../archive/index.ts';
import type { PassageStore } from '../passage/index.ts';
import type { PaperSeal } from '../signing/index.ts';
import { createHandoverView, createReturnReader } from './handover-view.ts';
import { createReceivingUsecases } from './receiving.usecases.ts';
import type { ReceivingParts } from './receiving.usecases.ts';
import { createSendingUsecases } from './sending.usecases.ts';
import { HANDOVER_TOPICS } from './topics.ts';

export interface HandoverParts extends Pick<ReceivingParts, 'doors'> {
  readonly deps: Deps;
  readonly store: PassageStore;
  readonly installation: Pick<InstallationNumbers, 'code'>;
  readonly sealPaper: PaperSeal;
}

/** Sessions that go to another laptop, in whole or in part, and their minutes that come back. */
export function createHandoverUsecases({
  deps,
  doors,
  installation,
  sealPaper,
  store,
}: HandoverParts): AreaHandlers<'handovers'> {
  const { repos } = deps;
  const view = createHandoverView(repos);
  const readReturn = createReturnReader(repos);
  const files = createArchiveExport(deps, store, createProofMaker(deps, sealPaper));
  return {
    ...createSendingUsecases({ deps, files, origin: installation.code }),
    ...createReceivingUsecases({ deps, doors }),
    ofSession: ({ sessionId }) =>
      repos.sessions.get(sessionId) === null ? notFound({ sessionId }) : granted(view(sessionId)),
    returned: ({ limit = MOST_ROWS, offset = 0 }) =>
      granted({
        count: repos.handovers.returnCount(),
        rows: repos.handovers.allReturns({ limit, offset }).flatMap(readReturn),
      }),
    takeBack: ({ handoverId, reason }, caller) =>
      deps.act(
        HANDOVER_TOPICS,
        ({ now: { wall: endedAt }, repos: { audit, handovers } }) => {
          const handover = handovers.get(handoverId);
          if (handover === null) return notFound({ handoverId });
          if (handovers.endOf(handoverId) !== null) return refuse('handover-ended');
          const back = new Set(handovers.returns(handoverId).map(({ passageId }) => passageId));
          const isComplete = handovers.passageIds(handoverId).every((id) => back.has(id));
          if (isComplete) return refuse('handover-complete');
          handovers.end(handoverId, { reason, endedAt });
          const { sessionId } = handover;
          const details = { sessionId, reason };
          audit.append({ at: endedAt, action: 'handover-taken-back', subjectId: handoverId, details });
          return granted(view(sessionId));
        },
        { caller },
      ),
  };
}
