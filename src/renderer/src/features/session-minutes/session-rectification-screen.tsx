import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ArchivedSessionMinutes, SessionMinutesLink } from '../../../../shared/areas/session-minutes.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, showToast } from '../../ui/index.ts';
import { NotRectifiable, OpenRectificationPage, RectificationForm } from '../rectification/index.ts';
import { SessionArchiveBreadcrumb } from './components/session-archive-breadcrumb.tsx';
import { SessionSigning } from './components/session-signing.tsx';
import { useRectifiableSession } from './hooks/use-rectifiable-session.ts';
import { useArchiveSession, useRectifySession } from './hooks/use-session-minutes-writes.ts';
import { useArchivedSession, useLockedPages } from './queries.ts';

/** Corrects archived minutes of a session: corrections first, then signatures, then the archive. */
export function SessionRectificationScreen({ sessionMinutesId }: { readonly sessionMinutesId: string }) {
  const { t } = useTranslation('rectification');
  const query = useArchivedSession(sessionMinutesId);
  useDocumentTitle(query.data === undefined ? null : t('title', { number: query.data.row.number }));
  return (
    <LoadedScreen query={query} title={t('loading')}>
      {(minutes) => <Stage minutes={minutes} />}
    </LoadedScreen>
  );
}

interface StageProps {
  readonly minutes: ArchivedSessionMinutes;
}

function Stage({ minutes }: StageProps) {
  const { open, otherLock, row, series } = minutes;
  const standing = series.at(-1);
  if (standing !== undefined && standing.sessionMinutesId !== row.sessionMinutesId)
    return <Superseded minutes={minutes} standing={standing} />;
  if (open !== null) return <Open minutes={minutes} open={open} />;
  return otherLock === null ? <Form minutes={minutes} /> : <Awaiting minutes={minutes} number={otherLock} />;
}

function Form({ minutes }: StageProps) {
  const { t } = useTranslation(['rectification', 'common']);
  const rectify = useRectifySession();
  const { content, row, voided } = minutes;
  const { number, sessionMinutesId } = row;
  return (
    <RectificationForm
      document={useRectifiableSession(content)}
      number={number}
      evidence={t('mentions.decisions')}
      breadcrumb={<SessionArchiveBreadcrumb minutes={row} />}
      back={
        <LinkButton href={{ to: '/archive/sessions/$sessionMinutesId', params: { sessionMinutesId } }}>
          {t('common:action.cancel')}
        </LinkButton>
      }
      voided={voided}
      lock={rectify}
      onLock={(wish) => {
        rectify.mutate({ sessionMinutesId, ...wish });
      }}
    />
  );
}

interface OpenProps extends StageProps {
  readonly open: NonNullable<ArchivedSessionMinutes['open']>;
}

function Open({ minutes, open }: OpenProps) {
  const { t } = useTranslation('rectification');
  const navigate = useNavigate();
  const archive = useArchiveSession();
  const { lock } = open;
  const { number, sessionId } = minutes.row;
  const pages = useLockedPages(sessionId, lock.revision, lock.signatures.length);
  const finish = () => {
    archive.mutate(
      { sessionId },
      {
        onSuccess: ({ archived }) => {
          const made = archived.find((row) => row.number === lock.number);
          if (made === undefined) return;
          const { sessionMinutesId } = made;
          showToast({ message: t('open.archived', { number: made.number }), isForNextScreen: true });
          void navigate({ to: '/archive/sessions/$sessionMinutesId', params: { sessionMinutesId } });
        },
      },
    );
  };
  return (
    <OpenRectificationPage
      number={number}
      words={useRectifiableSession(minutes.content)}
      open={open}
      breadcrumb={<SessionArchiveBreadcrumb minutes={minutes.row} />}
      pages={pages}
      archive={archive}
      onArchive={finish}
    >
      <SessionSigning sessionId={sessionId} lock={lock} />
    </OpenRectificationPage>
  );
}

/** Only the minutes that stand can be rectified: the way to them. */
function Superseded({ minutes, standing }: StageProps & { readonly standing: SessionMinutesLink }) {
  const { t } = useTranslation('rectification');
  const { number, sessionMinutesId } = standing;
  return (
    <NotRectifiable
      number={minutes.row.number}
      breadcrumb={<SessionArchiveBreadcrumb minutes={minutes.row} />}
      actions={
        <LinkButton href={{ to: '/archive/sessions/$sessionMinutesId', params: { sessionMinutesId } }}>
          {t('openLatest', { number })}
        </LinkButton>
      }
    >
      {t('superseded')}
    </NotRectifiable>
  );
}

/** Something else of the session awaits signatures: the way to it. */
function Awaiting({ minutes, number }: StageProps & { readonly number: string }) {
  const { t } = useTranslation(['rectification', 'session-minutes']);
  const { sessionId } = minutes.row;
  return (
    <NotRectifiable
      number={minutes.row.number}
      breadcrumb={<SessionArchiveBreadcrumb minutes={minutes.row} />}
      actions={
        <LinkButton href={{ to: '/sessions/$sessionId/minutes', params: { sessionId } }}>
          {t('session-minutes:archived.open', { number })}
        </LinkButton>
      }
    >
      {t('session-minutes:rectify.awaiting', { number })}
    </NotRectifiable>
  );
}
