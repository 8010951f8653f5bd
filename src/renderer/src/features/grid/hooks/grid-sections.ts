import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';

export interface GridSection {
  readonly id: string;
  /** Null where the test is about one bloc, and of competences of none. */
  readonly title: string | null;
  readonly competences: readonly AssessedCompetence[];
}

/** Competences that follow each other under the bloc that holds them first, in the order of the file. */
export function gridSections({
  blocs,
  competences,
}: Pick<PassageView, 'blocs' | 'competences'>): readonly GridSection[] {
  const runs: { blocId: string | null; competences: AssessedCompetence[] }[] = [];
  for (const competence of competences) {
    const blocId = blocs.find(({ id }) => competence.blocIds.includes(id))?.id ?? null;
    const open = runs.at(-1);
    if (open?.blocId === blocId) open.competences.push(competence);
    else runs.push({ blocId, competences: [competence] });
  }
  const isOne = new Set(runs.map(({ blocId }) => blocId)).size < 2;
  return runs.map((run, rank) => ({
    id: String(rank),
    title: isOne ? null : (blocs.find(({ id }) => id === run.blocId)?.title ?? null),
    competences: run.competences,
  }));
}
