/** Corrections kept on the screen until the rectification is locked: nothing of them is stored before. */
import type { Difference, MinutesContent } from '../../../../domain/minutes/minutes.schema.ts';
import { applyRectification } from '../../../../domain/minutes/rectification.ts';
import type { MentionChange, RectificationRefusal } from '../../../../domain/minutes/rectification.ts';
import { rectifiableMentions } from '../../../../domain/minutes/rectification-mentions.ts';

/** Refusals that say something of the corrections together; the others are refused mention by mention. */
const OF_ALL = ['reason-missing', 'outcome-not-allowed'] as const;
const OF_ONE = ['mention-unchanged', 'mention-invalid'] as const;

export type RefusalOfAll = (typeof OF_ALL)[number];
export type RefusalOfOne = (typeof OF_ONE)[number];

export interface Draft {
  /** What the corrections change, with what follows from them once they hold together. */
  readonly differences: readonly Difference[];
  /** Why they do not hold together; null when they do, or when there are none. */
  readonly refusal: RefusalOfAll | null;
}

/** The same corrections with another value for one mention. */
export function withChange(
  changes: readonly MentionChange[],
  change: MentionChange,
): readonly MentionChange[] {
  return [...withoutChange(changes, change.path), change];
}

export function withoutChange(changes: readonly MentionChange[], path: string): readonly MentionChange[] {
  return changes.filter((change) => change.path !== path);
}

/** What the corrections come to. */
export function draftOf(content: MinutesContent, changes: readonly MentionChange[]): Draft {
  const result = applyRectification(content, changes);
  if (result.ok) return { differences: result.value.differences, refusal: null };
  const chosen = rectifiableMentions(content).flatMap(({ label, path, value }): Difference[] => {
    const change = changes.find((candidate) => candidate.path === path);
    return change === undefined ? [] : [{ path, label, before: value, after: change.value }];
  });
  return { differences: chosen, refusal: among(OF_ALL, result.code) };
}

/** Why one value cannot be kept, whatever the others are; null when it can. */
export function refusalOfValue(content: MinutesContent, change: MentionChange): RefusalOfOne | null {
  const result = applyRectification(content, [change]);
  return result.ok ? null : among(OF_ONE, result.code);
}

function among<Code extends RectificationRefusal>(
  codes: readonly Code[],
  code: RectificationRefusal,
): Code | null {
  return codes.find((candidate) => candidate === code) ?? null;
}
