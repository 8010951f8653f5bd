/** A juror's grid: its entries, what they cover, and what keeps it from being sealed. */
import type { Competence, Criterion } from '../referentiel/referentiel.schema.ts';
import type {
  CoverageState,
  Grid,
  MissingMark,
  Note,
  Observation,
  PhaseStamp,
  Scale,
} from './assessment.types.ts';
import { nearestLevel } from './scale.ts';

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
export function coverage(competence: Competence, grids: readonly Grid[]): CoverageState {
  const isMarked = (grid: Grid) => competence.criteria.every(({ id }) => grid.marks[id] !== undefined);
  if (grids.length > 0 && grids.every(isMarked)) return 'marked';
  return grids.some((grid) => isTouched(competence, grid)) ? 'touched' : 'untouched';
}

/** Competences in the order in which questions should reach them: untouched first, marked last, else as given. */
export function promptOrder(
  competences: readonly Competence[],
  grids: readonly Grid[],
): readonly Competence[] {
  const rank: Readonly<Record<CoverageState, number>> = { untouched: 0, touched: 1, marked: 2 };
  return competences.toSorted((a, b) => rank[coverage(a, grids)] - rank[coverage(b, grids)]);
}

/** Criteria in scope without a mark, in order. Indicators are evidence: they keep no grid from being sealed. */
export function missingMarks(competences: readonly Competence[], grid: Grid): readonly MissingMark[] {
  return competences.flatMap((competence) =>
    competence.criteria
      .filter(({ id }) => grid.marks[id] === undefined)
      .map(({ id }) => ({ competenceId: competence.id, criterionId: id })),
  );
}

/**
 * Level id that the indicators of a criterion propose; never a mark by itself. Null until each indicator has an
 * observation, and when none applies: part of the evidence would look like a judgement on the whole.
 */
export function proposedLevel(criterion: Criterion, grid: Grid, scale: Scale): string | null {
  const observations = criterion.indicators.map(({ id }) => grid.observations[id]);
  if (observations.includes(undefined)) return null;
  const worth: Readonly<Record<Observation, number | null>> = {
    observed: 1,
    partly: 0.5,
    'not-observed': 0,
    'not-applicable': null,
  };
  const counted = observations.flatMap((value) => (value === undefined ? [] : (worth[value] ?? [])));
  if (counted.length === 0) return null;
  return nearestLevel(scale, counted.reduce((sum, value) => sum + value, 0) / counted.length).id;
}

/** "Not observed" counts as touched: the juror considered it. So does a note on the competence. */
function isTouched(competence: Competence, grid: Grid): boolean {
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
