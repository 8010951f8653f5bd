/**
 * Rules held against the marks that their tests allow: each test is reckoned once with the best mark everywhere and once with
 * the worst. A rule that the best marks do not satisfy would refuse every candidate; one that the worst satisfy, none.
 */
import type { Grid, Scale } from '../../assessment/assessment.types.ts';
import type { Calculation, CalculationLine } from '../../assessment/reckoning/calculation.schema.ts';
import { compare, exact, fromText, greatest, toText } from '../../assessment/reckoning/exact.ts';
import type { Exact } from '../../assessment/reckoning/exact.ts';
import { reckonTest } from '../../assessment/reckoning/reckon-test.ts';
import { sayNumber } from '../../assessment/reckoning/said-numbers.ts';
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { instant } from '../../time/time.ts';
import { assessedCompetences } from '../assessed.ts';
import type { AssessedCompetence } from '../assessed.ts';
import { competencesOfTest, criteriaOf, isJuryTest } from '../certification.ts';
import { certificationFault } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification } from '../certification.schema.ts';
import type { Rule } from '../rule.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import type { Test } from '../test.schema.ts';

/** Marks of all tests together, far above those of any examination: a file beyond is not reckoned, so that none takes minutes. */
const MOST_MARKS = 50_000;

interface Played {
  readonly test: Test;
  readonly best: Calculation;
  readonly worst: Calculation;
}

/**
 * Faults of the rules of a certification that has no other: its references lead somewhere. Asked again of a session that has a
 * scale of its own; none of a certification that leaves all scales to the session.
 */
export function reachFaults(certification: Certification, sessionScale: Scale | null = null): PlacedFault[] {
  const { rule, scales, tests } = certification;
  const judged = tests.filter(isJuryTest);
  if (scales.length === 0 || !isReckonable(certification, judged)) return [];
  const played = judged.map((test) => play(certification, test, sessionScale));
  return [
    ...faultsOfRule(
      rule,
      ['rule'],
      played.filter(({ test }) => test.rule === undefined),
    ),
    ...tests.flatMap((test, index) =>
      test.rule === undefined
        ? []
        : faultsOfRule(
            test.rule,
            ['tests', index, 'rule'],
            played.filter((each) => each.test === test),
          ),
    ),
  ];
}

function isReckonable(certification: Certification, tests: readonly Test[]): boolean {
  let marks = 0;
  return tests.every((test) => {
    for (const competence of competencesOfTest(certification, test)) marks += criteriaOf(competence).length;
    return marks <= MOST_MARKS;
  });
}

function play(certification: Certification, test: Test, sessionScale: Scale | null): Played {
  const competences = assessedCompetences({ certification, test, sessionScale });
  const withMarks = (markOf: (scale: MarkScale) => string) =>
    reckonTest({
      certification,
      test,
      competences,
      grids: [gridOf(competences, markOf)],
      changes: [],
      threshold: null,
    }).calculation;
  return { test, best: withMarks(bestMark), worst: withMarks(worstMark) };
}

function gridOf(competences: readonly AssessedCompetence[], markOf: (scale: MarkScale) => string): Grid {
  const marks = competences.flatMap(({ criteria }) =>
    criteria.map(({ id, scale }) => [id, markOf(scale)] as const),
  );
  return {
    jurorId: 'juror',
    observations: {},
    marks: Object.fromEntries(marks),
    notes: [],
    sealedAt: instant(0),
  };
}

/** Levels go from best to worst. */
function bestMark(scale: MarkScale): string {
  return scale.kind === 'numeric' ? toText(exact(scale.max)) : (scale.levels[0]?.id ?? '');
}

function worstMark(scale: MarkScale): string {
  return scale.kind === 'numeric' ? toText(exact(scale.min)) : (scale.levels.at(-1)?.id ?? '');
}

function faultsOfRule(rule: Rule, at: FaultPath, played: readonly Played[]): PlacedFault[] {
  if (played.length === 0) return [];
  const faults = [
    ...played.flatMap((each) => refusingFaults(rule, at, each)),
    ...levelWithoutEffect(rule, at, played),
    ...thresholdWithoutEffect(rule, at, played),
    ...eliminatoryWithoutEffect(rule, at, played),
    ...mentionFaults(rule, at, played),
  ];
  const paths = faults.map(({ path }) => path);
  return faults.filter(({ path }, index) => paths.indexOf(path) === index);
}

