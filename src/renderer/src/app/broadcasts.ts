import type { QueryClient } from '@tanstack/react-query';
import type { Broadcasts } from '../../../shared/contract.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import { archiveKeys } from '../features/archive/queries.ts';
import { backupsKeys } from '../features/backups/queries.ts';
import { candidateScreenKeys } from '../features/candidate-screen/queries.ts';
import { joiningKeys } from '../features/joining/queries.ts';
import { candidateKeys } from '../features/candidates/queries.ts';
import { certificationsKeys } from '../features/certifications/queries.ts';
import { decisionKeys } from '../features/decisions/queries.ts';
import { deliberationKeys } from '../features/deliberation/queries.ts';
import { handoverKeys } from '../features/handovers/queries.ts';
import { issuingKeys } from '../features/issuing/queries.ts';
import { ledgerKeys } from '../features/ledger/queries.ts';
import { minutesKeys } from '../features/minutes/queries.ts';
import { passageKeys } from '../features/passage/queries.ts';
import { preferencesKeys } from '../features/preferences/queries.ts';
import { preparationKeys } from '../features/preparation/queries.ts';
import { reportingKeys } from '../features/reporting/queries.ts';
import { roomKeys } from '../features/room/queries.ts';
import { roleplayKeys } from '../features/roleplay/queries.ts';
import { sessionMinutesKeys } from '../features/session-minutes/queries.ts';
import { signingKeys } from '../features/signing/queries.ts';
import { subjectsKeys } from '../features/subjects/queries.ts';
import { updatesKeys } from '../features/updates/queries.ts';
import type { TaskView } from '../../../shared/areas/app.ts';
import { taskKeys, withTask } from '../lib/tasks.ts';
import { readAgain } from '../lib/read-again.ts';
import type { Subscriptions } from '../lib/subscriptions.ts';

type Topic = Broadcasts['data-changed']['topic'];

/** The first word of a key is what is read again. */
const KEYS_BY_TOPIC: Readonly<Record<Topic, readonly (readonly string[])[]>> = {
  room: [candidateScreenKeys.candidateScreen, joiningKeys.joining, roomKeys.room],
  sessions: [
    passageKeys.clocks,
    preparationKeys.sessions,
    preparationKeys.allSessions,
    preparationKeys.allSetups,
    candidateKeys.candidates,
    decisionKeys.decisions,
    sessionMinutesKeys.sessionMinutes,
  ],
  // Who is one person, and what they are called, says which papers and declarations are the same.
  candidates: [
    candidateKeys.candidates,
    decisionKeys.decisions,
    sessionMinutesKeys.sessionMinutes,
    issuingKeys.issuing,
    reportingKeys.reporting,
  ],
  // Who may be called in, and whose seat a PIN opens: nothing else of a begun passage is read where it stands now.
  jury: [passageKeys.allPassages, decisionKeys.decisions],
  archive: [
    archiveKeys.archive,
    preparationKeys.sessions,
    candidateKeys.candidates,
    decisionKeys.decisions,
    sessionMinutesKeys.sessionMinutes,
  ],
  // The minutes of a session are made of what its jury decides; whose authority counts says what came back from elsewhere.
  decisions: [
    handoverKeys.handovers,
    decisionKeys.decisions,
    candidateKeys.candidates,
    sessionMinutesKeys.sessionMinutes,
    issuingKeys.issuing,
    reportingKeys.reporting,
  ],
  'session-minutes': [
    sessionMinutesKeys.sessionMinutes,
    decisionKeys.decisions,
    candidateKeys.candidates,
    issuingKeys.issuing,
    reportingKeys.reporting,
  ],
  handovers: [handoverKeys.handovers, preparationKeys.allSessions],
  // Draft pages bear the organisation's name.
  preferences: [preferencesKeys.preferences, sessionMinutesKeys.sessionMinutes],
  referentiels: [preparationKeys.referentiels],
  'certification-drafts': [certificationsKeys.drafts],
  // What one passage plays bars it for the others of the session.
  subjects: [subjectsKeys.subjects, roleplayKeys.allRoleplays],
  signing: [signingKeys.signing],
  // The state of the files that hold everything: backups, and whether the data is still there.
  store: [backupsKeys.store],
  register: [ledgerKeys.register],
  issuing: [issuingKeys.issuing, reportingKeys.reporting],
  reporting: [reportingKeys.reporting],
  updates: [updatesKeys.updates],
  // Taken once, by the shell.
  asked: [],
};

/** Keeps the cache true to what main tells: a passage comes whole, everything else is read again; all of it once something was missed. */
export function followBroadcasts(client: QueryClient, { onMissed, subscribe }: Subscriptions): () => void {
  const invalidate = (queryKey: readonly string[]) => {
    readAgain(client, { queryKey });
  };
  const ends = [
    onMissed(() => {
      readAgain(client);
    }),
    subscribe('passage-changed', (view) => {
      client.setQueryData(passageKeys.passage(view.passageId), view);
      invalidate(passageKeys.clocks);
      invalidate(passageKeys.journal(view.passageId));
      invalidate(deliberationKeys.deliberation(view.passageId));
      invalidate(minutesKeys.minutesPreview(view.passageId));
      invalidate(roleplayKeys.roleplay(view.passageId));
      invalidate(preparationKeys.session(view.sessionId));
      invalidate(preparationKeys.sessions);
    }),
    subscribe('grids-changed', (view) => {
      client.setQueryData(passageKeys.passage(view.passageId), view);
    }),
    subscribe('deliberation-changed', ({ passageId }) => {
      invalidate(deliberationKeys.deliberation(passageId));
      invalidate(minutesKeys.minutesPreview(passageId));
    }),
    subscribe('roleplay-changed', ({ passageId }) => {
      invalidate(roleplayKeys.roleplay(passageId));
    }),
    subscribe('task-changed', (task) => {
      client.setQueryData<readonly TaskView[]>(taskKeys.tasks, (before = []) => withTask(before, task));
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
  readAgain(client, {
    queryKey: passageKeys.allPassages,
    predicate: ({ state }) => ((state.data as PassageView | undefined)?.jury.frozenAt ?? null) === null,
  });
}
