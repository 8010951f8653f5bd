/** A juror's grid: its entries, what they cover, and what keeps it from being sealed. */
import type { AssessedCompetence, AssessedCriterion } from '../certification/assessed.ts';
import type { CoverageState, Grid, MissingMark, Note, Observation, PhaseStamp } from './assessment.types.ts';

/** What a grid reads of a competence. */
export interface Marked extends Pick<AssessedCompetence, 'id'> {
  readonly criteria: readonly (Pick<AssessedCriterion, 'id' | 'indicators'> &
    Partial<Pick<AssessedCriterion, 'isBonus'>>)[];
}

/** What a juror enters in their grid; null clears an observation or a mark. A note entered again is rewritten. */
export type GridEntry =
  | { readonly kind: 'observe'; readonly indicatorId: string; readonly value: Observation | null }
  | { readonly kind: 'mark'; readonly criterionId: string; readonly levelId: string | null }
  | {
      readonly kind: 'note';
      readonly noteId: string;
      readonly competenceId: string | null;
      readonly text: string;
    }
  | { readonly kind: 'retract-note'; readonly noteId: string };

/** A grid before its first entry. */
export function emptyGrid(jurorId: string): Grid {
  return { jurorId, observations: {}, marks: {}, notes: [], sealedAt: null };
}

/** Whether the grid holds an observation or a mark now; notes judge nobody. */
export function isJudged({ marks, observations }: Grid): boolean {
  return Object.keys(marks).length > 0 || Object.keys(observations).length > 0;
}

/** The grid after that entry. Throws RangeError on a sealed grid, which takes none. */
export function applyGridEntry(grid: Grid, entry: GridEntry, stamp: PhaseStamp): Grid {
  if (grid.sealedAt !== null) throw new RangeError('a sealed grid takes no entry');
  switch (entry.kind) {
    case 'observe':
      return { ...grid, observations: withValue(grid.observations, entry.indicatorId, entry.value) };
    case 'mark':
      return { ...grid, marks: withValue(grid.marks, entry.criterionId, entry.levelId) };
    case 'note': {
      const { noteId: id, competenceId, text } = entry;
      return { ...grid, notes: withNote(grid.notes, { id, competenceId, text, stamp }) };
    }
    case 'retract-note':
      return { ...grid, notes: grid.notes.filter(({ id }) => id !== entry.noteId) };
  }
}

/**
 * State of a competence in one grid, or over the grids of all who mark: untouched when nobody entered anything,
 * marked when everybody marked each of its criteria.
 */
export function coverage(competence: Marked, grids: readonly Grid[]): CoverageState {
  const isMarked = (grid: Grid) => missingMarks([competence], grid).length === 0;
  if (grids.length > 0 && grids.every(isMarked)) return 'marked';
  return grids.some((grid) => isTouched(competence, grid)) ? 'touched' : 'untouched';
}

/** Whether nothing was observed where something could be: marks alone, that nothing bears out. Notes are no observations. */
export function isUnobserved(competences: readonly Marked[], { observations }: Grid): boolean {
  const hasIndicators = competences.some(({ criteria }) =>
    criteria.some(({ indicators }) => indicators.length > 0),
  );
  return hasIndicators && Object.keys(observations).length === 0;
}

/**
 * Criteria in scope without a mark, in order. Indicators are evidence, and a bonus is given or not: neither keeps a grid from
 * being sealed.
 */
export function missingMarks(competences: readonly Marked[], grid: Grid): readonly MissingMark[] {
  return competences.flatMap((competence) =>
    competence.criteria
      .filter(({ id, isBonus }) => isBonus !== true && grid.marks[id] === undefined)
      .map(({ id }) => ({ competenceId: competence.id, criterionId: id })),
  );
}

/** "Not observed" counts as touched: the juror considered it. So does a note on the competence. */
function isTouched(competence: Marked, grid: Grid): boolean {
  return (
    grid.notes.some(({ competenceId }) => competenceId === competence.id) ||
    competence.criteria.some(
      ({ id, indicators }) =>
        grid.marks[id] !== undefined ||
        indicators.some((indicator) => grid.observations[indicator.id] !== undefined),
    )
  );
}

function withValue<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Readonly<Record<string, Value>> {
  const others = Object.entries(record).filter(([id]) => id !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
}

function withNote(notes: readonly Note[], note: Note): readonly Note[] {
  const isKnown = notes.some(({ id }) => id === note.id);
  return isKnown ? notes.map((held) => (held.id === note.id ? note : held)) : [...notes, note];
}
