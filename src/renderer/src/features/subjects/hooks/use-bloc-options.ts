import type { SelectOption } from '../../../ui/index.ts';
import { useReferentiels } from '../../preparation/queries.ts';

/** Every bloc of the known certifications that a jury assesses by a role play, once. */
export function useBlocOptions(): readonly SelectOption<string>[] {
  const referentiels = useReferentiels().data ?? [];
  const played = referentiels.flatMap(({ blocs, juryTests }) => {
    const plays = juryTests.filter(({ materials }) => materials.includes('role-play-subject'));
    return blocs.filter(({ id }) =>
      plays.some(({ blocIds }) => blocIds.length === 0 || blocIds.includes(id)),
    );
  });
  const titles = new Map(played.map(({ id, title }) => [id, title]));
  return [...titles].map(([id, title]) => ({ id, label: id, description: title }));
}
