/** A grid on paper: its lines, in the order in which they are printed and typed in again, and the keys that fill them. */
import type { AssessedCompetence, AssessedCriterion } from '../certification/assessed.ts';
import type { MarkLevel } from '../certification/scale.schema.ts';
import { OBSERVATIONS } from './assessment.types.ts';
import type { Observation } from './assessment.types.ts';

interface Line {
  /** As printed in the margin, from 1. */
  readonly number: number;
  readonly competenceId: string;
  readonly criterion: AssessedCriterion;
}

/** The mark of a criterion, or what was seen of one of its indicators. */
export type PaperLine =
  | (Line & { readonly kind: 'mark' })
  | (Line & { readonly kind: 'observe'; readonly indicator: AssessedCriterion['indicators'][number] });

/** One box of a line, and the keys that tick it. */
export interface PaperChoice {
  readonly key: string;
  /** The letter that the level itself is called by, where each level of the scale has one of its own. */
  readonly letter: string | null;
  /** A level's id, or an observation. */
  readonly value: string;
  /** Null for an observation. */
  readonly level: MarkLevel | null;
}

/** As many as a scale has levels at most. */
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Lines of a grid: each criterion, then its indicators, in the order of the certification. */
export function paperLines(
  competences: readonly Pick<AssessedCompetence, 'id' | 'criteria'>[],
): readonly PaperLine[] {
  const lines = competences.flatMap(({ criteria, id: competenceId }) =>
    criteria.flatMap((criterion) => [
      { kind: 'mark' as const, competenceId, criterion },
      ...criterion.indicators.map((indicator) => ({
        kind: 'observe' as const,
        competenceId,
        criterion,
        indicator,
      })),
    ]),
  );
  return lines.map((line, rank) => ({ ...line, number: rank + 1 }));
}

/** The boxes of a line, from the best; none where a number is written. */
export function paperChoices({
  criterion,
  kind,
}: Pick<PaperLine, 'criterion' | 'kind'>): readonly PaperChoice[] {
  if (kind === 'observe') {
    return OBSERVATIONS.map((value, rank) => ({ key: KEYS[rank] ?? '', letter: null, value, level: null }));
  }
  const { scale } = criterion;
  if (scale.kind === 'numeric') return [];
  const letters = scale.levels.map(({ short }) => short.toLocaleUpperCase());
  const isLettered =
    letters.every((text) => /^\p{L}$/u.test(text)) && new Set(letters).size === letters.length;
  return scale.levels.map((level, rank) => ({
    key: KEYS[rank] ?? '',
    letter: isLettered ? (letters[rank] ?? null) : null,
    value: level.id,
    level,
  }));
}

/** The box that a key ticks on that line; undefined for a key that means nothing there. */
export function keyedChoice(line: PaperLine, key: string): PaperChoice | undefined {
  const pressed = key.toLocaleUpperCase();
  return paperChoices(line).find((choice) => choice.key === pressed || choice.letter === pressed);
}

/** What the square code of a printed grid says: whose it is and of whom, and which of its sheets, from 1. */
export function paperCode(
  grid: { readonly passageId: string; readonly jurorId: string },
  sheet: number,
): string {
  return `PUPITRE:GRILLE:${grid.passageId}:${grid.jurorId}:${String(sheet)}`.toUpperCase();
}

/** What was ticked on a line, in the words of an observation. */
export function asObservation(value: string): Observation | null {
  return OBSERVATIONS.find((known) => known === value) ?? null;
}
