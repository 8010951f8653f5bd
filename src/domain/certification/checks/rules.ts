/** Rules held against what they govern: a rule that no mark can satisfy would refuse every candidate, one by one. */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { isJuryTest } from '../certification.ts';
import { certificationFault } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification } from '../certification.schema.ts';
import type { Aggregation, BlocRule, Rule } from '../rule.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import { hasLevel, mostOf, scopesOf, shareOfLevel } from './scope.ts';
import type { Scope, ScopeCompetence, Scopes } from './scope.ts';

/** Above any noise of binary fractions, below any step that a file can write. */
const EPSILON = 1e-7;

/** Faults of the certification's rule, of those of its tests and blocs, and of the rule of the whole. */
export function ruleFaults(certification: Certification): PlacedFault[] {
  const { blocs, rule, tests, whole } = certification;
  const scopes = scopesOf(certification);
  const governed = tests.filter((test) => isJuryTest(test) && test.rule === undefined);
  return [
    ...faultsOfRule(rule, ['rule'], governed.map(scopes.of), scopes),
    ...tests.flatMap((test, index) =>
      test.rule === undefined
        ? []
        : faultsOfRule(test.rule, ['tests', index, 'rule'], [scopes.of(test)], scopes),
    ),
    ...blocs.flatMap((bloc, index) =>
      bloc.rule === undefined ? [] : faultsOfBlocRule(bloc.rule, ['blocs', index, 'rule']),
    ),
    ...thresholdFaults(whole.aggregation, ['whole', 'aggregation']),
    ...wholeFaults(certification),
    ...mentionFaults(
      whole.mentions,
      ['whole', 'mentions'],
      whole.aggregation.kind === 'weighted-mean' ? whole.aggregation.outOf : Infinity,
    ),
  ];
}

function faultsOfRule(rule: Rule, at: FaultPath, scopes: readonly Scope[], { find }: Scopes): PlacedFault[] {
  const marked = scopes.filter(({ competences }) => competences.length > 0);
  return [
    ...criteriaFaults(rule, at, marked),
    ...thresholdFaults(rule.aggregation, [...at, 'aggregation']),
    ...roundingFaults(rule.rounding, [...at, 'rounding'], outOfAggregation(rule.aggregation)),
    ...aggregationFaults(rule, [...at, 'aggregation'], { marked, find }),
    ...eliminatoryFaults(rule, [...at, 'eliminatory'], { marked, find }),
    ...mentionFaults(rule.mentions, [...at, 'mentions'], outOfAggregation(rule.aggregation)),
  ];
}

/** A mean of blocs needs a number of each. */
function wholeFaults({ blocs, whole }: Certification): PlacedFault[] {
  if (whole.aggregation.kind !== 'weighted-mean') return [];
  const without = blocs.filter(({ rule }) => rule?.aggregation.kind !== 'weighted-mean');
  if (without.length === 0) return [];
  const named = without.map(({ id }) => `« ${id} »`).join(', ');
  const reason = `la moyenne des blocs demande une note à chacun, par une règle du bloc (weighted-mean) : ${named} n’en a pas`;
  return [certificationFault(['whole', 'aggregation', 'kind'], 'incompatible', reason)];
}

/** What a rule states its result to be out of; without limit where it states nothing. */
function outOfAggregation(aggregation: Aggregation): number {
  switch (aggregation.kind) {
    case 'mean-share':
    case 'share-at-level':
    case 'all-required':
      return 1;
    case 'weighted-mean':
      return aggregation.outOf;
    case 'sum':
    case 'global-rating':
      return Infinity;
  }
}

/** The nearest level is that of one scale, which the criteria of a competence must share. */
function criteriaFaults({ criteria }: Rule, at: FaultPath, scopes: readonly Scope[]): PlacedFault[] {
  if (criteria !== 'nearest-level') return [];
  const mixed = scopes.flatMap(({ competences }) => competences).find((held) => held.scales.length > 1);
  if (mixed === undefined) return [];
  const reason = `les critères de « ${mixed.competence.id} » se notent sur plusieurs échelles : aucun niveau n’est le plus proche`;
  return [certificationFault([...at, 'criteria'], 'incompatible', reason)];
}

function thresholdFaults(
  aggregation: { readonly kind: string; readonly outOf?: number; readonly threshold?: number },
  at: FaultPath,
): PlacedFault[] {
  const { outOf, threshold } = aggregation;
  if (outOf === undefined || threshold === undefined || threshold <= outOf) return [];
  const reason = `le seuil dépasse ${shown(outOf)}, le plus qui puisse être atteint`;
  return [certificationFault([...at, 'threshold'], 'unreachable', reason)];
}

