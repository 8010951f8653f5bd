import { NO_HANDOUTS } from '../../../domain/passage/handouts.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageSetup } from '../../../shared/areas/preparation/setups.ts';
import type { PreparationStore } from './preparation-store.ts';
import { standingPerson } from '../candidates/index.ts';
import { notFound } from '../../kernel/refusal.ts';

/** What was prepared for a passage, `not-found` when there is none. */
export function answerSetup(store: PreparationStore, passageId: string): Answer<PassageSetup> {
  const passage = store.passages.get(passageId);
  if (passage === null) return notFound();
  return {
    ok: true,
    value: {
      id: passage.id,
      sessionId: passage.sessionId,
      candidate: passage.candidate,
      personId: personIdOf(store, passageId),
      testId: passage.testId,
      caseTitle: passage.caseTitle,
      accommodation: passage.accommodation,
      evaluatorChoice: passage.evaluatorChoice,
      plannedTime: passage.plannedTime,
      attachments: store.attachments.ofPassage(passageId),
      importedResults: passage.importedResults,
      handouts: passage.handouts ?? NO_HANDOUTS,
      isBegun: store.progress.isBegun(passageId),
      isOfAttempt: store.attempts.ofPassage(passageId) !== null,
      isFrozen: store.freezes.passage(passageId) !== null,
    },
  };
}

function personIdOf(store: PreparationStore, passageId: string): string | null {
  const enrolment = store.enrolments.ofPassage(passageId);
  return enrolment === null ? null : (standingPerson(store, enrolment.personId)?.id ?? null);
}
