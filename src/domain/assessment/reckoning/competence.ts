/** From jurors' marks to one result for a competence: exact, never rounded but where the rule asks for the nearest level. */
import type { AssessedCompetence, AssessedCriterion } from '../../certification/assessed.ts';
import type { Rule } from '../../certification/rule.schema.ts';
import type { CompetenceResult, Grid, ResultChange } from '../assessment.types.ts';
import { compare, divide, exact, greatest, least, multiply, subtract, sum, toNumber, ZERO } from './exact.ts';
import type { Exact } from './exact.ts';
import { agree, middleOf } from './jurors.ts';
import type { Agreed } from './jurors.ts';
import { markValue, nearestMark, scaleMost } from './mark.ts';
import { countedCriteria, readResult, resultScaleOf, resultText } from './result-scale.ts';
import type { ResultScale } from './result-scale.ts';

/** A criterion's mark in one grid, and what it counts towards the competence. */
interface Term {
  readonly criterion: AssessedCriterion;
  readonly mark: string;
  readonly counts: Exact;
  readonly product: Exact;
}

interface JurorFigures {
  readonly jurorId: string;
  readonly terms: readonly Term[];
  readonly total: Exact;
  /** Null where nothing divides the total. */
  readonly over: Exact | null;
  readonly mean: Exact;
  readonly value: Exact;
}

/** A competence with every number that led to its result. */
export interface CompetenceFigures {
  readonly competence: AssessedCompetence;
  readonly on: ResultScale;
  /** Made of bonuses only: it adds, and takes nothing away when it is missed. */
  readonly isBonus: boolean;
  readonly jurors: readonly JurorFigures[];
  readonly agreed: Agreed;
  /** What the jury made of it in deliberation; null where it left it. */
  readonly deliberated: Exact | null;
  /** Null until the jury settles what its marks do not. */
  readonly standing: Exact | null;
}

/** What the sealed marks and the deliberation give for a competence, for screens; results as `resultText` writes them. */
export type ReckonedCompetence = CompetenceResult;

export type ReckonedChange = Pick<ResultChange, 'competenceId' | 'after'>;
type SealedGrid = Pick<Grid, 'jurorId' | 'marks'>;

/** The figures of a competence. Throws RangeError on a mark or a change that its scales do not have. */
export function reckonCompetence(
  competence: AssessedCompetence,
  grids: readonly Grid[],
  changes: readonly ReckonedChange[],
  rule: Rule,
): CompetenceFigures {
  const on = resultScaleOf(competence, rule.criteria);
  const jurors = sealedOf(grids).flatMap((grid) => jurorFigures(competence, grid, rule.criteria, on) ?? []);
  const agreed = agree(
    jurors.map(({ value }) => value),
    rule,
  );
  const change = changes.findLast(({ competenceId }) => competenceId === competence.id);
  const deliberated = change === undefined ? null : readResult(on, change.after);
  const isBonus = competence.criteria.every((criterion) => criterion.isBonus);
  return { competence, on, isBonus, jurors, agreed, deliberated, standing: deliberated ?? agreed.value };
}

/** What a deliberation needs of a competence's figures. */
export function reckonedCompetence({
  agreed,
  competence,
  deliberated,
  jurors,
  on,
  standing,
}: CompetenceFigures): ReckonedCompetence {
  const text = (value: Exact | null) => (value === null ? null : resultText(on, value));
  return {
    competenceId: competence.id,
    jurorLevels: Object.fromEntries(jurors.map(({ jurorId, value }) => [jurorId, resultText(on, value)])),
    computed: text(agreed.value),
    standing: text(standing),
    origin: deliberated === null ? ORIGINS[agreed.by] : 'deliberated',
    divergence: divergence(jurors, on),
  };
}

const ORIGINS = {
  none: 'divergent',
  jury: 'divergent',
  unanimous: 'unanimous',
  majority: 'majority',
  mean: 'mean',
  lower: 'middle',
  higher: 'middle',
} as const satisfies Readonly<Record<Agreed['by'], ReckonedCompetence['origin']>>;

