import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/index.ts';
import { useAdministrators, useDisk } from '../queries.ts';

/** Tells who answers for this computer that its disk is not encrypted; nobody else, and nothing where it is not known. */
export function DiskNotice() {
  const { t } = useTranslation('preferences');
  const isPlain = useDisk().data?.encryption === 'plain';
  const hasAdministrator = useAdministrators().data?.some(({ isActive }) => isActive) === true;
  if (!isPlain || !hasAdministrator) return null;
  return (
    <Notice
      tone="caution"
      title={t('disk.plainTitle')}
      actions={
        <Link to="/guides/$guide" params={{ guide: 'administrator' }}>
          {t('disk.guide')}
        </Link>
      }
    >
      {t('disk.plain')}
    </Notice>
  );
}
