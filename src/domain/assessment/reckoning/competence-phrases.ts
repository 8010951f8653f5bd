/** How the lines of a competence are said. */
import type { Phrase } from './phrases.ts';
import { sayNumber } from './said-numbers.ts';
import { phrase, sayValue } from './saying.ts';
import type { Line, Saying } from './saying.ts';

const TIMES = '\u00a0×\u00a0';

type CompetenceLine = Line<'competence'> | Line<'juror'> | Line<'result'> | Line<'deliberated'>;

export function competencePhrases(line: CompetenceLine, saying: Saying): readonly Phrase[] {
  switch (line.kind) {
    case 'competence':
      return headPhrases(line, saying);
    case 'juror':
      return [jurorPhrase(line, saying)];
    case 'result':
      return [resultPhrase(line, saying)];
    case 'deliberated': {
      const value = sayValue(saying, scaleOf(line, saying), line.value, line.levelId);
      return [phrase(1, 'deliberated', { value })];
    }
  }
}

function headPhrases({ competenceId, criteria, method, most }: Line<'competence'>, { names }: Saying) {
  const values = { competence: names.competence(competenceId), most: sayNumber(most, names) };
  const key = criteria.length === 1 ? 'single' : method;
  const bonuses = criteria
    .filter(({ isBonus }) => isBonus)
    .map(({ criterionId }) => names.criterion(criterionId));
  return [
    phrase(0, `competence.${key}`, values),
    ...(bonuses.length === 0 ? [] : [phrase(1, 'bonus.criteria', { criteria: names.list(bonuses) })]),
  ];
}

function jurorPhrase(line: Line<'juror'>, saying: Saying): Phrase {
  const { names } = saying;
  const juror = names.juror(line.jurorId);
  const [only, ...others] = line.terms;
  // Bonuses only, of which the juror gave none.
  if (only === undefined) return phrase(1, 'juror.nothing', { juror });
  if (others.length === 0 && only.counts === line.value) {
    return phrase(1, 'juror.mark', { juror, mark: markOf(only, saying) });
  }
  const terms = line.terms.map((term) => termOf(term, saying)).join(' + ');
  const total = sayNumber(line.total, names);
  if (line.over === null) return phrase(1, 'juror.sum', { juror, terms, total });
  const values = {
    juror,
    terms,
    total,
    over: sayNumber(line.over, names),
    mean: sayNumber(line.mean, names),
  };
  if (saying.methods.get(line.competenceId) !== 'nearest-level') return phrase(1, 'juror.mean', values);
  const value = sayValue(saying, scaleOf(line, saying), line.value, line.levelId);
  return phrase(1, 'juror.nearest-level', { ...values, value });
}

type Term = Line<'juror'>['terms'][number];

/** "Acquis (1)", "13,5", or where the mark counts otherwise on the scale of the result "13,5 (0,675)". */
function markOf({ counts, criterionId, mark }: Term, { names, scales }: Saying): string {
  const scaleId = scales.get(criterionId) ?? null;
  const label = scaleId === null ? undefined : names.level(scaleId, mark);
  const number = sayNumber(counts, names);
  if (label !== undefined) return `${label} (${number})`;
  const written = mark.replace('.', names.decimalMark);
  return isSameNumber(mark, counts) ? number : `${written} (${number})`;
}

/** Both are decimals; a mark may end in zeros. */
function isSameNumber(mark: string, counts: string): boolean {
  return Number(mark) === Number(counts);
}

function termOf(term: Term, saying: Saying): string {
  const mark = markOf(term, saying);
  return term.weight === '1' ? mark : `${mark}${TIMES}${sayNumber(term.weight, saying.names)}`;
}

function resultPhrase(line: Line<'result'>, saying: Saying): Phrase {
  if (line.by === 'none' || line.by === 'jury' || line.value === null) {
    return phrase(1, line.by === 'jury' ? 'result.jury' : 'result.none', {});
  }
  const value = sayValue(saying, scaleOf(line, saying), line.value, line.levelId);
  return phrase(1, `result.${line.by}`, { value });
}

function scaleOf({ competenceId }: { readonly competenceId: string }, { scales }: Saying): string | null {
  return scales.get(competenceId) ?? null;
}
