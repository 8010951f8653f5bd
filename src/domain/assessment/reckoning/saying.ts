/** What a line is said with: names, the scale of each result and mark, and whether a part counts in shares. */
import type { CalculationLine } from './calculation.schema.ts';
import type { CalculationNames, Phrase, PhraseKey, PHRASES } from './phrases.ts';
import { sayNumber, sayPercent } from './said-numbers.ts';

export type Line<Kind extends CalculationLine['kind']> = Extract<CalculationLine, { kind: Kind }>;

export interface Saying {
  readonly names: CalculationNames;
  /** By competence and by criterion; null where a result is points or a share. */
  readonly scales: ReadonlyMap<string, string | null>;
  /** How the criteria of each competence give its result. */
  readonly methods: ReadonlyMap<string, Line<'competence'>['method']>;
  /** Scale of the global rating that decides, by the bloc of the result. */
  readonly globalScales: ReadonlyMap<string | null, string | null>;
  /** Blocs (null: the whole) whose result is a share. */
  readonly shareParts: ReadonlySet<string | null>;
}

const SHARE_RULES: readonly string[] = ['mean-share', 'share-at-level', 'all-required'];

/** What all lines of a calculation are said with. */
export function sayingOf(lines: readonly CalculationLine[], names: CalculationNames): Saying {
  const scales = new Map<string, string | null>();
  const methods = new Map<string, Line<'competence'>['method']>();
  const globalScales = new Map<string | null, string | null>();
  const shareParts = new Set<string | null>();
  for (const line of lines) {
    if (line.kind === 'competence') {
      for (const { criterionId, scaleId } of line.criteria) scales.set(criterionId, scaleId);
      // Last: a competence that is its own criterion has its result on the scale of its result.
      scales.set(line.competenceId, line.scaleId);
      methods.set(line.competenceId, line.method);
    }
    if (line.kind === 'global') globalScales.set(line.blocId, scales.get(line.criterionId) ?? null);
    if (line.kind === 'rule' && SHARE_RULES.includes(line.aggregation)) shareParts.add(line.blocId);
  }
  return { names, scales, methods, globalScales, shareParts };
}

/** A phrase with the values that its key wants. */
export function phrase<Key extends PhraseKey>(
  depth: Phrase['depth'],
  key: Key,
  values: Readonly<Record<(typeof PHRASES)[Key][number], string>>,
): Phrase {
  return { key, values, depth };
}

/** "Acquis (1)" on a scale that has levels, else "13,5". */
export function sayValue(
  { names }: Saying,
  scaleId: string | null,
  value: string,
  levelId: string | null,
): string {
  const label = scaleId === null || levelId === null ? undefined : names.level(scaleId, levelId);
  const number = sayNumber(value, names);
  return label === undefined ? number : `${label} (${number})`;
}

/** A result of a part: in per cent where its rule counts in shares. */
export function sayResult({ names, shareParts }: Saying, blocId: string | null, value: string): string {
  return shareParts.has(blocId) ? sayPercent(value, names) : sayNumber(value, names);
}
