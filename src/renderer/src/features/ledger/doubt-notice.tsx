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
  const canResume = doubt.isJournalReadable && !doubt.isLost;
  const act = isElsewhere ? (
    <Link to="/passages/$passageId" params={{ passageId }}>
      {t('doubt.open')}
    </Link>
  ) : canResume ? (
    <Button
      isPending={resume.isPending}
      onPress={() => {
        resume.mutate();
      }}
    >
      {t('doubt.resume')}
    </Button>
  ) : undefined;
  const titleOf = () => {
    const { candidate: name, isLost } = doubt;
    if (isElsewhere) return isLost ? t('doubt.titleLostOf', { name }) : t('doubt.titleOf', { name });
    return isLost ? t('doubt.titleLost') : t('doubt.title');
  };
  return (
    <Notice tone="danger" isLive title={titleOf()} actions={act}>
      <p>{t(doubt.isLost ? 'doubt.lost' : canResume ? 'doubt.text' : 'doubt.unreadable')}</p>
      {canResume && !doubt.isJournalWhole ? <p>{t('doubt.journalAltered')}</p> : null}
      <ErrorNotice error={resume.error} />
    </Notice>
  );
}