/** What a result is of the most that its competence gives. */
export function shareOf({ on }: Pick<CompetenceFigures, 'on'>, value: Exact): Exact {
  return divide(value, on.most);
}

/**
 * The jurors' one result on a criterion, on the criterion's scale: that of its competence where it is alone in it, so that a
 * deliberation counts. Null where the jury has to settle it, or nobody marked it.
 */
export function criterionResult(
  figures: CompetenceFigures,
  criterion: AssessedCriterion,
  grids: readonly Grid[],
  rule: Pick<Rule, 'jurors' | 'ties'>,
): Exact | null {
  const { competence, on, standing } = figures;
  if (competence.criteria.length > 1) return agree(marksOf(criterion, grids), rule).value;
  if (standing === null || on.scale?.id === criterion.scale.id) return standing;
  return multiply(shareOf(figures, standing), scaleMost(criterion.scale));
}

/**
 * What is held against an eliminatory mark: the same, or, where the jurors have no majority, the higher of the middle marks:
 * a mark eliminates only when more than half of them gave less.
 */
export function eliminatoryResult(
  figures: CompetenceFigures,
  criterion: AssessedCriterion,
  grids: readonly Grid[],
  rule: Pick<Rule, 'jurors' | 'ties'>,
): Exact | null {
  const result = criterionResult(figures, criterion, grids, rule);
  return result ?? middleOf(marksOf(criterion, grids), 'higher');
}

function marksOf({ id, scale }: AssessedCriterion, grids: readonly Grid[]): readonly Exact[] {
  return sealedOf(grids).flatMap(({ marks }) => {
    const mark = marks[id];
    return mark === undefined ? [] : [markValue(scale, mark)];
  });
}

function sealedOf(grids: readonly Grid[]): readonly SealedGrid[] {
  return grids.filter(({ sealedAt }) => sealedAt !== null);
}

/** Null while a mark is missing; a bonus that nobody gave is no missing mark. */
function jurorFigures(
  competence: AssessedCompetence,
  { jurorId, marks }: SealedGrid,
  method: Rule['criteria'],
  on: ResultScale,
): JurorFigures | null {
  const marked = competence.criteria.filter(({ id }) => marks[id] !== undefined);
  if (competence.criteria.some(({ id, isBonus }) => !isBonus && marks[id] === undefined)) return null;
  const terms = marked.map((criterion) => termOf(criterion, marks[criterion.id] ?? '', method, on));
  const total = sum(terms.map(({ product }) => product));
  const over = method === 'sum' ? null : sum(countedCriteria(competence).map(({ weight }) => exact(weight)));
  const mean = over === null ? total : divide(total, over);
  const value = method === 'nearest-level' && on.scale !== null ? nearestMark(on.scale, mean) : mean;
  return { jurorId, terms, total, over, mean, value };
}

function termOf(criterion: AssessedCriterion, mark: string, method: Rule['criteria'], on: ResultScale): Term {
  const { isBonus, scale, weight } = criterion;
  const value = markValue(scale, mark);
  const isSaidAsIs = method === 'sum' || scale.id === on.scale?.id;
  const said = isSaidAsIs ? value : multiply(divide(value, scaleMost(scale)), on.most);
  const counts = isBonus ? greatest([said, ZERO]) : said;
  return { criterion, mark, counts, product: multiply(counts, exact(weight)) };
}

/** 0 when all agree, 1 when the jurors hold the two ends. */
function divergence(jurors: readonly JurorFigures[], { span }: ResultScale): number {
  const [first, ...others] = jurors.map(({ value }) => value);
  if (first === undefined || compare(span, ZERO) <= 0) return 0;
  const values = [first, ...others] as const;
  return toNumber(divide(subtract(greatest(values), least(values)), span));
}
