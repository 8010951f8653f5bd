import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, PrimaryBar } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import styles from './attempts.module.css';

const cx = bindClasses(styles);

/** An attempt that the jury began anew: when, why and by whom. Nothing of it changes any more. */
export function RestartedWork({ passage: { jury } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  const timeOfDay = useTimeOfDay();
  const { next } = jury;
  return (
    <div className={cx('restarted')}>
      <h2>{t('attempt.restarted')}</h2>
      {next === null ? null : (
        <dl className={cx('facts')}>
          <dt>{t('attempt.when')}</dt>
          <dd>{timeOfDay.short(next.at)}</dd>
          <dt>{t('attempt.why')}</dt>
          <dd>{t(`attempt.causes.${next.cause}`)}</dd>
          <dt>{t('reason')}</dt>
          <dd>{next.reason}</dd>
          <dt>{t('attempt.by')}</dt>
          <dd>{next.ruledBy}</dd>
        </dl>
      )}
      <p>{t('attempt.restartedText')}</p>
    </div>
  );
}

/** The one act that is left on it: going on with the attempt that follows. */
export function NextAttemptAction({ passage: { jury } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  const navigate = useNavigate();
  const { next } = jury;
  if (next === null) return null;
  return (
    <PrimaryBar
      label={t('attempt.next')}
      onPress={() => {
        void navigate({ to: '/passages/$passageId', params: { passageId: next.passageId } });
      }}
    />
  );
}

/** The attempt that this one takes up again; its minutes cite it. */
export function PreviousAttempt({ passage: { jury } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  const timeOfDay = useTimeOfDay();
  const { previous } = jury;
  if (previous === null) return null;
  const { at, cause, passageId, reason } = previous;
  return (
    <p>
      {t(`attempt.since.${cause}`, { time: timeOfDay.short(at), reason })}{' '}
      <Link to="/passages/$passageId" params={{ passageId }}>
        {t('attempt.previous')}
      </Link>
    </p>
  );
}
