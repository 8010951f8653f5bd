/** Rules held against what they govern: a rule that no mark can satisfy would refuse every candidate, one by one. */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { isJuryTest } from '../certification.ts';
import { certificationFault } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification } from '../certification.schema.ts';
import type { Aggregation, BlocRule, Rule } from '../rule.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import { hasLevel, mostOf, scopesOf } from './scope.ts';
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
    ...mentionFaults(
      whole.mentions,
      ['whole', 'mentions'],
      whole.aggregation.kind === 'weighted-mean' ? whole.aggregation.outOf : Infinity,
    ),
  ];
}

function faultsOfRule(rule: Rule, at: FaultPath, scopes: readonly Scope[], { find }: Scopes): PlacedFault[] {
  const marked = scopes.filter(({ competences }) => competences.length > 0);
  const most = Math.max(...marked.map((scope) => mostOfResult(rule, scope)), -Infinity);
  return [
    ...criteriaFaults(rule, at, marked),
    ...thresholdFaults(rule.aggregation, [...at, 'aggregation']),
    ...aggregationFaults(rule, [...at, 'aggregation'], { marked, most, find }),
    ...eliminatoryFaults(rule.eliminatory ?? [], [...at, 'eliminatory'], { marked, find }),
    ...mentionFaults(rule.mentions, [...at, 'mentions'], marked.length === 0 ? Infinity : most),
  ];
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

/** What a rule governs that has anything to mark, and where an id that it names leads. */
interface Governed extends Pick<Scopes, 'find'> {
  readonly marked: readonly Scope[];
}

function aggregationFaults(
  { aggregation }: Rule,
  at: FaultPath,
  { find, marked, most }: Governed & { readonly most: number },
): PlacedFault[] {
  switch (aggregation.kind) {
    case 'mean-share':
    case 'weighted-mean':
      return [];
    case 'share-at-level':
    case 'all-required':
      return atLeastFaults(aggregation.atLeast, [...at, 'atLeast'], marked);
    case 'sum': {
      if (marked.length === 0 || aggregation.threshold <= most + EPSILON) return [];
      const reason = `le seuil dépasse ${shown(most)}, la somme de tous les points`;
      return [certificationFault([...at, 'threshold'], 'unreachable', reason)];
    }
    case 'global-rating':
      return globalFaults(aggregation, at, { find, marked });
  }
}

function atLeastFaults(atLeast: string | number, at: FaultPath, scopes: readonly Scope[]): PlacedFault[] {
  if (typeof atLeast === 'number') {
    if (atLeast <= 1) return [];
    return [certificationFault(at, 'unreachable', 'une part va de 0 à 1 : aucun résultat n’en atteint plus')];
  }
  // A level of one scale is brought to the others by its share.
  return scopes.flatMap(({ competences, test }) => {
    const isKnown = competences.some(({ scales }) => scales.some((scale) => hasLevel(scale, atLeast)));
    if (isKnown) return [];
    const reason = `aucun niveau « ${atLeast} » dans les échelles de l’épreuve « ${test.id} »`;
    return [certificationFault(at, 'unknown-level', reason)];
  });
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

/** A target is enough in one of the tests that the rule governs. */
function eliminatoryFaults(
  marks: NonNullable<Rule['eliminatory']>,
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
    const scales = [...scalesOfTarget(targetId, governed)];
    if (scales.length === 0) {
      const reason = `aucune compétence ni aucun critère « ${targetId} » dans une épreuve que cette règle régit`;
      return [certificationFault([...path, 'targetId'], 'unknown-target', reason)];
    }
    if (typeof below === 'string') {
      return scales.every((scale) => hasLevel(scale, below))
        ? []
        : [unknownLevel(below, targetId, [...path, 'below'])];
    }
    const most = Math.max(...scales.map((scale) => (scale === undefined ? Infinity : mostOf(scale))));
    if (below <= most) return [];
    const reason = `au-dessus de ${shown(most)}, le plus que « ${targetId} » puisse valoir : tout candidat serait éliminé`;
    return [certificationFault([...path, 'below'], 'unreachable', reason)];
  });
}

/** Scales on which it is marked in each test; a competence that is its own criterion is a competence. */
function scalesOfTarget(id: string, { find, marked }: Governed): ReadonlySet<MarkScale | undefined> {
  const target = find(id);
  if (target === undefined) return new Set();
  const { competence, criterion } = target;
  return new Set(
    marked.flatMap(({ held }) => {
      const known = held.get(competence);
      if (known === undefined) return [];
      return [criterion === null || criterion.id === competence.id ? known.scale : known.scaleOf(criterion)];
    }),
  );
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

function faultsOfBlocRule({ aggregation, eliminatoryBelow }: BlocRule, at: FaultPath): PlacedFault[] {
  const faults = thresholdFaults(aggregation, [...at, 'aggregation']);
  if (eliminatoryBelow === undefined) return faults;
  const path = [...at, 'eliminatoryBelow'];
  if (aggregation.kind !== 'weighted-mean') {
    const reason = 'une note éliminatoire demande une moyenne (weighted-mean) : ici, rien n’est noté';
    return [...faults, certificationFault(path, 'incompatible', reason)];
  }
  if (eliminatoryBelow <= aggregation.outOf) return faults;
  const reason = `au-dessus de ${shown(aggregation.outOf)}, le plus qui puisse être atteint : tout candidat serait éliminé`;
  return [...faults, certificationFault(path, 'unreachable', reason)];
}

/** The most that a test's result can be; without limit while a scale is the session's. */
function mostOfResult(
  { aggregation, criteria }: Pick<Rule, 'aggregation' | 'criteria'>,
  scope: Scope,
): number {
  switch (aggregation.kind) {
    case 'mean-share':
    case 'share-at-level':
    case 'all-required':
      return 1;
    case 'weighted-mean':
      return aggregation.outOf;
    case 'sum':
      return sumOf(scope.competences, (held) => (held.competence.weight ?? 1) * mostPoints(held, criteria));
    case 'global-rating':
      return Infinity;
  }
}

/** Bonus criteria add: they count here, though never in what must be reached. */
function mostPoints({ points, weight }: ScopeCompetence, how: Rule['criteria']): number {
  return how === 'sum' ? points : points / weight;
}

function sumOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

function unknownLevel(levelId: string, targetId: string, at: FaultPath): PlacedFault {
  const reason = `aucun niveau « ${levelId} » dans l’échelle de « ${targetId} »`;
  return certificationFault(at, 'unknown-level', reason);
}

/** As it is written in French. */
function shown(value: number): string {
  return String(Number(value.toFixed(6))).replace('.', ',');
}
