import type { Bloc } from '../../../../../domain/referentiel/referentiel.schema.ts';
import { useReferentiel, useReferentiels } from '../../../lib/queries.ts';

/** A bloc with its competences and criteria, as the version loaded last words them; undefined until it is read. */
export function useBlocWording(referentielId: string, blocId: string): Bloc | undefined {
  const known = useReferentiels().data ?? [];
  const referentiel = useReferentiel(known.find(({ id }) => id === referentielId)).data;
  return referentiel?.blocs.find(({ id }) => id === blocId);
}
