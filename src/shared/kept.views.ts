import type { KeptEntry } from './kept.requests.ts';

/** What an earlier window left unsaved. */
export interface KeptView {
  readonly entries: readonly KeptEntry[];
  /** The file was there and could not be read; it was put aside as it is. */
  readonly isDamaged: boolean;
}
