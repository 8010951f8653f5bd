import type { QueryClient } from '@tanstack/react-query';
import type { Broadcasts } from '../../../shared/contract.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import { queryKeys } from './query-keys.ts';
import type { Subscriptions } from './subscriptions.ts';

type Topic = Broadcasts['data-changed']['topic'];

const KEYS_BY_TOPIC: Readonly<Record<Topic, readonly (readonly string[])[]>> = {
  sessions: [queryKeys.clocks, queryKeys.sessions, queryKeys.allSessions, queryKeys.allSetups],
  // Who may be called in, and whose seat a PIN opens: nothing else of a begun passage is read where it stands now.
  jury: [queryKeys.allPassages],
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

/** Keeps the cache true to what main tells: a passage comes whole, everything else is read again; all of it once something was missed. */
export function followBroadcasts(client: QueryClient, { onMissed, subscribe }: Subscriptions): () => void {
  const invalidate = (queryKey: readonly string[]) => {
    void client.invalidateQueries({ queryKey: [...queryKey] });
  };
  const ends = [
    onMissed(() => {
      void client.invalidateQueries();
    }),
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
      if (topic === 'sessions') readOpenPassages(client);
    }),
  ];
  return () => {
    ends.forEach((end) => {
      end();
    });
  };
}

/**
 * What is prepared for a session reaches the passages that have not begun. The facts of one that has are frozen: it is
 * told whole by `passage-changed`, and is read again for nothing that happens elsewhere.
 */
function readOpenPassages(client: QueryClient): void {
  void client.invalidateQueries({
    queryKey: [...queryKeys.allPassages],
    predicate: ({ state }) => ((state.data as PassageView | undefined)?.jury.frozenAt ?? null) === null,
  });
}
