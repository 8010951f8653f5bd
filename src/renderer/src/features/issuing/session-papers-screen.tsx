import { useTranslation } from 'react-i18next';
import type { PapersMinutes } from '../../../../shared/areas/issuing.ts';
import type { ListPage } from '../../../../shared/view-parts.ts';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { EmptyState, LinkButton, Notice, Page } from '../../ui/index.ts';
import { usePreferences } from '../preferences/queries.ts';
import { SessionBreadcrumb } from '../preparation/index.ts';
import { useSession } from '../preparation/queries.ts';
import { MinutesPapers } from './components/minutes-papers.tsx';
import { useIssuingSettings, usePapersMinutes } from './queries.ts';

/** What leaves after a session: papers of each candidate, and the table for the certifier. */
export function SessionPapersScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('issuing');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={usePapersMinutes(sessionId)} title={t('title')}>
      {(minutes) => <PapersPage sessionId={sessionId} minutes={minutes} />}
    </LoadedScreen>
  );
}

function PapersPage({
  minutes,
  sessionId,
}: {
  readonly sessionId: string;
  readonly minutes: ListPage<PapersMinutes>;
}) {
  const { t } = useTranslation('issuing');
  const { longDate } = useFormats();
  const session = useSession(sessionId).data;
  const settings = useIssuingSettings().data;
  const isNameless = usePreferences().data?.organisation === '';
  const isUnset = settings !== undefined && (settings.signatoryName === '' || settings.appeal === '');
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<SessionBreadcrumb {...(session === undefined ? {} : { session })} />}
      actions={<LinkButton href={{ to: '/preferences/papers' }}>{t('openSettings')}</LinkButton>}
    >
      {isNameless ? (
        <Notice
          tone="caution"
          title={t('nameless.title')}
          actions={<LinkButton href={{ to: '/preferences' }}>{t('nameless.open')}</LinkButton>}
        >
          {t('nameless.text')}
        </Notice>
      ) : null}
      {isUnset ? (
        <Notice tone="caution" title={t('unset.title')}>
          {t('unset.text')}
        </Notice>
      ) : null}
      {minutes.count === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        minutes.rows.map((each) => (
          <MinutesPapers key={each.minutesId} minutes={each} dateText={longDate(each.date)} />
        ))
      )}
    </Page>
  );
}
