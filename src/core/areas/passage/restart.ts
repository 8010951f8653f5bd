/** Beginning a test anew: the attempt is kept as it is, and a new passage takes it up. */
import type { RestartCause } from '../../../domain/jury/jury-acts.types.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageChange } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';

export interface RestartOrder {
  readonly cause: RestartCause;
  readonly reason: string;
  /** The president who ruled. */
  readonly ruledBy: string;
  readonly newId: () => string;
}

/**
 * Ends this attempt and prepares the next one, with the same candidate, test, accommodation and files, at its reception:
 * its jury is the session's, every member declares anew, and a subject to play is drawn anew. Who has a link with the
 * candidate keeps it. Answers the new passage's id.
 */
export function restartPassage(
  store: PassageStore,
  { apply, facts, now }: PassageChange,
  { cause, newId, reason, ruledBy }: RestartOrder,
): Answer<string> {
  const { attachments, declarations, passage, state } = facts;
  const nextPassageId = newId();
  const ended = apply(
    { type: 'restart-test', cause, reason, ruledBy, nextPassageId },
    { kind: 'juror', jurorId: ruledBy },
  );
  if (!ended.ok) return ended;
  const { handouts } = passage;
  store.passages.insert({
    ...passage,
    // The candidate knows the question: it is drawn anew.
    ...(handouts === undefined ? {} : { handouts: { ...handouts, isDrawn: false } }),
    id: nextPassageId,
    createdAt: now.wall,
  });
  const enrolment = store.enrolments.ofPassage(passage.id);
  if (enrolment !== null) store.enrolments.link(nextPassageId, enrolment.id, now.wall);
  for (const { id } of attachments) store.attachments.copy(id, { id: newId(), passageId: nextPassageId });
  store.attempts.append({
    passageId: nextPassageId,
    previousId: passage.id,
    cause,
    reason: reason.trim(),
    ruledBy,
    at: now.wall,
  });
  const late = (state.jury?.withdrawals ?? []).filter((withdrawal) => withdrawal.cause === 'link');
  for (const declaration of [
    ...declarations.filter(({ kind }) => kind === 'withdrawn'),
    ...late.map(({ at, jurorId, reason: link }) => ({
      jurorId,
      kind: 'withdrawn' as const,
      reason: link,
      at,
    })),
  ]) {
    store.declarations.append(nextPassageId, declaration);
  }
  const details = { sessionId: passage.sessionId, previousId: passage.id };
  store.audit.append({ at: now.wall, action: 'setup-added', subjectId: nextPassageId, details });
  return { ok: true, value: nextPassageId };
}
