/** What a demonstration's jury sees, marks and says. People are those of the sample session, all invented. */
import type { Observation } from '../../src/domain/assessment/assessment.types.ts';
import type { Settlement } from '../../tests/e2e/pages/deliberation.page.ts';

export const [PRESIDENT, SECOND, THIRD] = ['Odile Safran', 'Marius Fenouil', 'Hélène Cassis'] as const;
export const JURORS = [PRESIDENT, SECOND, THIRD] as const;
export type JurorName = (typeof JURORS)[number];

export const ACQUIRED = 'Acquis';
export const PARTLY = 'Partiellement acquis';
export const NOT_ACQUIRED = 'Non acquis';
export type Level = typeof ACQUIRED | typeof PARTLY | typeof NOT_ACQUIRED;

/** What a juror observed of a competence's first two indicators, in keeping with the level. */
export const EVIDENCE: Readonly<Record<Level, readonly [Observation, Observation]>> = {
  [ACQUIRED]: ['observed', 'observed'],
  [PARTLY]: ['observed', 'partly'],
  [NOT_ACQUIRED]: ['partly', 'not-observed'],
};

export interface Story<Code extends string = string> {
  readonly candidate: string;
  /** What is typed in the archive to find the minutes. */
  readonly searched: string;
  /** The levels of each competence, in the order of the jurors. */
  readonly marks: Readonly<Record<Code, readonly [Level, Level, Level]>>;
  readonly notes: readonly { readonly juror: JurorName; readonly code: Code; readonly text: string }[];
  /** The competence on which the jury divides, and how it settles that. */
  readonly divided: Code;
  readonly settlement: Settlement;
  readonly advice: string;
  /** What each juror marked before the time was over; the rest is completed afterwards. */
  readonly heard: Readonly<Record<JurorName, readonly Code[]>>;
}

/** Competences of the story, in the order of the référentiel. */
export function codesOf<Code extends string>({ marks }: Story<Code>): readonly Code[] {
  return Object.keys(marks) as Code[];
}
