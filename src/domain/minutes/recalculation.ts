/** The computed proposal of minutes, from their own marks, rule and scales: nothing outside the content is read. */
import type { Grid } from '../assessment/assessment.types.ts';
import type { Calculation } from '../assessment/reckoning/calculation.schema.ts';
import { reckonTest } from '../assessment/reckoning/reckon-test.ts';
import { resultScaleOf } from '../assessment/reckoning/result-scale.ts';
import type { ResultScale } from '../assessment/reckoning/result-scale.ts';
import type { AssessedCompetence } from '../certification/assessed.ts';
import type { Certification } from '../certification/certification.schema.ts';
import type { Test } from '../certification/test.schema.ts';
import { instant } from '../time/time.ts';
import type { MinutesContent2 } from './minutes.schema.ts';

type Competence = MinutesContent2['competences'][number];
type Read = Pick<MinutesContent2, 'scales' | 'rule'>;

/**
 * What the sealed marks that count, and the results that stand, give under the rule: with nothing corrected, the calculation
 * that the content holds. Throws RangeError on a mark or a result that the scales do not have.
 */
export function recalculate(content: MinutesContent2): Calculation {
  const { calculation, competences, rule, session } = content;
  const { calculation: made } = reckonTest({
    certification: { blocs: blocsOf(content), rule, scales: content.scales, tests: [] },
    test: testOf(content),
    competences: competences.map((competence) => assessed(competence, content)),
    grids: countedGrids(content),
    changes: standingChanges(content),
    threshold: session.threshold,
  });
  // The weight of the test among others is the certification's, which no correction reaches.
  return {
    results: made.results,
    blocShares: calculation.blocShares,
    lines: [...made.lines.filter((line) => !isShare(line)), ...calculation.lines.filter(isShare)],
  };
}

function isShare({ kind }: Calculation['lines'][number]): boolean {
  return kind === 'bloc-share';
}

/** On what the result of a competence is said. */
export function resultScaleIn(content: Read, competence: Competence): ResultScale {
  return resultScaleOf(assessed(competence, content), content.rule.criteria);
}

/** The scale of that id. Throws RangeError when the content has none. */
export function scaleIn(
  { scales }: Pick<Read, 'scales'>,
  scaleId: string,
): MinutesContent2['scales'][number] {
  const scale = scales.find(({ id }) => id === scaleId);
  if (scale === undefined) throw new RangeError(`no scale "${scaleId}"`);
  return scale;
}

function assessed(competence: Competence, content: Read): AssessedCompetence {
  const { blocIds, criteria, id, label, resultScaleId, statement, weight } = competence;
  return {
    id,
    sourceLabel: label,
    statement,
    weight,
    blocIds,
    ...(resultScaleId === null ? {} : { scale: scaleIn(content, resultScaleId) }),
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      indicators: [],
      weight: criterion.weight,
      isBonus: criterion.isBonus,
      descriptors: [],
      scale: scaleIn(content, criterion.scaleId),
    })),
  };
}

/** Grids of those whose marks count, in the order of the jury; one that marked nothing is known by its line. */
function countedGrids({ calculation, competences, lockedAt, members }: MinutesContent2): readonly Grid[] {
  const marks = competences.flatMap(({ criteria }) =>
    criteria.flatMap(({ id, marks: given }) =>
      given
        .filter(({ isCounted }) => isCounted)
        .map(({ jurorId, mark }) => ({ criterionId: id, jurorId, mark })),
    ),
  );
  const counted = new Set([
    ...marks.map(({ jurorId }) => jurorId),
    ...calculation.lines.flatMap((line) => (line.kind === 'juror' ? [line.jurorId] : [])),
  ]);
  return members
    .filter(({ id }) => counted.has(id))
    .map(({ id }) => ({
      jurorId: id,
      marks: Object.fromEntries(
        marks.filter(({ jurorId }) => jurorId === id).map(({ criterionId, mark }) => [criterionId, mark]),
      ),
      observations: {},
      notes: [],
      sealedAt: instant(lockedAt),
    }));
}

/** Of each competence the last change that counts; and a result that a rectification corrected, which is one more. */
function standingChanges({ calculation, competences }: MinutesContent2) {
  return competences.flatMap(({ changes, id, result }) => {
    const last = changes.findLast(({ isCounted }) => isCounted);
    const agreed = calculation.lines.find((line) => line.kind === 'result' && line.competenceId === id);
    const computed = agreed?.kind === 'result' ? (agreed.levelId ?? agreed.value) : null;
    const isCorrected = result !== null && result !== (last?.after ?? computed);
    return [
      ...(last === undefined ? [] : [{ competenceId: id, after: last.after }]),
      ...(isCorrected ? [{ competenceId: id, after: result }] : []),
    ];
  });
}

function blocsOf({ blocs, competences }: MinutesContent2): Certification['blocs'] {
  return blocs.map(({ id, label, title }) => ({
    id,
    sourceLabel: label,
    title,
    activities: [],
    competenceIds: competences.filter(({ blocIds }) => blocIds.includes(id)).map((held) => held.id),
  }));
}

function testOf({ blocs, rule, test }: MinutesContent2): Test {
  return {
    id: test.id,
    kind: test.kind,
    title: test.title,
    blocIds: blocs.map(({ id }) => id),
    evaluators: [],
    phases: [],
    rule,
    results: test.results,
    isDeciding: test.isDeciding,
  };
}