/** A step that does not fall on the whole would give results above it, or none that reaches it. */
function roundingFaults(rounding: Rule['rounding'], at: FaultPath, outOf: number): PlacedFault[] {
  if (rounding === undefined || outOf === Infinity) return [];
  const path = [...at, 'step'];
  if (rounding.step >= outOf) {
    const reason = `le résultat va jusqu’à ${shown(outOf)} : arrondi à ${shown(rounding.step)} près, il ne dirait plus rien`;
    return [certificationFault(path, 'out-of-range', reason)];
  }
  if (isMultiple(outOf, rounding.step)) return [];
  const reason = `${shown(outOf)}, le plus qui puisse être atteint, n’est pas un nombre entier de pas de ${shown(rounding.step)}`;
  return [certificationFault(path, 'off-step', reason)];
}

/** Numbers of a file have six decimals at most: in millionths they are whole, hence exact. */
function isMultiple(value: number, step: number): boolean {
  return Math.round(value * 1e6) % Math.round(step * 1e6) === 0;
}

/** What a rule governs that has anything to mark, and where an id that it names leads. */
interface Governed extends Pick<Scopes, 'find'> {
  readonly marked: readonly Scope[];
}

function aggregationFaults(
  { aggregation, criteria }: Rule,
  at: FaultPath,
  governed: Governed,
): PlacedFault[] {
  switch (aggregation.kind) {
    case 'mean-share':
    case 'weighted-mean':
    case 'sum':
      return [];
    case 'share-at-level':
    case 'all-required':
      return atLeastFaults(aggregation.atLeast, [...at, 'atLeast'], criteria, governed);
    case 'global-rating':
      return globalFaults(aggregation, at, governed);
  }
}

function atLeastFaults(
  atLeast: string | number,
  at: FaultPath,
  criteria: Rule['criteria'],
  { marked }: Governed,
): PlacedFault[] {
  if (typeof atLeast === 'number') {
    if (atLeast >= 0 && atLeast <= 1) return [];
    return [certificationFault(at, 'unreachable', 'une part va de 0 à 1 : aucun résultat n’en atteint plus')];
  }
  const unknown = marked.flatMap(({ competences, test }) => {
    const isKnown = competences.some(({ scales }) => scales.some((scale) => hasLevel(scale, atLeast)));
    if (isKnown) return [];
    const reason = `aucun niveau « ${atLeast} » dans les échelles de l’épreuve « ${test.id} »`;
    return [certificationFault(at, 'unknown-level', reason)];
  });
  if (unknown.length > 0) return unknown;
  const all = marked.flatMap(({ competences }) => competences);
  return broughtFaults(atLeast, at, all, criteria);
}

/**
 * A level of one scale is brought to a competence that has it not by its share. Where two scales that have it give it two
 * shares, nothing says which one is meant.
 */
function broughtFaults(
  levelId: string,
  at: FaultPath,
  competences: readonly ScopeCompetence[],
  criteria: Rule['criteria'],
): PlacedFault[] {
  const without = competences.find((held) => !hasLevel(held.resultScale(criteria), levelId));
  if (without === undefined) return [];
  const having = without.all.filter((scale) => hasLevel(scale, levelId));
  const [first] = having;
  const rival = having.find(
    (scale) =>
      first !== undefined && Math.abs(shareOfLevel(scale, levelId) - shareOfLevel(first, levelId)) > EPSILON,
  );
  if (first === undefined || rival === undefined) return [];
  const reason = `le niveau « ${levelId} » n’a pas la même part dans les échelles « ${first.id} » et « ${rival.id} », et « ${without.competence.id} » ne se juge sur aucune des deux : écrivez la part demandée (de 0 à 1)`;
  return [certificationFault(at, 'incompatible', reason)];
}

function globalFaults(
  { atLeast, criterionId }: Extract<Aggregation, { readonly kind: 'global-rating' }>,
  at: FaultPath,
  { find, marked }: Governed,
): PlacedFault[] {
  const target = find(criterionId);
  return marked.flatMap(({ held, test }) => {
    const holder = target === undefined ? undefined : held.get(target.competence);
    const criterion = target?.criterion ?? null;
    if (holder === undefined || criterion === null) {
      const reason = `l’épreuve « ${test.id} » n’a pas de critère « ${criterionId} »`;
      return [certificationFault([...at, 'criterionId'], 'unknown-target', reason)];
    }
    if (holder.competence.criteria.length > 1) {
      const reason = `« ${criterionId} » doit être le seul critère de sa compétence : les autres se comptent à part`;
      return [certificationFault([...at, 'criterionId'], 'incompatible', reason)];
    }
    const scale = holder.scaleOf(criterion);
    const path = [...at, 'atLeast'];
    if (typeof atLeast === 'string') {
      return hasLevel(scale, atLeast) ? [] : [unknownLevel(atLeast, criterionId, path)];
    }
    if (scale === undefined || atLeast <= mostOf(scale)) return [];
    const reason = `plus de ${shown(mostOf(scale))} : aucune appréciation ne l’atteint`;
    return [certificationFault(path, 'unreachable', reason)];
  });
}

