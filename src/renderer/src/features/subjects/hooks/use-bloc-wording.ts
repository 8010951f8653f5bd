import { competencesOfBloc, findBloc } from '../../../../../domain/certification/certification.ts';
import type { Competence } from '../../../../../domain/certification/certification.schema.ts';
import { useReferentiel, useReferentiels } from '../../preparation/queries.ts';

export interface BlocWording {
  readonly title: string;
  readonly competences: readonly Competence[];
}

/** A bloc with its competences and criteria, as the newest version words them; undefined until it is read. */
export function useBlocWording(referentielId: string, blocId: string): BlocWording | undefined {
  const known = useReferentiels().data ?? [];
  const certification = useReferentiel(known.find(({ id }) => id === referentielId)).data;
  const bloc = certification === undefined ? undefined : findBloc(certification, blocId);
  if (certification === undefined || bloc === undefined) return undefined;
  return { title: bloc.title, competences: competencesOfBloc(certification, bloc) };
}
