import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../../../../domain/assessment/reckoning/calculation.schema.ts';
import { sayNumber, sayPercent } from '../../../../../domain/assessment/reckoning/said-numbers.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { numberStyle } from '../../../lib/format.ts';
import { Disclosure } from '../../../ui/index.ts';
import { CalculationTrace } from './calculation-trace.tsx';
import styles from './deliberation.module.css';

export interface ProposalLineProps extends Pick<PassageView, 'blocs'> {
  readonly view: DeliberationView;
}

/** What the marks compute to, kept apart from what the jury decides, with its calculation folded under it. */
export function ProposalLine({ blocs, view }: ProposalLineProps) {
  const { t } = useTranslation('deliberation');
  const { results } = view.calculation;
  return (
    <div className={styles['proposal']}>
      {results.map((result) => (
        <p key={result.blocId ?? ''}>
          <span className={styles['proposalName']}>{t('proposal.name')}</span>{' '}
          {result.blocId === null ? null : (
            <>
              {t('proposal.ofBloc', {
                bloc: blocs.find(({ id }) => id === result.blocId)?.title ?? result.blocId,
              })}{' '}
            </>
          )}
          <Outcome result={result} />
          {view.isThresholdConfirmed ? null : <em> {t('proposal.unconfirmed')}</em>}
        </p>
      ))}
      <Disclosure title={t('trace.open')}>
        <CalculationTrace
          calculation={view.calculation}
          competences={view.competences}
          jurors={view.seats}
          blocs={blocs}
        />
      </Disclosure>
    </div>
  );
}

const IN_SHARES: readonly TestResult['aggregation'][] = ['mean-share', 'share-at-level', 'all-required'];

/** One result in a sentence: a share of the objectives, points, or a global rating; and what else weighs on it. */
function Outcome({ result }: { readonly result: TestResult }) {
  const { t, i18n } = useTranslation('deliberation');
  const { aggregation, isEliminated, mention, most, outcome, threshold, value } = result;
  const style = numberStyle(i18n.language);
  if (outcome === null || value === null || most === null || threshold === null) {
    return t('proposal.incomplete');
  }
  const sentence = IN_SHARES.includes(aggregation)
    ? t(`proposal.${outcome}`, {
        share: sayPercent(value, style),
        threshold: sayPercent(threshold, style),
      })
    : aggregation === 'global-rating'
      ? t(`proposal.global.${outcome}`)
      : t(`proposal.points.${outcome}`, {
          value: sayNumber(value, style),
          most: sayNumber(most, style),
          threshold: sayNumber(threshold, style),
        });
  return (
    <>
      {sentence}
      {isEliminated ? ` ${t('proposal.eliminated')}` : ''}
      {mention === null ? '' : ` ${t('proposal.mention', { label: mention })}`}
    </>
  );
}
