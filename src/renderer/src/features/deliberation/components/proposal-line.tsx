import { useTranslation } from 'react-i18next';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { useFormats } from '../../../lib/format.ts';
import styles from './deliberation.module.css';

/** What the marks compute to, kept apart from what the jury decides. */
export function ProposalLine({ view }: { readonly view: DeliberationView }) {
  const { t } = useTranslation('deliberation');
  const formats = useFormats();
  const { share, threshold, outcome } = view.proposal;
  return (
    <p className={styles['proposal']}>
      <span className={styles['proposalName']}>{t('proposal.name')}</span>{' '}
      {share === null || outcome === null
        ? t('proposal.incomplete')
        : t(`proposal.${outcome}`, { share: formats.percent(share), threshold: formats.percent(threshold) })}
      {view.isThresholdConfirmed ? null : <em> {t('proposal.unconfirmed')}</em>}
    </p>
  );
}
