import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionLockView, SessionMinutesView } from '../../../../shared/areas/session-minutes.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { PdfPages } from '../../lib/pdf-viewer/index.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, PrimaryBar, Section, bindClasses, showToast } from '../../ui/index.ts';
import { PendingNote } from '../minutes/index.ts';
import { OrganisationQuestion } from '../preferences/index.ts';
import { SessionBreadcrumb, useSession } from '../preparation/index.ts';
import { ArchivedList } from './components/archived-list.tsx';
import { SessionSigning } from './components/session-signing.tsx';
import { useArchiveSession, useLockSession } from './hooks/use-session-minutes-writes.ts';
import { useSealedPages, useSessionMinutes, useSessionPreview } from './queries.ts';
import styles from './session-minutes.module.css';

const cx = bindClasses(styles);

/** The minutes of a session: a draft, then signatures, then the archive. */
export function SessionMinutesScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('session-minutes');
  const query = useSessionMinutes(sessionId);
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={query} title={t('loading')}>
      {(view) => <Stage view={view} />}
    </LoadedScreen>
  );
}

function Stage({ view }: { readonly view: SessionMinutesView }) {
  const { t } = useTranslation('session-minutes');
  const { archived, lock, sessionId, title, unsealedCount } = view;
  const isLive = lock !== null || unsealedCount > 0;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shownId = chosenId ?? (isLive ? null : (archived.at(-1)?.sessionMinutesId ?? null));
  const sealed = archived.length > 0 ? t('ledeSealed') : t('ledeEmpty');
  const lede = lock !== null ? t('ledeLocked') : isLive ? t('ledeDraft') : sealed;
  return (
    <Page
      title={t('title')}
      lede={lede}
      width="wide"
      actions={
        <LinkButton href={{ to: '/sessions/$sessionId/signatures', params: { sessionId } }}>
          {t('ceremony.title')}
        </LinkButton>
      }
      breadcrumb={<SessionBreadcrumb session={{ id: sessionId, title }} />}
      primary={lock === null ? <LockBar view={view} /> : <ArchiveBar sessionId={sessionId} lock={lock} />}
    >
      <div className={cx('columns')}>
        <Pages sessionId={sessionId} shownId={shownId} isLive={isLive} />
        <div className={cx('side')}>
          {lock === null ? (
            <>
              <Section title={t('unsealed.title')}>
                <p>{isLive ? t('unsealed.count', { count: unsealedCount }) : t('unsealed.none')}</p>
              </Section>
              {isLive ? <NameBeforeLock sessionId={sessionId} /> : null}
            </>
          ) : (
            <SessionSigning sessionId={sessionId} lock={lock} />
          )}
          <ArchivedList rows={archived} shownId={shownId} hasLive={isLive} onChoose={setChosenId} />
        </div>
      </div>
    </Page>
  );
}

interface PagesProps {
  readonly sessionId: string;
  readonly shownId: string | null;
  readonly isLive: boolean;
}

function Pages({ isLive, sessionId, shownId }: PagesProps) {
  const { t } = useTranslation('session-minutes');
  const preview = useSessionPreview(sessionId, shownId === null && isLive);
  const sealed = useSealedPages(shownId);
  if (shownId === null && !isLive) return <p className={cx('note')}>{t('noPages')}</p>;
  return (
    <Loaded query={shownId === null ? preview : sealed}>
      {(bytes) => <PdfPages bytes={bytes} label={t('pages')} />}
    </Loaded>
  );
}

/** A sample names no organisation, and need not. */
function NameBeforeLock({ sessionId }: { readonly sessionId: string }) {
  return useSession(sessionId).data?.isSample === false ? <OrganisationQuestion /> : null;
}

function LockBar({ view: { sessionId, unsealedCount } }: { readonly view: SessionMinutesView }) {
  const { t } = useTranslation('session-minutes');
  const lock = useLockSession();
  if (unsealedCount === 0) return null;
  return (
    <>
      <ErrorNotice error={lock.error} />
      <PrimaryBar
        label={t('lock.action')}
        note={t('lock.note')}
        isPending={lock.isPending}
        onPress={() => {
          lock.mutate({ sessionId });
        }}
      />
    </>
  );
}

function ArchiveBar({ lock, sessionId }: { readonly sessionId: string; readonly lock: SessionLockView }) {
  const { t } = useTranslation(['session-minutes', 'minutes']);
  const archive = useArchiveSession();
  return (
    <>
      <ErrorNotice error={archive.error} />
      {archive.isPending ? <PendingNote text={t('minutes:archive.pending')} /> : null}
      <PrimaryBar
        label={t('archive.action')}
        blockersTitle={t('signatures.missing')}
        blockers={lock.awaited.map(({ name }) => t('minutes:archive.signatureOf', { name }))}
        note={t('minutes:archive.note')}
        isPending={archive.isPending}
        onPress={() => {
          archive.mutate(
            { sessionId },
            {
              onSuccess: () => {
                showToast({ message: t('archive.done', { number: lock.number }) });
              },
            },
          );
        }}
      />
    </>
  );
}
