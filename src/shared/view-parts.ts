/** What answers of several areas are made of. */
import type { TextEncoding } from '../domain/text/text-file.ts';

/** A part of a list. */
export interface ListPage<Row> {
  /** How many rows there are in all. */
  readonly count: number;
  /** No more than `MOST_ROWS`. */
  readonly rows: readonly Row[];
}

export interface ExportReport {
  readonly folder: string;
  /** Names of the first of them, and how many were written. */
  readonly files: readonly string[];
  readonly fileCount: number;
  /** Someone stopped it: what is written is whole, and the rest was not begun. */
  readonly isStopped?: boolean;
}

/** How the text of an imported file was read, to be said when it is not the usual UTF-8. */
export interface ReadAs {
  readonly encoding: TextEncoding;
}
