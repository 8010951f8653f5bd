/** What a test's grid asks: each competence with criteria to mark, and each criterion with the scale on which it is marked. */
import type { Scale } from '../assessment/assessment.types.ts';
import { competencesOfTest, criteriaOf } from './certification.ts';
import type { Certification, Competence, Criterion } from './certification.schema.ts';
import type { LevelledScale, MarkScale } from './scale.schema.ts';
import type { Test } from './test.schema.ts';

export interface AssessedCriterion {
  readonly id: string;
  readonly title: string;
  readonly indicators: Criterion['indicators'];
  /** Within its competence. */
  readonly weight: number;
  readonly isBonus: boolean;
  /** What a level means here, in the order of the file. */
  readonly descriptors: NonNullable<Criterion['descriptors']>;
  readonly scale: MarkScale;
}

export interface AssessedCompetence {
  readonly id: string;
  readonly sourceLabel: string;
  readonly statement: string;
  /** Within the test. */
  readonly weight: number;
  /** Those of the test's blocs that hold it, in the order of the file. */
  readonly blocIds: readonly string[];
  /** Named by the competence itself: its result is said on it, whatever its criteria are marked on. */
  readonly scale?: MarkScale;
  /** Never empty: a competence without criteria is itself what is marked, under its own id. */
  readonly criteria: readonly AssessedCriterion[];
}

/** Where the scale of a criterion is looked for, and what serves when nothing names one. */
interface ScaleSources {
  readonly certification: Certification;
  readonly test: Test;
  /** The session's own scale; null to keep to the certification's. */
  readonly sessionScale: Scale | null;
  /** Competences to which the session narrows the test; absent: all that it covers. */
  readonly covered?: readonly string[] | undefined;
}

/**
 * The competences that a test covers, ready to be marked, in the order of the file. Throws RangeError when there is none, or
 * a scale is missing: a grid with nothing to mark would seal as complete.
 */
export function assessedCompetences(sources: ScaleSources): readonly AssessedCompetence[] {
  const { certification, covered, test } = sources;
  const blocs = certification.blocs.filter(
    ({ id }) => test.blocIds.length === 0 || test.blocIds.includes(id),
  );
  return competencesOfTest(certification, test, covered).map((competence) => ({
    id: competence.id,
    sourceLabel: competence.sourceLabel,
    statement: competence.statement,
    weight: competence.weight ?? 1,
    blocIds: blocs.flatMap(({ competenceIds, id }) => (competenceIds.includes(competence.id) ? [id] : [])),
    ...(competence.scaleId === undefined ? {} : { scale: namedScale(certification, competence.scaleId) }),
    criteria: criteriaOf(competence).map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      indicators: criterion.indicators,
      weight: criterion.weight ?? 1,
      isBonus: criterion.isBonus === true,
      descriptors: criterion.descriptors ?? [],
      scale: scaleOf(sources, competence, criterion),
    })),
  }));
}

/** The criterion's own scale, or its competence's, the test's, the session's, the certification's first. */
function scaleOf(sources: ScaleSources, competence: Competence, criterion: Criterion): MarkScale {
  const { certification, sessionScale, test } = sources;
  const named = criterion.scaleId ?? competence.scaleId ?? test.scaleId;
  if (named !== undefined) return namedScale(certification, named);
  const scale = scaleOfSession(sessionScale) ?? certification.scales[0];
  if (scale === undefined) throw new RangeError(`criterion "${criterion.id}" has no scale`);
  return scale;
}

function namedScale({ scales }: Certification, scaleId: string): MarkScale {
  const scale = scales.find(({ id }) => id === scaleId);
  if (scale === undefined) throw new RangeError(`no scale "${scaleId}"`);
  return scale;
}

/** Id of the scale that a session brings. */
export const SESSION_SCALE_ID = 'session';

function scaleOfSession(scale: Scale | null): LevelledScale | null {
  if (scale === null) return null;
  return {
    kind: 'levels',
    id: SESSION_SCALE_ID,
    title: SESSION_SCALE_ID,
    // Weights are shares already, also where the best level weighs less than the whole.
    most: 1,
    levels: scale.levels.map(({ id, label, shape, weight }, rank) => ({
      id,
      label,
      short: shortOf(label, rank),
      value: weight,
      shape,
    })),
  };
}

const MAX_INITIALS = 3;

/** A label that is few letters already ("B2"), else the initials of its words; its rank when it has none. */
function shortOf(label: string, rank: number): string {
  if (Array.from(label).length <= MAX_INITIALS) return label;
  const initials = label.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  return initials.length > 0 ? initials.slice(0, MAX_INITIALS).join('').toUpperCase() : String(rank + 1);
}