/** What refuses a candidate who has the best marks. */
function refusingFaults(rule: Rule, at: FaultPath, { best, test }: Played): PlacedFault[] {
  return best.lines.flatMap((line): PlacedFault[] => {
    switch (line.kind) {
      case 'threshold':
        return line.isReached ? [] : [thresholdFault(rule, at, test, line)];
      case 'eliminatory': {
        const index = (rule.eliminatory ?? []).findIndex(({ targetId }) => targetId === line.targetId);
        const reason = `au-dessus de ${shown(line.value)}, le plus que « ${line.targetId} » puisse valoir : tout candidat serait éliminé`;
        return [certificationFault([...at, 'eliminatory', index, 'below'], 'unreachable', reason)];
      }
      case 'floor': {
        const reason = `même la meilleure note de « ${line.competenceId} » n’en atteint que ${shown(line.share)} : tout candidat serait éliminé`;
        return [certificationFault([...at, 'compensation', 'floor'], 'unreachable', reason)];
      }
      default:
        return [];
    }
  });
}

function thresholdFault(
  { aggregation, rounding }: Rule,
  at: FaultPath,
  { id }: Test,
  { blocId, value }: Extract<CalculationLine, { kind: 'threshold' }>,
): PlacedFault {
  const field = 'threshold' in aggregation ? 'threshold' : 'atLeast';
  const path = [...at, 'aggregation', field];
  if (aggregation.kind === 'sum' && rounding === undefined && blocId === null) {
    const reason = `le seuil dépasse ${shown(value)}, la somme de tous les points`;
    return certificationFault(path, 'unreachable', reason);
  }
  const where = blocId === null ? '' : `, au bloc « ${blocId} »`;
  const when = rounding === undefined ? '' : ' une fois arrondies';
  const reason = `les meilleures notes de l’épreuve « ${id} »${where} donnent ${shown(value)}${when} : c’est moins que demandé, tout candidat serait refusé`;
  return certificationFault(path, 'unreachable', reason);
}

/** A level that the worst marks reach asks for nothing. */
function levelWithoutEffect({ aggregation }: Rule, at: FaultPath, played: readonly Played[]): PlacedFault[] {
  if (!('atLeast' in aggregation)) return [];
  const isReached = (line: CalculationLine) =>
    line.kind === 'reach'
      ? line.isBonus || line.isReached
      : line.kind !== 'threshold' || aggregation.kind !== 'global-rating' || line.isReached;
  if (!played.every(({ worst }) => worst.lines.every(isReached))) return [];
  const reason = 'même la plus basse des notes l’atteint : cette règle ne demanderait rien';
  return [certificationFault([...at, 'aggregation', 'atLeast'], 'no-effect', reason)];
}

/** A threshold of zero says that a test has none; any other is above what the worst marks give. */
function thresholdWithoutEffect(
  { aggregation }: Rule,
  at: FaultPath,
  played: readonly Played[],
): PlacedFault[] {
  if (!('threshold' in aggregation) || 'atLeast' in aggregation || aggregation.threshold === 0) return [];
  const isPassed = (line: CalculationLine) =>
    line.kind !== 'threshold' || compare(fromText(line.value), fromText(line.threshold)) > 0;
  if (!played.every(({ worst }) => worst.lines.every(isPassed))) return [];
  const reason = 'même les plus basses notes le dépassent : cette règle ne demanderait rien';
  return [certificationFault([...at, 'aggregation', 'threshold'], 'no-effect', reason)];
}

function eliminatoryWithoutEffect(rule: Rule, at: FaultPath, played: readonly Played[]): PlacedFault[] {
  const hit = new Set(
    played.flatMap(({ worst }) =>
      worst.lines.flatMap((line) => (line.kind === 'eliminatory' ? [line.targetId] : [])),
    ),
  );
  return (rule.eliminatory ?? []).flatMap(({ targetId }, index) => {
    if (hit.has(targetId)) return [];
    const reason = `aucune note de « ${targetId} » n’est au-dessous : elle n’éliminerait personne ; donnez la première note qui n’élimine pas`;
    return [certificationFault([...at, 'eliminatory', index, 'below'], 'no-effect', reason)];
  });
}

/** Of a sum and of a global rating, for which no rule states what they are out of. */
function mentionFaults(
  { aggregation, mentions = [] }: Rule,
  at: FaultPath,
  played: readonly Played[],
): PlacedFault[] {
  if (aggregation.kind !== 'sum' && aggregation.kind !== 'global-rating') return [];
  const [first, ...others] = played.flatMap(({ best }) =>
    best.results.flatMap(({ value }): Exact[] => (value === null ? [] : [fromText(value)])),
  );
  if (first === undefined) return [];
  const most = greatest([first, ...others]);
  return mentions.flatMap(({ from }, index) => {
    if (compare(exact(from), most) <= 0) return [];
    const reason = `au-dessus de ${shown(toText(most))}, le plus qui puisse être atteint`;
    return [certificationFault([...at, 'mentions', index, 'from'], 'unreachable', reason)];
  });
}

/** As it is written in French. */
function shown(text: string): string {
  return sayNumber(text, { decimalMark: ',', percentSign: ' %' });
}
