import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import { outcomeWord, statesResult } from '../../../domain/minutes/stated-result.ts';
import type {
  HandedPassage,
  HandoverView,
  ReturnedMinutes,
  SessionHandovers,
} from '../../../shared/areas/handovers.ts';
import type { Handover, HandoverReturn, ListedReturn } from '../../db/repos/handover.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { createForeignReader, rectificationOf, statusOf } from '../decisions/index.ts';
import { sealedOf } from './return-minutes.ts';

export type ViewHandovers = (sessionId: string) => SessionHandovers;

/** What a session has to do with other laptops, as it stands. */
export function createHandoverView(repos: Repos): ViewHandovers {
  const read = createForeignReader();

  function minutesOf(returns: readonly HandoverReturn[]): HandedPassage['minutes'] {
    for (const { foreignId, returnedAt } of returns) {
      const minutes = repos.foreign.get(foreignId);
      const content = minutes === null ? null : read(minutes);
      if (minutes === null || content === null || isSessionContent(content)) continue;
      if (rectificationOf(repos, minutes) !== null) continue;
      return {
        foreignId,
        number: minutes.number,
        returnedAt,
        result: statesResult(content) ? outcomeWord(content, content.result.outcome) : '',
        isUsable: statusOf(repos, minutes) === 'usable',
      };
    }
    return null;
  }

  function viewGiven({ fileSha256, handedAt, id, recipient }: Handover): HandoverView {
    const returns = repos.handovers.returns(id);
    const end = repos.handovers.endOf(id);
    return {
      ...{ id, recipient, handedAt, fileSha256 },
      passages: repos.handovers.passageIds(id).map((passageId) => ({
        passageId,
        minutes: minutesOf(returns.filter((back) => back.passageId === passageId)),
      })),
      end: end === null ? null : { reason: end.reason, at: end.endedAt },
    };
  }

  return (sessionId) => {
    const received = repos.handovers.receivedAs(sessionId);
    const sealed = received === null ? [] : sealedOf(repos, received);
    return {
      given: repos.handovers.ofSession(sessionId).map(viewGiven),
      received:
        received === null
          ? null
          : {
              origin: received.origin,
              at: received.receivedAt,
              sealedCount: sealed.filter(({ minutesIds }) => minutesIds.length > 0).length,
              passageCount: sealed.length,
            },
    };
  };
}

/** Reads minutes that came back for the list of all; what cannot be read any more is left to the session's own page. */
export function createReturnReader(repos: Repos): (back: ListedReturn) => readonly ReturnedMinutes[] {
  const read = createForeignReader();
  return (back) => {
    const minutes = repos.foreign.get(back.foreignId);
    const content = minutes === null ? null : read(minutes);
    if (minutes === null || content === null || isSessionContent(content)) return [];
    const { candidate, certification, session, test } = content;
    return [
      {
        ...back,
        number: minutes.number,
        candidate: `${candidate.firstName} ${candidate.lastName}`,
        testTitle: test.title,
        language: 'language' in certification ? certification.language : 'fr',
        date: session.date,
      },
    ];
  };
}
