import type { PlannedPhase } from '../../domain/passage/passage.types.ts';
import type { AccommodationInput } from '../../shared/areas/passage/prepared.ts';
import { formatDuration } from '../../documents/french-format.ts';

/** Measures as the minutes print them: what was granted and its effect on each phase, never why. */
export function accommodationTexts(
  { timeMeasure, otherMeasures }: AccommodationInput,
  phases: readonly PlannedPhase[],
): readonly string[] {
  const measure = timeMeasureText(timeMeasure);
  if (measure === null) return otherMeasures;
  const lengths = phases.map(
    ({ title, grantedMs }) => `${title.toLocaleLowerCase('fr')} ${formatDuration(grantedMs)}`,
  );
  return [`${measure} : ${lengths.join(', ')}`, ...otherMeasures];
}

/** What is added to the time of a test, in words; null where nothing is. */
export function timeMeasureText(measure: AccommodationInput['timeMeasure']): string | null {
  switch (measure.kind) {
    case 'none':
      return null;
    case 'third':
      return 'Temps majoré d’un tiers';
    case 'fraction':
      return `Temps majoré de ${String(measure.numerator)}/${String(measure.denominator)}`;
    case 'fixed':
      return `Temps majoré de ${formatDuration(measure.extraMs)} pour chaque phase`;
  }
}
