/** What a file or a paste brings, taken into a draft. */
import type { Competence } from '../certification.schema.ts';
import type { GridPart } from '../grid/grid.types.ts';
import type { CertificationDraft } from './draft-shape.ts';
import { edited } from './edits.ts';
import { idsIn, withFreshIds } from './fresh-ids.ts';

/**
 * The draft with the competences of a grid after its own, under ids that nothing else has. They stand in the blocs that the
 * grid names, of which new ones are added; without any, in the bloc of that rank.
 */
export function withGrid(
  draft: CertificationDraft,
  { blocs, competences, scale }: GridPart,
  blocIndex: number | null,
): CertificationDraft {
  const freshScale =
    scale === null || !draft.scales.some(({ id }) => id === scale.id) ? scale : withFreshIds(draft, scale);
  const scaled = freshScale === null ? draft : { ...draft, scales: [...draft.scales, freshScale] };
  const newIds = new Map<string, string>();
  const longer = competences.reduce((next, competence) => {
    const added = free(next, { ...competence, ...(freshScale === null ? {} : { scaleId: freshScale.id }) });
    newIds.set(competence.id, added.id);
    return { ...next, competences: [...next.competences, added] };
  }, scaled);
  const within = blocs.reduce((next, bloc) => {
    const rank = next.blocs.findIndex(({ id }) => id === bloc.id);
    const { id, sourceLabel, title } = bloc;
    const known =
      rank >= 0
        ? next
        : { ...next, blocs: [...next.blocs, { id, sourceLabel, title, activities: [], competenceIds: [] }] };
    return placedAll(known, bloc.competenceIds, rank >= 0 ? rank : known.blocs.length - 1);
  }, longer);
  if (blocs.length > 0 || blocIndex === null) return within;
  return placedAll(
    within,
    competences.map(({ id }) => id),
    blocIndex,
  );

  function placedAll(into: CertificationDraft, ids: readonly string[], rank: number): CertificationDraft {
    return ids.reduce(
      (next, id) =>
        edited(next, { kind: 'place', competenceId: newIds.get(id) ?? id, blocIndex: rank, isIn: true }),
      into,
    );
  }
}

function free(draft: CertificationDraft, competence: Competence): Competence {
  const taken = idsIn([draft.blocs, draft.competences, draft.tests]);
  return [...idsIn(competence)].some((id) => taken.has(id)) ? withFreshIds(draft, competence) : competence;
}
