import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice, Stack } from '../../../ui/index.ts';
import { useRegister } from '../queries.ts';
import { DoubtNoticeElsewhere } from './doubt-notice.tsx';
import { TouchedList } from './touched-list.tsx';

/** Named on the home screen; the archive names more. */
const SHOWN = 4;
/** Passages in doubt, each with a notice of its own. */
const SHOWN_DOUBTS = 12;

/** What was changed behind the application, on the home screen; nothing at all when nothing was. */
export function RegisterNotice() {
  const { t } = useTranslation('register');
  const register = useRegister().data;
  if (register === undefined) return null;
  const { faultCount, inDoubt, inDoubtCount, status, touched, touchedCount } = register;
  const toRegister = <Link to="/archive">{t('home.see')}</Link>;
  if (faultCount === 0 && inDoubt.length === 0 && status !== 'failed') return null;
  return (
    <Stack>
      {inDoubt.slice(0, SHOWN_DOUBTS).map((doubt) => (
        <DoubtNoticeElsewhere key={doubt.passageId} doubt={doubt} />
      ))}
      {inDoubtCount > SHOWN_DOUBTS ? <p>{t('more', { count: inDoubtCount - SHOWN_DOUBTS })}</p> : null}
      {faultCount === 0 ? null : (
        <Notice tone="danger" isLive title={t('home.title')} actions={toRegister}>
          <p>{t('home.count', { count: faultCount })}</p>
          <TouchedList touched={touched} count={touchedCount} shown={SHOWN} />
          <p>{t('home.safe')}</p>
        </Notice>
      )}
      {status === 'failed' ? (
        <Notice tone="caution" actions={toRegister}>
          {t('home.failed')}
        </Notice>
      ) : null}
    </Stack>
  );
}
