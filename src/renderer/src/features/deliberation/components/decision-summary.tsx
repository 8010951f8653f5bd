import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../../../domain/assessment/assessment.types.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { MinutesStatus } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { DescriptionList } from '../../../ui/index.ts';
import { blocName, wordOf } from '../outcome-words.ts';
import styles from './deliberation.module.css';

export interface DecisionSummaryProps {
  readonly decision: Decision;
  readonly view: Pick<DeliberationView, 'seats' | 'words' | 'resultBlocs'>;
  /** What the jury gives: the result of the test, its proposal, its decision, or what it only states. */
  readonly title: MinutesStatus | 'result' | 'finding';
}

/** What the jury gave, as recorded, before it is locked. */
export function DecisionSummary({ decision, view, title }: DecisionSummaryProps) {
  const { t } = useTranslation('deliberation');
  const formats = useFormats();
  const nameOf = (jurorId: string) => view.seats.find((seat) => seat.jurorId === jurorId)?.name ?? '';
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
      {decision.blocs.length === 0 ? (
        <p className={styles['outcome']}>
          <Wording>{wordOf(view.words, decision.outcome)}</Wording>
        </p>
      ) : (
        <DescriptionList
          items={decision.blocs.map(({ blocId, outcome, reason }) => ({
            term: <Wording>{blocName(view.resultBlocs, blocId)}</Wording>,
            value: (
              <>
                <Wording>{wordOf(view.words, outcome)}</Wording>
                {reason === '' ? null : `. ${reason}`}
              </>
            ),
          }))}
        />
      )}
      <DescriptionList items={items} />
    </section>
  );
}
