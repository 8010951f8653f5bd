/** Marks, notes and minutes refer to ids alone, so each must name one thing in the whole file. */
import { formatPath } from '../../referentiel/referentiel.faults.ts';
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { certificationFault } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification } from '../certification.schema.ts';

interface PlacedId {
  readonly id: string;
  readonly path: FaultPath;
}

/** Ids that stand twice: those of the whole file, of scales among them, and of the phases of one test. */
export function idFaults(certification: Certification): PlacedFault[] {
  const { blocs, competences, scales, tests } = certification;
  const everywhere = [
    ...within(blocs, ['blocs'], ({ activities }, at) =>
      within(activities, [...at, 'activities'], ({ actions }, inner) =>
        within(actions, [...inner, 'actions']),
      ),
    ),
    ...within(competences, ['competences'], ({ criteria }, at) =>
      within(criteria, [...at, 'criteria'], ({ indicators }, inner) =>
        within(indicators, [...inner, 'indicators']),
      ),
    ),
    ...within(tests, ['tests']),
  ];
  return [
    ...repeated(everywhere),
    ...repeated(within(scales, ['scales'])),
    ...scales.flatMap((scale, index) =>
      scale.kind === 'numeric' ? [] : repeated(within(scale.levels, ['scales', index, 'levels'])),
    ),
    ...tests.flatMap(({ phases }, index) => repeated(within(phases, ['tests', index, 'phases']))),
  ];
}

/** Ids of those items, each followed by those that it holds. */
function within<Item extends { readonly id: string }>(
  items: readonly Item[],
  at: FaultPath,
  inner: (item: Item, at: FaultPath) => readonly PlacedId[] = () => [],
): PlacedId[] {
  return items.flatMap((item, index) => {
    const path = [...at, index];
    return [{ id: item.id, path: [...path, 'id'] }, ...inner(item, path)];
  });
}

function repeated(placed: readonly PlacedId[]): PlacedFault[] {
  const firstPathOf = new Map<string, FaultPath>();
  return placed.flatMap(({ id, path }) => {
    const first = firstPathOf.get(id);
    if (first === undefined) {
      firstPathOf.set(id, path);
      return [];
    }
    const message = `identifiant « ${id} » déjà employé en ${formatPath(first)}`;
    return [certificationFault(path, 'duplicate-id', message)];
  });
}
