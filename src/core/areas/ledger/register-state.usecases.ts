/** What the register's last check found, for every screen, and the passages that it holds in doubt. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { PassageInDoubt } from '../../../shared/register.views.ts';
import { recordFaults } from '../../db/chain-check.ts';
import { chainHead } from '../../db/chain.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageRuntime } from '../passage/passage-runtime.ts';
import type { PassageStore } from '../passage/passage-store.ts';
import type { RegisterCheck } from './register-check.ts';
import { checkSnapshot } from '../passage/snapshot-check.ts';

export function createRegisterStateUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
  check: RegisterCheck,
): AreaHandlers<'register'> {
  function inDoubt(): readonly PassageInDoubt[] {
    return [...store.doubts].flatMap(([passageId, state]) => {
      const facts = store.load(passageId);
      if (facts === null) return [];
      const { passage, session } = facts;
      return [
        {
          passageId,
          candidate: `${passage.candidate.firstName} ${passage.candidate.lastName}`,
          session: { id: session.id, title: session.title },
          isJournalReadable: state !== null,
          isJournalWhole: recordFaults(deps.db, 'passage_event', 'passage_id = ?', passageId).length === 0,
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

    resumeFromJournal: ({ passageId }) => {
      if (!store.doubts.has(passageId)) return runtime.answerView(passageId);
      const verdict = checkSnapshot(store, passageId);
      const journalled = verdict.kind === 'same' ? verdict.state : verdict.journalled;
      if (journalled === null) return { ok: false, code: 'journal-unreadable', details: { passageId } };
      const details = { version: journalled.version, stage: journalled.stage };
      deps.db
        .transaction(() => {
          const at = deps.clock.read().wall;
          store.audit.append({ at, action: 'snapshot-rebuilt', subjectId: passageId, details });
          store.journal.restore(passageId, journalled);
        })
        .immediate();
      store.doubts.delete(passageId);
      runtime.takeUp(passageId, journalled);
      deps.publish('data-changed', { topic: 'register' });
      return runtime.answerView(passageId);
    },
  };
}