/** A target is enough in one of the tests that the rule governs; what its marks reach is asked by `reach.ts`. */
function eliminatoryFaults(
  { criteria, eliminatory: marks = [] }: Rule,
  at: FaultPath,
  governed: Governed,
): PlacedFault[] {
  const targets = marks.map(({ targetId }) => targetId);
  return marks.flatMap(({ below, targetId }, index) => {
    const path = [...at, index];
    if (targets.indexOf(targetId) !== index) {
      const reason = `« ${targetId} » a déjà une note éliminatoire`;
      return [certificationFault([...path, 'targetId'], 'duplicate-entry', reason)];
    }
    const held = heldTargets(targetId, governed, criteria);
    if (held.length === 0) {
      const reason = `aucune compétence ni aucun critère « ${targetId} » dans une épreuve que cette règle régit`;
      return [certificationFault([...path, 'targetId'], 'unknown-target', reason)];
    }
    if (typeof below === 'number') return [];
    const isKnown = held.every(({ scales }) => scales.some((scale) => hasLevel(scale, below)));
    if (!isKnown) return [unknownLevel(below, targetId, [...path, 'below'])];
    const competences = held.flatMap(({ competence }) => competence ?? []);
    return broughtFaults(below, [...path, 'below'], competences, criteria);
  });
}

/** A target in one test, with the scales whose levels may be named for it. */
interface HeldTarget {
  readonly scales: readonly (MarkScale | undefined)[];
  /** Null for a criterion, which is marked on one scale. */
  readonly competence: ScopeCompetence | null;
}

/** A competence that is its own criterion is a competence; its result may be on a scale of its own, or on none. */
function heldTargets(
  id: string,
  { find, marked }: Governed,
  criteria: Rule['criteria'],
): readonly HeldTarget[] {
  const target = find(id);
  if (target === undefined) return [];
  const { competence, criterion } = target;
  return marked.flatMap(({ held }): HeldTarget[] => {
    const known = held.get(competence);
    if (known === undefined) return [];
    if (criterion !== null && criterion.id !== competence.id) {
      return [{ scales: [known.scaleOf(criterion)], competence: null }];
    }
    const on = known.resultScale(criteria);
    return [{ scales: on === undefined ? known.scales : [on], competence: known }];
  });
}

/** Ranges go from their value up to the next one: two from one value would name the same results. */
function mentionFaults(mentions: Rule['mentions'], at: FaultPath, most: number): PlacedFault[] {
  const all = mentions ?? [];
  return all.flatMap(({ from, label }, index) => {
    const path = [...at, index];
    const before = all.slice(0, index);
    const rival = before.find((mention) => mention.from === from);
    if (rival !== undefined) {
      const reason = `« ${rival.label} » commence déjà à ${shown(from)}`;
      return [certificationFault([...path, 'from'], 'mentions-overlap', reason)];
    }
    if (before.some((mention) => mention.label === label)) {
      return [
        certificationFault([...path, 'label'], 'same-words', `« ${label} » désigne déjà une autre mention`),
      ];
    }
    if (from <= most + EPSILON) return [];
    const reason = `au-dessus de ${shown(most)}, le plus qui puisse être atteint`;
    return [certificationFault([...path, 'from'], 'unreachable', reason)];
  });
}

function faultsOfBlocRule(
  { aggregation, eliminatoryBelow, rounding }: BlocRule,
  at: FaultPath,
): PlacedFault[] {
  const outOf = aggregation.kind === 'weighted-mean' ? aggregation.outOf : Infinity;
  const faults = [
    ...thresholdFaults(aggregation, [...at, 'aggregation']),
    ...roundingFaults(rounding, [...at, 'rounding'], outOf),
  ];
  if (eliminatoryBelow === undefined) return faults;
  const path = [...at, 'eliminatoryBelow'];
  if (aggregation.kind !== 'weighted-mean') {
    const reason = 'une note éliminatoire demande une moyenne (weighted-mean) : ici, rien n’est noté';
    return [...faults, certificationFault(path, 'incompatible', reason)];
  }
  if (eliminatoryBelow <= 0) {
    const reason = 'aucune note n’est au-dessous : elle n’éliminerait personne';
    return [...faults, certificationFault(path, 'no-effect', reason)];
  }
  if (eliminatoryBelow <= aggregation.outOf) return faults;
  const reason = `au-dessus de ${shown(aggregation.outOf)}, le plus qui puisse être atteint : tout candidat serait éliminé`;
  return [...faults, certificationFault(path, 'unreachable', reason)];
}

function unknownLevel(levelId: string, targetId: string, at: FaultPath): PlacedFault {
  const reason = `aucun niveau « ${levelId} » dans l’échelle de « ${targetId} »`;
  return certificationFault(at, 'unknown-level', reason);
}

/** As it is written in French. */
function shown(value: number): string {
  return String(Number(value.toFixed(6))).replace('.', ',');
}
