/** What an editor does to a draft, one edit after another. Ids stay unique, and references follow what they name. */
import type { MarkScale } from '../scale.schema.ts';
import type { CertificationDraft } from './draft-shape.ts';
import { listAt, valueAt, withValueAt } from './draft-path.ts';
import type { DraftPath } from './draft-path.ts';
import { blankBloc, blankCompetence, blankCriterion, blankPhase, blankScale, blankTest } from './blank.ts';
import { freshId, idsIn, withFreshIds } from './fresh-ids.ts';
import { followName } from './references.ts';
import type { NamedPart } from './references.ts';

export type NewPart =
  | { readonly part: 'bloc' }
  | { readonly part: 'competence'; readonly blocIndex: number | null }
  | { readonly part: 'criterion'; readonly competenceIndex: number }
  | { readonly part: 'indicator'; readonly competenceIndex: number; readonly criterionIndex: number }
  | { readonly part: 'test'; readonly blocIds: readonly string[] }
  | { readonly part: 'phase'; readonly testIndex: number }
  | { readonly part: 'activity'; readonly blocIndex: number }
  | { readonly part: 'action'; readonly blocIndex: number; readonly activityIndex: number }
  | { readonly part: 'scale'; readonly kind: MarkScale['kind'] }
  | { readonly part: 'level'; readonly scaleIndex: number };

export type DraftEdit =
  | { readonly kind: 'add'; readonly part: NewPart }
  /** Among its neighbours; of a competence, among those of the bloc that is named. */
  | { readonly kind: 'move'; readonly path: DraftPath; readonly by: -1 | 1; readonly blocIndex?: number }
  | { readonly kind: 'duplicate'; readonly path: DraftPath }
  | { readonly kind: 'remove'; readonly path: DraftPath }
  /** Another id for what stands there; one that is taken, or is none, changes nothing. */
  | { readonly kind: 'rename'; readonly path: DraftPath; readonly id: string }
  /** Another value of a field; undefined takes the field away. */
  | { readonly kind: 'set'; readonly path: DraftPath; readonly value: unknown }
  /** A competence in a bloc, or out of it. */
  | {
      readonly kind: 'place';
      readonly competenceId: string;
      readonly blocIndex: number;
      readonly isIn: boolean;
    };

/** The draft after an edit; an edit of what is not there changes nothing. */
export function edited(draft: CertificationDraft, edit: DraftEdit): CertificationDraft {
  switch (edit.kind) {
    case 'add':
      return withPart(draft, edit.part);
    case 'move':
      return moved(draft, edit.path, edit.by, edit.blocIndex);
    case 'duplicate':
      return duplicated(draft, edit.path);
    case 'remove':
      return removed(draft, edit.path);
    case 'rename':
      return renamedAt(draft, edit.path, edit.id);
    case 'set':
      return withValueAt(draft, edit.path, edit.value);
    case 'place':
      return placed(draft, edit.competenceId, edit.blocIndex, edit.isIn);
  }
}

function withPart(draft: CertificationDraft, part: NewPart): CertificationDraft {
  const taken = idsIn(draft);
  switch (part.part) {
    case 'bloc':
      return appended(draft, ['blocs'], blankBloc(freshId(taken, 'B')));
    case 'competence': {
      const id = freshId(taken, 'C');
      const longer = appended(draft, ['competences'], blankCompetence(id));
      return part.blocIndex === null ? longer : placed(longer, id, part.blocIndex, true);
    }
    case 'criterion': {
      const at = ['competences', part.competenceIndex];
      return appended(draft, [...at, 'criteria'], blankCriterion(freshId(taken, `${idAt(draft, at)}.`)));
    }
    case 'indicator': {
      const at = ['competences', part.competenceIndex, 'criteria', part.criterionIndex];
      const indicator = { id: freshId(taken, `${idAt(draft, at)}.`), text: '' };
      return appended(draft, [...at, 'indicators'], indicator);
    }
    case 'test': {
      const blocIds = draft.blocs.map(({ id }) => id).filter((id) => part.blocIds.includes(id));
      return appended(draft, ['tests'], blankTest(freshId(taken, 'E'), blocIds));
    }
    case 'phase': {
      const phases = ['tests', part.testIndex, 'phases'];
      const id = freshId(idsIn(listAt(draft, phases)), 'phase-');
      return appended(draft, phases, blankPhase(id, 'performance', 10));
    }
    case 'activity': {
      const at = ['blocs', part.blocIndex];
      const id = freshId(taken, `A${idAt(draft, at)}.`);
      return appended(draft, [...at, 'activities'], { id, sourceLabel: id, title: '', actions: [] });
    }
    case 'action': {
      const at = ['blocs', part.blocIndex, 'activities', part.activityIndex];
      const action = { id: freshId(taken, `${idAt(draft, at)}.`), text: '' };
      return appended(draft, [...at, 'actions'], action);
    }
    case 'scale': {
      const scale = blankScale(freshId(idsIn(draft.scales), 'echelle-'), part.kind);
      return appended(draft, ['scales'], scale);
    }
    case 'level': {
      const levels = ['scales', part.scaleIndex, 'levels'];
      const id = freshId(idsIn(listAt(draft, levels)), 'niveau-');
      return appended(draft, levels, { id, label: '', short: '', value: 0 });
    }
  }
}

