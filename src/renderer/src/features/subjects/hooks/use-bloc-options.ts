import { useReferentiels } from '../../../lib/queries.ts';
import type { SelectOption } from '../../../ui/index.ts';

/** Every bloc of the known certifications that a jury assesses by a role play, once. */
export function useBlocOptions(): readonly SelectOption<string>[] {
  const referentiels = useReferentiels().data ?? [];
  const played = referentiels
    .flatMap(({ blocs }) => blocs)
    .filter(({ juryTests }) => juryTests.some(({ extras }) => extras.includes('subject')));
  const titles = new Map(played.map(({ id, title }) => [id, title]));
  return [...titles].map(([id, title]) => ({ id, label: id, description: title }));
}
