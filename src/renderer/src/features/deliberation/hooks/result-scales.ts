/** What results are said on in a deliberation, and how they read. */
import { resultLabel, resultScaleOf } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { ResultScale } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { numberStyle } from '../../../lib/format.ts';
import { levelsOf } from '../../../lib/marks.ts';

/** What the result of a competence is said on, by the rule that its calculation followed. */
export function resultScaleIn(
  { calculation }: Pick<DeliberationView, 'calculation'>,
  competence: AssessedCompetence,
): ResultScale {
  const line = calculation.lines.find(
    (each) => each.kind === 'competence' && each.competenceId === competence.id,
  );
  return resultScaleOf(competence, line?.kind === 'competence' ? line.method : 'mean');
}

/** A result in words: the label of its level, or its number as the language writes it. */
export function resultWords(on: ResultScale, text: string, language: string): string {
  const level = on.scale === null ? undefined : levelsOf(on.scale).find(({ id }) => id === text);
  return level?.label ?? resultLabel(on, text).replace('.', numberStyle(language).decimalMark);
}