function appended(draft: CertificationDraft, path: DraftPath, item: unknown): CertificationDraft {
  if (!Array.isArray(valueAt(draft, path))) return draft;
  return withValueAt(draft, path, [...listAt(draft, path), item]);
}

function idAt(draft: CertificationDraft, path: DraftPath): string {
  const id = valueAt(draft, [...path, 'id']);
  return typeof id === 'string' ? id : '';
}

interface Place {
  readonly list: DraftPath;
  readonly index: number;
}

/** The list that a path leads into, and which of its items; null where there is none. */
function placeOf(draft: CertificationDraft, path: DraftPath): Place | null {
  const index = path.at(-1);
  const list = path.slice(0, -1);
  if (typeof index !== 'number' || index < 0 || index >= listAt(draft, list).length) return null;
  return { list, index };
}

function moved(
  draft: CertificationDraft,
  path: DraftPath,
  by: -1 | 1,
  blocIndex: number | undefined,
): CertificationDraft {
  const place = placeOf(draft, path);
  if (place === null) return draft;
  const { index, list } = place;
  const other = neighbourOf(draft, place, by, blocIndex);
  if (other === null) return draft;
  const items = listAt(draft, list).map((item, rank, all) =>
    rank === index ? all[other] : rank === other ? all[index] : item,
  );
  return ordered(withValueAt(draft, list, items));
}

/** The item to change places with: the next one, or the next competence of the same bloc. */
function neighbourOf(
  draft: CertificationDraft,
  { index, list }: Place,
  by: -1 | 1,
  blocIndex: number | undefined,
): number | null {
  const { length } = listAt(draft, list);
  const bloc = blocIndex === undefined ? undefined : draft.blocs[blocIndex];
  const isNeighbour = (rank: number) =>
    bloc === undefined ||
    list[0] !== 'competences' ||
    list.length > 1 ||
    bloc.competenceIds.includes(idAt(draft, ['competences', rank]));
  for (let rank = index + by; rank >= 0 && rank < length; rank += by) if (isNeighbour(rank)) return rank;
  return null;
}

/** Lists of competences in the order of the file, in which they are read anyway. */
function ordered(draft: CertificationDraft): CertificationDraft {
  const rankOf = new Map(draft.competences.map(({ id }, rank) => [id, rank]));
  const inOrder = (ids: readonly string[]) =>
    [...ids].sort((one, other) => (rankOf.get(one) ?? 0) - (rankOf.get(other) ?? 0));
  return {
    ...draft,
    blocs: draft.blocs.map((bloc) => ({ ...bloc, competenceIds: inOrder(bloc.competenceIds) })),
  };
}

function duplicated(draft: CertificationDraft, path: DraftPath): CertificationDraft {
  const place = placeOf(draft, path);
  if (place === null) return draft;
  const { index, list } = place;
  const items = listAt(draft, list);
  const original = items[index];
  const copy = withFreshIds(draft, original);
  const longer = withValueAt(draft, list, [...items.slice(0, index + 1), copy, ...items.slice(index + 1)]);
  if (list.length > 1 || list[0] !== 'competences') return longer;
  const [from, to] = [idAt(draft, path), idAt(longer, ['competences', index + 1])];
  // A copy stands in the blocs of what it was made from.
  return longer.blocs.reduce(
    (next, bloc, blocIndex) => (bloc.competenceIds.includes(from) ? placed(next, to, blocIndex, true) : next),
    longer,
  );
}

