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

/** The competences of a test that the file lets it reach. */
export function scopeOf(certification: Certification, test: Test): Scope {
  const wanted = test.competenceIds;
  const covered = competencesWithinReach(certification, test).filter(
    ({ id }) => wanted === undefined || wanted.includes(id),
  );
  return {
    test,
    competences: covered.map((competence) => scopeOfCompetence(certification, test, competence)),
  };
}

function scopeOfCompetence({ scales }: Certification, test: Test, competence: Competence): ScopeCompetence {
  const criteria = criteriaOf(competence).map((criterion) => {
    const named = criterion.scaleId ?? competence.scaleId ?? test.scaleId;
    const scale = named === undefined ? scales[0] : scales.find(({ id }) => id === named);
    return { criterion, scale };
  });
  const [first, ...others] = criteria;
  const isShared = others.every(({ scale }) => scale === first?.scale);
  return { competence, criteria, scale: isShared ? first?.scale : undefined };
}

/** The most that a scale gives. */
export function mostOf(scale: MarkScale): number {
  return scale.kind === 'numeric' ? scale.max : Math.max(...scale.levels.map(({ value }) => value));
}

/** Whether a scale has that level. */
export function hasLevel(scale: MarkScale | undefined, levelId: string): boolean {
  return scale !== undefined && scale.kind !== 'numeric' && scale.levels.some(({ id }) => id === levelId);
}
