import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MinutesFacts } from '../../../../../shared/areas/archive.ts';
import { LinkButton, Notice, bindClasses } from '../../../ui/index.ts';
import { useRectification } from '../../rectification/queries.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

/** On archived minutes: what they rectify, what rectified them, and a rectification that waits for signatures. */
export function RectificationLinks({ row }: { readonly row: MinutesFacts }) {
  const { t } = useTranslation('rectification');
  const { minutesId, rectifiedBy, rectifies } = row;
  const open = useRectification(minutesId).data?.open ?? null;
  const isOpen = open !== null && rectifiedBy === null;
  if (rectifiedBy === null && rectifies === null && !isOpen) return null;
  return (
    <div className={cx('links')}>
      {rectifiedBy === null ? null : (
        <Notice tone="caution">
          {t('archive.byText')}{' '}
          <Link to="/archive/$minutesId" params={{ minutesId: rectifiedBy.minutesId }}>
            {rectifiedBy.number}
          </Link>
        </Notice>
      )}
      {rectifies === null ? null : (
        <Notice>
          {t('archive.ofText')}{' '}
          <Link to="/archive/$minutesId" params={{ minutesId: rectifies.minutesId }}>
            {rectifies.number}
          </Link>
        </Notice>
      )}
      {isOpen ? (
        <Notice
          actions={
            <LinkButton href={{ to: '/archive/$minutesId/rectification', params: { minutesId } }}>
              {t('archive.continue')}
            </LinkButton>
          }
        >
          {t('archive.open')}
        </Notice>
      ) : null}
    </div>
  );
}
