import { useTranslation } from 'react-i18next';
import { levelOf } from '../../../../../domain/assessment/reckoning/mark.ts';
import type { CalculationNames } from '../../../../../domain/assessment/reckoning/phrases.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { MarkScale } from '../../../../../domain/certification/scale.schema.ts';
import { numberStyle, useFormats } from '../../../lib/format.ts';

/** What a trace is read with: what its ids stand for. */
export interface Named {
  readonly competences: readonly AssessedCompetence[];
  readonly jurors: readonly { readonly jurorId: string; readonly name: string }[];
  readonly blocs: readonly { readonly id: string; readonly title: string }[];
}

/** Names of a trace in the language of the interface. */
export function useCalculationNames({ blocs, competences, jurors }: Named): CalculationNames {
  const { i18n } = useTranslation();
  const formats = useFormats();
  const criteria = competences.flatMap((competence) => competence.criteria);
  const scales = new Map<string, MarkScale>(
    [...competences.flatMap(({ scale }) => scale ?? []), ...criteria.map(({ scale }) => scale)].map(
      (scale) => [scale.id, scale],
    ),
  );
  return {
    ...numberStyle(i18n.language),
    competence: (competenceId) => competenceId,
    criterion: (criterionId) => criteria.find(({ id }) => id === criterionId)?.title ?? criterionId,
    juror: (jurorId) => jurors.find((juror) => juror.jurorId === jurorId)?.name ?? jurorId,
    bloc: (blocId) => blocs.find(({ id }) => id === blocId)?.title ?? blocId,
    level: (scaleId, levelId) => {
      const scale = scales.get(scaleId);
      return scale === undefined || scale.kind === 'numeric' ? undefined : levelOf(scale, levelId)?.label;
    },
    list: formats.list,
  };
}
