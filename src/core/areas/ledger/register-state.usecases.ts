/** What the register's last check found, for every screen, and the passages that it holds in doubt. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { PassageInDoubt } from '../../../shared/areas/ledger.ts';
import { chainHead } from '../../db/chain.ts';
import { passageFaults } from '../../db/passage-faults.ts';
import { createSessionRepo } from '../../db/repos/session.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageRuntime, PassageStore } from '../passage/index.ts';
import type { RegisterCheck } from './register-check.ts';
import { digestOfFaults, checkSnapshot } from '../passage/index.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

export function createRegisterStateUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
  check: RegisterCheck,
): AreaHandlers<'register'> {
  const sessions = createSessionRepo(deps.db);

  function inDoubt(): readonly PassageInDoubt[] {
    return [...store.doubts].flatMap(([passageId, { isLost, state }]) => {
      // As prepared: what stands of the passage may be what cannot be read.
      const passage = store.passages.get(passageId);
      const session = passage === null ? null : sessions.get(passage.sessionId);
      if (passage === null || session === null) return [];
      return [
        {
          passageId,
          candidate: `${passage.candidate.firstName} ${passage.candidate.lastName}`,
          session: { id: session.id, title: session.title },
          isJournalReadable: state !== null,
          isJournalWhole: passageFaults(deps.db, passageId).length === 0,
          isLost,
        },
      ];
    });
  }

  return {
    state: () => {
      const { checkedAt, faultCount, status, touched } = check.outcome();
      const { digest, seq } = chainHead(deps.db);
      return { ok: true, value: { status, checkedAt, seq, digest, faultCount, touched, inDoubt: inDoubt() } };
    },

    resumeFromJournal: ({ passageId }, caller) => {
      const doubt = store.doubts.get(passageId);
      if (doubt === undefined) return runtime.answerView(passageId);
      if (doubt.isLost) return { ok: false, code: 'passage-damaged', details: { passageId } };
      const verdict = checkSnapshot(store, passageId);
      const journalled = verdict.kind === 'same' ? verdict.state : verdict.journalled;
      if (journalled === null) return { ok: false, code: 'journal-unreadable', details: { passageId } };
      const faults = passageFaults(deps.db, passageId);
      const details = {
        version: journalled.version,
        stage: journalled.stage,
        ...(faults.length === 0 ? {} : { faults: digestOfFaults(faults) }),
      };
      deps.act(
        UNTOLD,
        ({ now: { wall: at } }) => {
          store.audit.append({ at, action: 'snapshot-rebuilt', subjectId: passageId, details });
          store.journal.restore(passageId, journalled);
          return DONE;
        },
        { caller },
      );
      store.doubts.delete(passageId);
      runtime.takeUp(passageId, journalled);
      deps.publish('data-changed', { topic: 'register' });
      return runtime.answerView(passageId);
    },
  };
}
