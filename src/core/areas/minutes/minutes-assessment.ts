/** What minutes say of the test and of what it gave: scales, sealed marks, results, the computed proposal, the result. */
import type { Decision, Dissent, Grid } from '../../../domain/assessment/assessment.types.ts';
import type { Calculation } from '../../../domain/assessment/reckoning/calculation.schema.ts';
import { ruleOf } from '../../../domain/assessment/reckoning/reckon-test.ts';
import { resultScaleOf } from '../../../domain/assessment/reckoning/result-scale.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../domain/certification/assessed.ts';
import { levelSigns } from '../../../domain/certification/level-signs.ts';
import type { MarkScale } from '../../../domain/certification/scale.schema.ts';
import type { Rule } from '../../../domain/certification/rule.schema.ts';
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { NO_HANDOUTS, standingQuestion } from '../../../domain/passage/handouts.ts';
import { isCandidateAbsent } from '../../../domain/passage/passage.rules.ts';
import { testOutcome } from '../../../domain/minutes/stated-result.ts';
import { evaluatorText } from '../certifications/index.ts';
import { calculationOf, countedGrids, resultsOf, toldChanges, uncountedGrids } from '../passage/index.ts';
import type { PassageFacts } from '../passage/index.ts';

type Content = MinutesContent2;
type Assessment = Pick<
  Content,
  'blocs' | 'test' | 'scales' | 'competences' | 'rule' | 'calculation' | 'result'
>;

/** Members of the content about the test; `decision` is the one that stands. */
export function assessmentOf(facts: PassageFacts, decision: Decision): Assessment {
  const calculation = calculationOf(facts);
  return {
    blocs: blocsOf(facts, calculation),
    test: testOf(facts, calculation),
    scales: scalesOf(facts),
    competences: competencesOf(facts),
    rule: ruleOf(facts.certification, facts.test),
    calculation,
    result: resultOf(facts, decision),
  };
}

/** A test with a result for each bloc of the certification bears on all of them. */
function blocsOf({ blocs, certification, test }: PassageFacts, calculation: Calculation): Content['blocs'] {
  const isOnAll = test.blocIds.length === 0 && test.results === 'per-bloc';
  return (isOnAll ? certification.blocs : blocs).map(({ id, title }) => ({
    id,
    // The heading of the source may hold the whole title.
    label: id,
    title,
    share: shareIn(calculation, id),
  }));
}

/** Null for a test that hands nothing of the kind, or was not held. */
function handoutsOf({ passage, state, test }: PassageFacts): NonNullable<Content['test']['handouts']> | null {
  const { materials = [] } = test;
  const [isText, isQuestion] = [materials.includes('text'), materials.includes('drawn-question')];
  if ((!isText && !isQuestion) || isCandidateAbsent(state)) return null;
  const { handouts = NO_HANDOUTS } = passage;
  const question = isQuestion ? standingQuestion(handouts) : null;
  return {
    text: isText && handouts.text !== null ? { ...handouts.text } : null,
    question:
      question === null
        ? null
        : {
            text: question,
            among: [...handouts.questions],
            draws: handouts.draws.map((draw) => ({ ...draw, among: [...draw.among] })),
          },
  };
}

function shareIn({ blocShares }: Calculation, blocId: string | null): string | null {
  return blocShares.find((share) => share.blocId === blocId)?.share ?? null;
}

function testOf(facts: PassageFacts, calculation: Calculation): Content['test'] {
  const { attachments, passage, test } = facts;
  const handouts = handoutsOf(facts);
  return {
    ...(handouts === null ? {} : { handouts }),
    id: test.id,
    title: test.title,
    kind: test.kind,
    evaluator: {
      sourceText: evaluatorText(test),
      chosen: passage.evaluatorChoice,
      contradiction: test.contradiction?.with ?? null,
    },
    caseTitle: passage.caseTitle,
    attachments: attachments.map(({ name, sha256, byteCount }) => ({ name, sha256, byteCount })),
    results: test.results,
    isDeciding: test.isDeciding,
    share: shareIn(calculation, null),
  };
}

/** Scales of the criteria and of the results in the order of the grid; then those whose levels the rule names. */
function scalesOf(facts: PassageFacts): Content['scales'] {
  const { certification, competences, test } = facts;
  const rule = ruleOf(certification, test);
  const used = competences.flatMap((competence) => [
    ...competence.criteria.map(({ scale }) => scale),
    ...resultScale(competence, rule),
  ]);
  const known = new Map(used.map((scale) => [scale.id, scale]));
  for (const levelId of levelsNamedBy(rule)) {
    const holds = (scale: MarkScale) =>
      scale.kind !== 'numeric' && scale.levels.some(({ id }) => id === levelId);
    const named = certification.scales.find(holds);
    if (named !== undefined && !known.has(named.id)) known.set(named.id, named);
  }
  return [...known.values()].map(contentScale);
}

