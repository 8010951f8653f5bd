/** What a test has to mark, and on which scales, as far as a file can tell. Unlike the grid's, this reading never throws. */
import { competencesWithinReach, criteriaOf } from '../certification.ts';
import type { Certification, Competence, Criterion } from '../certification.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import type { Test } from '../test.schema.ts';

export interface ScopeCriterion {
  readonly criterion: Criterion;
  /** Undefined when the file has none, or not the one that is named: the session's then serves. */
  readonly scale: MarkScale | undefined;
}

export interface ScopeCompetence {
  readonly competence: Competence;
  readonly criteria: readonly ScopeCriterion[];
  /** The scale that all its criteria share; undefined when they share none. */
  readonly scale: MarkScale | undefined;
}

export interface Scope {
  readonly test: Test;
  readonly competences: readonly ScopeCompetence[];
}

/** Reads the scopes of a certification's tests; what tests on one scale have in common is read once. */
export function scopeReader(certification: Certification): (test: Test) => Scope {
  const scales = new Map(certification.scales.map((scale) => [scale.id, scale]));
  const read = new Map<string, Map<string, ScopeCompetence>>();

  function readCompetence(competence: Competence, testScaleId: string | undefined): ScopeCompetence {
    const criteria = criteriaOf(competence).map((criterion) => {
      const named = criterion.scaleId ?? competence.scaleId ?? testScaleId;
      return { criterion, scale: named === undefined ? certification.scales[0] : scales.get(named) };
    });
    const [first, ...others] = criteria;
    const isShared = others.every(({ scale }) => scale === first?.scale);
    return { competence, criteria, scale: isShared ? first?.scale : undefined };
  }

  return (test) => {
    const known = read.get(test.scaleId ?? '') ?? new Map<string, ScopeCompetence>();
    read.set(test.scaleId ?? '', known);
    const wanted = test.competenceIds === undefined ? null : new Set(test.competenceIds);
    const covered = competencesWithinReach(certification, test).filter(
      ({ id }) => wanted === null || wanted.has(id),
    );
    const competences = covered.map((competence) => {
      const held = known.get(competence.id) ?? readCompetence(competence, test.scaleId);
      known.set(competence.id, held);
      return held;
    });
    return { test, competences };
  };
}

/** The most that a scale gives. */
export function mostOf(scale: MarkScale): number {
  return scale.kind === 'numeric' ? scale.max : Math.max(...scale.levels.map(({ value }) => value));
}

/** Whether a scale has that level. */
export function hasLevel(scale: MarkScale | undefined, levelId: string): boolean {
  return scale !== undefined && scale.kind !== 'numeric' && scale.levels.some(({ id }) => id === levelId);
}
