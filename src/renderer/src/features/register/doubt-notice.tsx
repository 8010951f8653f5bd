import { Link } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useRegister } from '../../lib/queries.ts';
import { Button, Notice } from '../../ui/index.ts';

export interface DoubtNoticeProps {
  readonly passageId: string;
  /** Shown on another screen than the passage's own: it says whose passage, and leads there. */
  readonly isElsewhere?: boolean;
}

/** A passage whose stored state is not the one of its journal: someone says to go on, or restores a backup. */
export function DoubtNotice({ passageId, isElsewhere = false }: DoubtNoticeProps) {
  const { t } = useTranslation('register');
  const doubt = useRegister().data?.inDoubt.find((each) => each.passageId === passageId);
  const resume = useMutation({ mutationFn: () => api.register.resumeFromJournal({ passageId }) });
  if (doubt === undefined) return null;
  const act = isElsewhere ? (
    <Link to="/passages/$passageId" params={{ passageId }}>
      {t('doubt.open')}
    </Link>
  ) : doubt.isJournalReadable ? (
    <Button
      isPending={resume.isPending}
      onPress={() => {
        resume.mutate();
      }}
    >
      {t('doubt.resume')}
    </Button>
  ) : undefined;
  return (
    <Notice
      tone="danger"
      isLive
      title={isElsewhere ? t('doubt.titleOf', { name: doubt.candidate }) : t('doubt.title')}
      actions={act}
    >
      <p>{t(doubt.isJournalReadable ? 'doubt.text' : 'doubt.unreadable')}</p>
      {doubt.isJournalReadable && !doubt.isJournalWhole ? <p>{t('doubt.journalAltered')}</p> : null}
      <ErrorNotice error={resume.error} />
    </Notice>
  );
}
