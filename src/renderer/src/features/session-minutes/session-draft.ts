/** Corrections of a session's minutes, kept on the screen until they are locked. */
import type { Difference } from '../../../../domain/minutes/minutes.schema.ts';
import type { MentionChange } from '../../../../domain/minutes/rectification.ts';
import type { SessionContent } from '../../../../domain/session-minutes/session-minutes.schema.ts';
import { rectifySession, sessionMentions } from '../../../../domain/session-minutes/session-rectification.ts';

/** What the corrections change; those that do not hold yet are shown as they were chosen. */
export function sessionDifferences(
  content: SessionContent,
  changes: readonly MentionChange[],
): readonly Difference[] {
  const result = rectifySession(content, changes);
  if (result.ok) return result.value.differences;
  return sessionMentions(content).flatMap(({ label, path, value }): Difference[] => {
    const change = changes.find((each) => each.path === path);
    return change === undefined ? [] : [{ path, label, before: value, after: change.value }];
  });
}

/** Why one value cannot be kept; null when it can. */
export function refusalOfMention(
  content: SessionContent,
  change: MentionChange,
): 'mention-unchanged' | 'mention-invalid' | null {
  const result = rectifySession(content, [change]);
  if (result.ok) return null;
  return result.code === 'mention-unchanged' ? 'mention-unchanged' : 'mention-invalid';
}
