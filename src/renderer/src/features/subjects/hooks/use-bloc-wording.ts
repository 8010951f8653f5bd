import type { Bloc, Referentiel } from '../../../../../domain/referentiel/referentiel.schema.ts';
import { useReferentiel, useReferentiels } from '../../../lib/queries.ts';

/** The référentiel that a subject names, in the version loaded last; undefined until it is read. */
export function useSubjectReferentiel(referentielId: string): Referentiel | undefined {
  const known = useReferentiels().data ?? [];
  return useReferentiel(known.find(({ id }) => id === referentielId)).data;
}

/** A bloc with its competences and criteria, as the référentiel words them. */
export function useBlocWording(referentielId: string, blocId: string): Bloc | undefined {
  return useSubjectReferentiel(referentielId)?.blocs.find(({ id }) => id === blocId);
}
