import { useTranslation } from 'react-i18next';
import { fromText, toNumber } from '../../../../../domain/assessment/reckoning/exact.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { useFormats } from '../../../lib/format.ts';
import styles from './deliberation.module.css';

/** What the marks compute to, kept apart from what the jury decides. */
export function ProposalLine({ view }: { readonly view: DeliberationView }) {
  const { t } = useTranslation('deliberation');
  const formats = useFormats();
  const [result] = view.calculation.results;
  const outcome = result?.outcome ?? null;
  const shown = (text: string | null | undefined) =>
    formats.percent(text == null ? 0 : toNumber(fromText(text)));
  return (
    <p className={styles['proposal']}>
      <span className={styles['proposalName']}>{t('proposal.name')}</span>{' '}
      {outcome === null
        ? t('proposal.incomplete')
        : t(`proposal.${outcome}`, { share: shown(result?.value), threshold: shown(result?.threshold) })}
      {view.isThresholdConfirmed ? null : <em> {t('proposal.unconfirmed')}</em>}
    </p>
  );
}
