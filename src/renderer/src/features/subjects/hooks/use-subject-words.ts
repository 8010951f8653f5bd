import { useTranslation } from 'react-i18next';
import type { SalesStageId } from '../../../../../domain/roleplay/sales-stages.ts';
import type { MoveKind, MoveMoment } from '../../../../../domain/roleplay/subject.schema.ts';

export interface SubjectWords {
  readonly moveKind: (kind: MoveKind) => string;
  readonly stage: (stage: SalesStageId) => string;
  /** When a move is brought up: "vers 5 min", "Découverte". */
  readonly moment: (moment: MoveMoment) => string;
}

/** The trade's words for what a subject holds as codes. */
export function useSubjectWords(): SubjectWords {
  const { t } = useTranslation('subjects');
  const stage = (id: SalesStageId) => t(`stage.${id}`);
  return {
    moveKind: (kind) => t(`moveKind.${kind}`),
    stage,
    moment: (moment) => {
      if (moment.kind === 'stage') return stage(moment.stage);
      return moment.minute === 0 ? t('moment.start') : t('moment.minute', { minute: moment.minute });
    },
  };
}
