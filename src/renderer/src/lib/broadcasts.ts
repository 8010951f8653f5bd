import type { QueryClient } from '@tanstack/react-query';
import type { Broadcasts, PupitreApi } from '../../../shared/contract.ts';
import { queryKeys } from './query-keys.ts';

type Topic = Broadcasts['data-changed']['topic'];

const KEYS_BY_TOPIC: Readonly<Record<Topic, readonly (readonly string[])[]>> = {
  sessions: [
    queryKeys.clocks,
    queryKeys.sessions,
    queryKeys.allSessions,
    queryKeys.allSetups,
    queryKeys.allPassages,
  ],
  archive: [queryKeys.archive, queryKeys.sessions],
  preferences: [queryKeys.preferences],
  referentiels: [queryKeys.referentiels],
  // What one passage plays bars it for the others of the session.
  subjects: [queryKeys.subjects, queryKeys.allRoleplays],
  signing: [queryKeys.signing],
  // The state of the files that hold everything: backups, and whether the data is still there.
  store: [queryKeys.store],
  register: [queryKeys.register],
};

/** Keeps the cache true to what main tells: a passage comes whole, everything else is read again. */
export function followBroadcasts(client: QueryClient, subscribe: PupitreApi['on']): () => void {
  const invalidate = (queryKey: readonly string[]) => {
    void client.invalidateQueries({ queryKey: [...queryKey] });
  };
  const ends = [
    subscribe('passage-changed', (view) => {
      client.setQueryData(queryKeys.passage(view.passageId), view);
      invalidate(queryKeys.clocks);
      invalidate(queryKeys.journal(view.passageId));
      invalidate(queryKeys.deliberation(view.passageId));
      invalidate(queryKeys.minutesPreview(view.passageId));
      invalidate(queryKeys.roleplay(view.passageId));
      invalidate(queryKeys.session(view.sessionId));
      invalidate(queryKeys.sessions);
    }),
    subscribe('deliberation-changed', ({ passageId }) => {
      invalidate(queryKeys.deliberation(passageId));
      invalidate(queryKeys.minutesPreview(passageId));
    }),
    subscribe('roleplay-changed', ({ passageId }) => {
      invalidate(queryKeys.roleplay(passageId));
    }),
    subscribe('data-changed', ({ topic }) => {
      KEYS_BY_TOPIC[topic].forEach(invalidate);
    }),
  ];
  return () => {
    ends.forEach((end) => {
      end();
    });
  };
}
