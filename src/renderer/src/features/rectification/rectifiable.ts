/** What the screens of a rectification know of the document that is corrected, whichever kind it is. */
import type { Difference } from '../../../../domain/minutes/minutes.schema.ts';
import type { MentionChange } from '../../../../domain/minutes/rectification.ts';
import type { MentionInput } from '../../../../domain/minutes/rectification-mentions.ts';
import type { Draft, RefusalOfOne } from './rectification-draft.ts';

/** A mention of the closed list. */
export interface RectifiableMention {
  /** RFC 6901 pointer into the content. */
  readonly path: string;
  /** As a reader says it. */
  readonly name: string;
  readonly value: string;
  readonly input: MentionInput;
  readonly isRequired: boolean;
  /** Values of a choice; empty otherwise. */
  readonly choices: readonly string[];
}

/** How differences are told. */
export interface DifferenceWords {
  /** Name of what a difference corrects, whether it was chosen or follows from another. */
  readonly nameOfDifference: (difference: Difference) => string;
  readonly isDerived: (difference: Difference) => boolean;
  /** A value as a reader says it. */
  readonly valueOf: (path: string, value: Difference['before']) => string;
}

/** A content that stands, with what may be corrected in it and what corrections come to. */
export interface Rectifiable extends DifferenceWords {
  readonly mentions: readonly RectifiableMention[];
  readonly draftOf: (changes: readonly MentionChange[]) => Draft;
  /** Why one value cannot be kept, whatever the others are; null when it can. */
  readonly refusalOf: (change: MentionChange) => RefusalOfOne | null;
}
