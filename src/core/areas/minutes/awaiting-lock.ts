/** Contents that await signatures: minutes at their stage of signatures, and rectifications of archived minutes. */
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';

/** The lock of a rectification that is neither archived nor voided, or null. */
export function openRectificationLock(
  store: Pick<PassageStore, 'minutes'>,
  { lock, minutesId, state }: PassageFacts,
): ContentLock | null {
  if (state.stage !== 'archived' || lock === null || minutesId === null) return null;
  const standing = store.minutes.find(minutesId);
  return standing !== null && lock.revision > standing.revision ? lock : null;
}

/** The lock that may be signed now, or null. */
export function awaitingLock(store: Pick<PassageStore, 'minutes'>, facts: PassageFacts): ContentLock | null {
  return facts.state.stage === 'signature' ? facts.lock : openRectificationLock(store, facts);
}
