/** What the register's last check found, for every screen, and the passages that it holds in doubt. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import { MOST_TOUCHED } from '../../../shared/areas/ledger.ts';
import type { PassageInDoubt } from '../../../shared/areas/ledger.ts';
import { chainHead } from '../../db/chain.ts';
import { passageFaults } from '../../db/passage-faults.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageRuntime, PassageStore } from '../passage/index.ts';
import type { RegisterCheck } from './register-check.ts';
import { digestOfFaults, checkSnapshot } from '../passage/index.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE, notFound } from '../../kernel/refusal.ts';

export function createRegisterStateUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
  check: RegisterCheck,
): AreaHandlers<'register'> {
  const { sessions } = deps.repos;

  function doubtOf(passageId: string): PassageInDoubt | null {
    const doubt = store.doubts.get(passageId);
    // As prepared: what stands of the passage may be what cannot be read.
    const passage = store.passages.get(passageId);
    const session = passage === null ? null : sessions.get(passage.sessionId);
    if (doubt === undefined || passage === null || session === null) return null;
    return {
      passageId,
      candidate: `${passage.candidate.firstName} ${passage.candidate.lastName}`,
      session: { id: session.id, title: session.title },
      isJournalReadable: doubt.state !== null,
      isJournalWhole: passageFaults(deps.db, passageId).length === 0,
      isLost: doubt.isLost,
    };
  }

  /** Whether the faults touch the passage; of several minutes, they are the latest's. */
  function touches(passageId: string, minutesId?: string): boolean {
    return check
      .outcome()
      .touched.some(
        ({ id, kind, minutes }) =>
          kind === 'passage' && id === passageId && (minutesId === undefined || minutes?.id === minutesId),
      );
  }

  return {
    state: () => {
      const { checkedAt, faultCount, status, touched } = check.outcome();
      const { digest, seq } = chainHead(deps.db);
      const inDoubtIds = [...store.doubts.keys()].filter(
        (passageId) => store.passages.get(passageId) !== null,
      );
      return {
        ok: true,
        value: {
          ...{ status, checkedAt, seq, digest, faultCount },
          touched: touched.slice(0, MOST_TOUCHED),
          touchedCount: touched.length,
          inDoubt: inDoubtIds.slice(0, MOST_TOUCHED).flatMap((passageId) => doubtOf(passageId) ?? []),
          inDoubtCount: inDoubtIds.length,
        },
      };
    },

    ofPassage: (named) => {
      if ('passageId' in named) {
        const { passageId } = named;
        return { ok: true, value: { doubt: doubtOf(passageId), isTouched: touches(passageId) } };
      }
      const record = store.minutes.find(named.minutesId);
      if (record === null) return notFound(named);
      const { passageId } = record;
      return {
        ok: true,
        value: { doubt: doubtOf(passageId), isTouched: touches(passageId, named.minutesId) },
      };
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
