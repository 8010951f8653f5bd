/** What a test has to mark, and on which scales, as far as a file can tell. Unlike the grid's, this reading never throws. */
import { criteriaOf } from '../certification.ts';
import type { Certification, Competence, Criterion } from '../certification.schema.ts';
import type { Rule } from '../rule.schema.ts';
import type { MarkScale } from '../scale.schema.ts';
import type { Test } from '../test.schema.ts';

/** Undefined when the file has none, or not the one that is named: the session's then serves. */
type KnownScale = MarkScale | undefined;

export interface ScopeCompetence {
  readonly competence: Competence;
  /** Those on which its criteria are marked here, each once. */
  readonly scales: readonly KnownScale[];
  /** On which its result is said under that rule; undefined for points, for a share, and while a scale is not known. */
  readonly resultScale: (criteria: Rule['criteria']) => KnownScale;
  readonly scaleOf: (criterion: Criterion) => KnownScale;
  /** Those of the file. */
  readonly all: readonly MarkScale[];
}

export interface Scope {
  readonly test: Test;
  readonly competences: readonly ScopeCompetence[];
  /** The same, by what they are. */
  readonly held: ReadonlyMap<Competence, ScopeCompetence>;
}

export interface Scopes {
  readonly of: (test: Test) => Scope;
  /** The competence of that id, or the one that has that criterion. */
  readonly find: (id: string) => Target | undefined;
}

export interface Target {
  readonly competence: Competence;
  /** Null for the competence itself, unless it is what is marked. */
  readonly criterion: Criterion | null;
}

/** What the criteria of a competence say, whatever the test: nothing of it is read again for each of many tests. */
interface Own {
  readonly competence: Competence;
  readonly scales: readonly KnownScale[];
  readonly isInheriting: boolean;
  /** Whether a sum of its points is the mark of its only criterion. */
  readonly isPlain: boolean;
}

/**
 * Reads the scopes of a certification's tests. A file may have hundreds of tests over tens of thousands of criteria: what a test
 * adds is read by competence, never by criterion.
 */
export function scopesOf(certification: Certification): Scopes {
  const { blocs, competences } = certification;
  const scales = new Map(certification.scales.map((scale) => [scale.id, scale]));
  const own = new Map(competences.map((competence) => [competence.id, ownOf(competence, scales)]));
  const placeOf = new Map(competences.map(({ id }, place) => [id, place]));
  const placesIn = new Map(
    blocs.map(({ competenceIds, id }) => [id, competenceIds.flatMap((held) => placeOf.get(held) ?? [])]),
  );
  const read = new Map<string, Map<string, ScopeCompetence>>();
  let targets: ReadonlyMap<string, Target> | null = null;

  function within({ blocIds }: Test): readonly Competence[] {
    if (blocIds.length === 0) return competences;
    const isHeld = new Uint8Array(competences.length);
    for (const id of blocIds) for (const place of placesIn.get(id) ?? []) isHeld[place] = 1;
    return competences.filter((_, place) => isHeld[place] === 1);
  }

  function marked(competence: Competence, { scaleId }: Test): ScopeCompetence {
    const known = own.get(competence.id) ?? ownOf(competence, scales);
    const inheritedScale = scaleId === undefined ? certification.scales[0] : scales.get(scaleId);
    const used = known.isInheriting ? [...new Set([...known.scales, inheritedScale])] : known.scales;
    const shared = used.length === 1 ? used[0] : undefined;
    const named = competence.scaleId === undefined ? undefined : scales.get(competence.scaleId);
    return {
      competence,
      scales: used,
      all: certification.scales,
      resultScale: (criteria) =>
        criteria === 'sum' ? (known.isPlain ? shared : undefined) : (named ?? shared),
      scaleOf: (criterion) => {
        const named = criterion.scaleId ?? competence.scaleId;
        return named === undefined ? inheritedScale : scales.get(named);
      },
    };
  }

  return {
    of: (test) => {
      const known = read.get(test.scaleId ?? '') ?? new Map<string, ScopeCompetence>();
      read.set(test.scaleId ?? '', known);
      const wanted = test.competenceIds === undefined ? null : new Set(test.competenceIds);
      const covered = within(test).filter(({ id }) => wanted === null || wanted.has(id));
      const scoped = covered.map((competence) => {
        const held = known.get(competence.id) ?? marked(competence, test);
        known.set(competence.id, held);
        return held;
      });
      return { test, competences: scoped, held: new Map(scoped.map((held) => [held.competence, held])) };
    },
    find: (id) => (targets ??= targetsOf(competences)).get(id),
  };
}

function ownOf(competence: Competence, scales: ReadonlyMap<string, MarkScale>): Own {
  const named = new Set<KnownScale>();
  const criteria = criteriaOf(competence);
  let isInheriting = false;
  for (const criterion of criteria) {
    const scaleId = criterion.scaleId ?? competence.scaleId;
    if (scaleId === undefined) isInheriting = true;
    else named.add(scales.get(scaleId));
  }
  const isPlain = criteria.length === 1 && (criteria[0]?.weight ?? 1) === 1;
  return { competence, scales: [...named], isInheriting, isPlain };
}

function targetsOf(competences: readonly Competence[]): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  for (const competence of competences) {
    if (!found.has(competence.id)) found.set(competence.id, { competence, criterion: null });
    for (const criterion of criteriaOf(competence)) {
      const isOwn = criterion.id === competence.id;
      if (isOwn || !found.has(criterion.id)) found.set(criterion.id, { competence, criterion });
    }
  }
  return found;
}

/** The most that a scale gives. */
export function mostOf(scale: MarkScale): number {
  return scale.kind === 'numeric' ? scale.max : Math.max(...scale.levels.map(({ value }) => value));
}

/** Whether a scale has that level. */
export function hasLevel(scale: MarkScale | undefined, levelId: string): boolean {
  return scale !== undefined && scale.kind !== 'numeric' && scale.levels.some(({ id }) => id === levelId);
}

/** What a level counts of the whole of its scale; zero for one that the scale has not. */
export function shareOfLevel(scale: MarkScale, levelId: string): number {
  if (scale.kind === 'numeric') return 0;
  const level = scale.levels.find(({ id }) => id === levelId);
  return (level?.value ?? 0) / (scale.most ?? mostOf(scale));
}
