import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/views.ts';
import { Notice } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';

/** What became of an attempt that the jury began anew, and the way to the one that follows. */
export function RestartedBand({ passage: { jury, stage } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  if (stage !== 'restarted') return null;
  return (
    <Notice
      title={t('attempt.restarted')}
      actions={
        jury.nextPassageId === null ? null : (
          <Link to="/passages/$passageId" params={{ passageId: jury.nextPassageId }}>
            {t('attempt.next')}
          </Link>
        )
      }
    >
      {t('attempt.restartedText')}
    </Notice>
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
