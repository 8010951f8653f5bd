/** Rectifications of archived minutes, as main shows them. */
import type { Difference, MinutesContent } from '../domain/minutes/minutes.schema.ts';
import type { Instant } from '../domain/time/time.ts';
import type { MinutesLink } from './archive.views.ts';
import type { LockView } from './lock.views.ts';

/** One archived minutes in a series. */
export interface SeriesItem extends MinutesLink {
  readonly archivedAt: Instant;
}

/** A rectification whose content is locked and awaits signatures. */
export interface OpenRectification {
  readonly lock: LockView;
  readonly reason: string;
  readonly differences: readonly Difference[];
}

/** A rectification that was cancelled before it was archived; its content and signatures stay stored. */
export interface VoidedRectification {
  readonly number: string;
  readonly revision: number;
  readonly lockedAt: Instant;
  /** Why it was made. */
  readonly reason: string;
  readonly differences: readonly Difference[];
  readonly signatureCount: number;
  readonly voided: { readonly reason: string; readonly at: Instant };
}

/** Everything about the rectifications of one passage's minutes. */
export interface RectificationView {
  readonly passageId: string;
  readonly sessionId: string;
  /** From the first minutes to those that stand. */
  readonly series: readonly SeriesItem[];
  /** Minutes that a rectification corrects: the last of the series, with their content. */
  readonly standing: MinutesLink & { readonly content: MinutesContent };
  readonly open: OpenRectification | null;
  readonly voided: readonly VoidedRectification[];
}