function removed(draft: CertificationDraft, path: DraftPath): CertificationDraft {
  const place = placeOf(draft, path);
  if (place === null) return draft;
  const { index, list } = place;
  const shorter = withValueAt(
    draft,
    list,
    listAt(draft, list).filter((_, rank) => rank !== index),
  );
  return goneParts(draft, path).reduce(
    (next, { id, part }) => followName(next, { part, from: id, to: null }),
    shorter,
  );
}

interface GonePart {
  readonly part: NamedPart;
  readonly id: string;
}

/** What goes with the part there: itself and what it holds, as far as others may name it. */
function goneParts(draft: CertificationDraft, path: DraftPath): readonly GonePart[] {
  const part = partAt(path);
  const own = part === null ? [] : [{ part, id: idAt(draft, path) }];
  if (part === 'competence') {
    const criteria = listAt(draft, [...path, 'criteria']).map((_, rank) =>
      idAt(draft, [...path, 'criteria', rank]),
    );
    return [...own, ...criteria.map((id) => ({ part: 'criterion' as const, id }))];
  }
  // Another scale may well have a level of that name.
  return part === 'level' ? own.filter(({ id }) => !isLevelElsewhere(draft, path, id)) : own;
}

const PARTS: Readonly<Record<string, NamedPart>> = {
  blocs: 'bloc',
  competences: 'competence',
  'competences criteria': 'criterion',
  scales: 'scale',
  'scales levels': 'level',
  'blocs activities': 'activity',
};

/** What may be named by others there; null for what nothing names. */
function partAt(path: DraftPath): NamedPart | null {
  return PARTS[path.filter((step) => typeof step === 'string').join(' ')] ?? null;
}

function isLevelElsewhere({ scales }: CertificationDraft, path: DraftPath, levelId: string): boolean {
  return scales.some(
    (scale, index) =>
      index !== path[1] && scale.kind !== 'numeric' && scale.levels.some(({ id }) => id === levelId),
  );
}

function renamedAt(draft: CertificationDraft, path: DraftPath, id: string): CertificationDraft {
  const from = idAt(draft, path);
  if (from === id || valueAt(draft, path) === undefined || isTaken(draft, path, id)) return draft;
  const label = valueAt(draft, [...path, 'sourceLabel']);
  const renamed = withValueAt(draft, [...path, 'id'], id);
  // A label that was the id goes on saying it.
  const labelled = label === from ? withValueAt(renamed, [...path, 'sourceLabel'], id) : renamed;
  const part = partAt(path);
  if (part === null || (part === 'level' && isLevelElsewhere(draft, path, from))) return labelled;
  return followName(labelled, { part, from, to: id });
}

/** Whether that id names something else already: in its list for a scale, a level or a phase, in the whole file otherwise. */
export function isTaken(draft: CertificationDraft, path: DraftPath, id: string): boolean {
  if (id === idAt(draft, path)) return false;
  if (path[0] === 'scales' || path.includes('phases')) {
    const list = path.slice(0, -1);
    return listAt(draft, list).some((_, rank) => idAt(draft, [...list, rank]) === id);
  }
  const { blocs, competences, tests } = draft;
  return idsIn([blocs, competences, tests.map((test) => ({ id: test.id }))]).has(id);
}

function placed(
  draft: CertificationDraft,
  competenceId: string,
  blocIndex: number,
  isIn: boolean,
): CertificationDraft {
  const bloc = draft.blocs[blocIndex];
  if (bloc === undefined || bloc.competenceIds.includes(competenceId) === isIn) return draft;
  if (!draft.competences.some(({ id }) => id === competenceId)) return draft;
  const competenceIds = isIn
    ? [...bloc.competenceIds, competenceId]
    : bloc.competenceIds.filter((id) => id !== competenceId);
  return ordered(withValueAt(draft, ['blocs', blocIndex, 'competenceIds'], competenceIds));
}