function resultScale(competence: AssessedCompetence, rule: Rule): readonly MarkScale[] {
  const { scale } = resultScaleOf(competence, rule.criteria);
  return scale === null ? [] : [scale];
}

function levelsNamedBy({ aggregation, eliminatory = [] }: Rule): readonly string[] {
  const wanted = 'atLeast' in aggregation ? [aggregation.atLeast] : [];
  return [...wanted, ...eliminatory.map(({ below }) => below)].filter((level) => typeof level === 'string');
}

function contentScale(scale: MarkScale): Content['scales'][number] {
  if (scale.kind === 'numeric') return { ...scale };
  const signs = levelSigns(scale);
  const { id, kind, levels, most, title } = scale;
  return {
    kind,
    id,
    title,
    ...(most === undefined ? {} : { most }),
    levels: levels.map((level) => ({
      id: level.id,
      label: level.label,
      short: level.short,
      value: level.value,
      ...(level.descriptor === undefined ? {} : { descriptor: level.descriptor }),
      sign: signs[level.id] ?? { kind: 'letters', letters: level.short },
    })),
  };
}

function competencesOf(facts: PassageFacts): Content['competences'] {
  // In the order of the jury, counted or not.
  const counted = countedGrids(facts);
  const sealed = [...counted, ...uncountedGrids(facts)];
  const grids = facts.members.flatMap(({ id }) => sealed.filter(({ jurorId }) => jurorId === id));
  const results = resultsOf(facts);
  const rule = ruleOf(facts.certification, facts.test);
  return facts.competences.map((competence) => ({
    id: competence.id,
    label: competence.sourceLabel,
    statement: competence.statement,
    blocIds: [...competence.blocIds],
    weight: competence.weight,
    resultScaleId: resultScaleOf(competence, rule.criteria).scale?.id ?? null,
    criteria: competence.criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      scaleId: criterion.scale.id,
      weight: criterion.weight,
      isBonus: criterion.isBonus,
      descriptors: criterion.descriptors.map(({ levelId, text }) => ({ levelId, text })),
      marks: marksOf(criterion, grids, counted),
    })),
    result: results.find(({ competenceId }) => competenceId === competence.id)?.standing ?? null,
    changes: changesOf(facts, competence),
  }));
}

function marksOf({ id, indicators }: AssessedCriterion, grids: readonly Grid[], counted: readonly Grid[]) {
  return grids.flatMap((grid) => {
    const mark = grid.marks[id];
    if (mark === undefined) return [];
    const count = (value: Grid['observations'][string]) =>
      indicators.filter((indicator) => grid.observations[indicator.id] === value).length;
    return [
      {
        jurorId: grid.jurorId,
        mark,
        observed: count('observed'),
        partly: count('partly'),
        notObserved: count('not-observed'),
        notApplicable: count('not-applicable'),
        isCounted: counted.includes(grid),
      },
    ];
  });
}

/** The result of the test as the jury gave it, with its dissents under their names. */
export function resultOf(facts: PassageFacts, decision: Decision): Content['result'] {
  const { at, blocs, dissents, hasCastingVote, outcome, reason, recommendations, vote } = decision;
  return {
    outcome: testOutcome(outcome),
    blocs: blocs.map((bloc) => ({
      blocId: bloc.blocId,
      outcome: testOutcome(bloc.outcome),
      reason: bloc.reason,
    })),
    reason,
    recommendations,
    vote: vote === null ? null : { ...vote },
    dissents: dissentsOf(facts, dissents),
    hasCastingVote,
    at,
  };
}

/** Changes of one competence's result in deliberation, oldest first, counted or not. */
export function changesOf(facts: PassageFacts, competence: AssessedCompetence) {
  return toldChanges(facts)
    .filter(({ competenceId }) => competenceId === competence.id)
    .map(({ at, before, after, reason, vote, dissents, hasCastingVote, isCounted }) => ({
      at,
      before,
      after,
      reason,
      vote: vote === null ? null : { ...vote },
      dissents: dissentsOf(facts, dissents),
      hasCastingVote,
      isCounted,
    }));
}

function dissentsOf({ members }: PassageFacts, dissents: readonly Dissent[]) {
  const nameOf = (jurorId: string) => members.find(({ id }) => id === jurorId)?.name ?? '';
  return dissents.map(({ jurorId, opinion }) => ({ jurorName: nameOf(jurorId), opinion }));
}
