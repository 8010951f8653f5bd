import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { Notice } from '../../../ui/index.ts';
import { backupNeeds } from '../backup-attention.ts';
import type { BackupNeed } from '../backup-attention.ts';
import { useBackups } from '../queries.ts';

/** Says on the home screen that the copies of the data need a hand; nothing at all when they do not. */
export function BackupAttention() {
  const { t } = useTranslation('backups');
  const view = useBackups().data;
  const needs = view === undefined ? [] : backupNeeds(view);
  if (needs.length === 0) return null;
  return (
    <Notice
      tone="caution"
      title={t('title')}
      actions={<Link to="/preferences/backups">{t('home.open')}</Link>}
    >
      {needs.map((need) => (
        <p key={need.kind}>
          <Need need={need} />
        </p>
      ))}
    </Notice>
  );
}

function Need({ need }: { readonly need: BackupNeed }) {
  const { t } = useTranslation('backups');
  const { dateTime } = useFormats();
  return need.kind === 'old' ? t('home.old', { when: dateTime(need.at) }) : t(`home.${need.kind}`);
}
