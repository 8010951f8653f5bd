/** What each version of the content words in its own way. */
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';

type Conduct = MinutesContent['conduct'][number];
type Mark = Pick<
  MinutesContent['competences'][number]['criteria'][number]['marks'][number],
  'observed' | 'partly' | 'notObserved' | 'notApplicable'
>;

/** What the document records: a decision of the jury, that nobody came, or that nobody of the jury is left. */
export type RecordKind = 'decision' | 'absence' | 'finding';

/** How a candidate's absence is told. */
export interface AbsenceFacts {
  readonly moment: string;
  readonly isJustified: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly testTitle: string;
  /** Labels of the blocs that the test bears on, joined; empty for none. */
  readonly blocLabel: string;
}

/** Words of one version; a key is here because some version words it differently. */
export interface MinutesWording {
  /** Under the number, printed large. */
  readonly status: (content: MinutesContent, kind: RecordKind) => string;
  /** What one entry of the conduct log records; `length` is its printed length, empty when it has none. */
  readonly conductText: (entry: Conduct, length: string) => string;
  readonly absence: (facts: AbsenceFacts) => string;
  /** Whose sealed marks the columns hold, by initials and name, and what stands beside each mark. */
  readonly marksLegend: (names: string) => string;
  /** Counts of indicators beside a mark; empty for none. */
  readonly markCounts: (mark: Mark) => string;
  readonly dissentOnResult: (name: string) => string;
  /** How many subjects a draw could give. */
  readonly drawnAmong: (eligible: number, pool: number) => string;
  /** What the code on the first page says to whoever scans it. */
  readonly code: (number: string, contentDigest: string) => string;
  /** What assistive technology says of a member's signature field. */
  readonly memberField: (name: string, capacity: string) => string;
}
