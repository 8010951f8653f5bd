import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../../../domain/assessment/assessment.types.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import type { MinutesStatus } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { DescriptionList } from '../../../ui/index.ts';
import styles from './deliberation.module.css';

export interface DecisionSummaryProps {
  readonly decision: Decision;
  readonly status: MinutesStatus;
  /** What the jury gives: its proposal, its decision, or what it only states. */
  readonly title: MinutesStatus | 'finding';
  readonly seats: readonly SeatView[];
}

/** The decision as recorded, before it is locked. */
export function DecisionSummary({ decision, status, title, seats }: DecisionSummaryProps) {
  const { t } = useTranslation('deliberation');
  const formats = useFormats();
  const nameOf = (jurorId: string) => seats.find((seat) => seat.jurorId === jurorId)?.name ?? '';
  const items = [
    { term: t('decision.reason'), value: decision.reason },
    {
      term: t('ballot.vote'),
      value:
        decision.vote === null ? '' : t('ballot.count', { ...decision.vote, count: decision.vote.abstained }),
    },
    { term: t('ballot.castingVote'), value: decision.hasCastingVote ? t('decision.yes') : '' },
    {
      term: t('ballot.dissents'),
      value: decision.dissents
        .map(({ jurorId, opinion }) => t('history.dissent', { name: nameOf(jurorId), opinion }))
        .join(' '),
    },
    { term: t('decision.recommendations'), value: decision.recommendations },
    { term: t('decision.recordedAt'), value: formats.dateTime(decision.at) },
  ].filter(({ value }) => value !== '');
  return (
    <section className={styles['summary']} aria-label={t(`decision.title.${title}`)}>
      <p className={styles['outcome']}>{t(`outcome.${status}.${decision.outcome}`)}</p>
      <DescriptionList items={items} />
    </section>
  );
}
