import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PassageInDoubt } from '../../../../../shared/areas/ledger.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { useRegisterOf } from '../queries.ts';

/** A passage whose stored state is not the one of its journal: someone says to go on, or restores a backup. */
export function DoubtNotice({ passageId }: { readonly passageId: string }) {
  const doubt = useRegisterOf({ passageId }).data?.doubt ?? null;
  return doubt === null ? null : <Doubt doubt={doubt} isElsewhere={false} />;
}

/** On another screen than the passage's own: it says whose passage, and leads there. */
export function DoubtNoticeElsewhere({ doubt }: { readonly doubt: PassageInDoubt }) {
  return <Doubt doubt={doubt} isElsewhere />;
}

interface DoubtProps {
  readonly doubt: PassageInDoubt;
  readonly isElsewhere: boolean;
}

function Doubt({ doubt, isElsewhere }: DoubtProps) {
  const { t } = useTranslation('register');
  const { passageId } = doubt;
  const resume = useWrite(() => api.register.resumeFromJournal({ passageId }));
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
