/** What someone may send with a request for help: the machine, the application and its log, and nobody's name. */

export interface ReportFacts {
  readonly title: string;
  readonly intro: string;
  /** Lines of facts, by name. */
  readonly facts: Readonly<Record<string, string>>;
  readonly log: string;
  /** Words of this computer that name someone, each with what stands in its place; longer ones first where one holds another. */
  readonly named: readonly (readonly [word: string, instead: string])[];
}

/** The end of the log that goes with a report. */
const LAST_LINES = 500;
/** A shorter name would be found within other words. */
const SHORTEST = 3;

/** The report's text. The log holds no personal data; paths on this computer may, and are replaced. */
export function problemReport({ facts, intro, log, named, title }: ReportFacts): string {
  const lines = [
    title,
    intro,
    '',
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value}`),
    '',
    ...log.trimEnd().split('\n').slice(-LAST_LINES),
    '',
  ];
  return named
    .filter(([word]) => word.length >= SHORTEST)
    .reduce((text, [word, instead]) => text.replaceAll(word, instead), lines.join('\n'));
}
