import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayBeRectified } from '../../../../domain/minutes/rectification-authority.ts';
import type { OpenRectification, RectificationView } from '../../../../shared/areas/minutes.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, showToast } from '../../ui/index.ts';
import { SigningColumn } from '../minutes/index.ts';
import { CancelForm } from './components/cancel-form.tsx';
import { NotRectifiable } from './components/not-rectifiable.tsx';
import { OpenRectificationPage } from './components/open-rectification.tsx';
import { RectificationBreadcrumb } from './components/rectification-breadcrumb.tsx';
import { RectificationForm } from './components/rectification-form.tsx';
import { useRectifiableMinutes } from './hooks/use-rectifiable-minutes.ts';
import {
  useArchiveRectification,
  useLockRectification,
  useSignRectification,
} from './hooks/use-rectification.ts';
import { useRectification, useRectificationPages } from './queries.ts';

/** Corrects archived minutes: corrections first, then signatures, then the archive. */
export function RectificationScreen({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('rectification');
  const query = useRectification(minutesId);
  useDocumentTitle(query.data === undefined ? null : t('title', { number: query.data.standing.number }));
  return (
    <LoadedScreen query={query} title={t('loading')}>
      {(view) => <Stage minutesId={minutesId} view={view} />}
    </LoadedScreen>
  );
}

function Stage({ minutesId, view }: { readonly minutesId: string; readonly view: RectificationView }) {
  if (view.standing.minutesId !== minutesId) return <Superseded minutesId={minutesId} view={view} />;
  if (view.open !== null) return <Open view={view} open={view.open} />;
  return mayBeRectified(view.standing.content) ? <Form view={view} /> : <Unsigned view={view} />;
}

function Form({ view: { standing, voided } }: { readonly view: RectificationView }) {
  const { t } = useTranslation(['rectification', 'common']);
  const lock = useLockRectification();
  const { content, minutesId, number } = standing;
  return (
    <RectificationForm
      document={useRectifiableMinutes(content)}
      number={number}
      evidence={t('mentions.evidence')}
      breadcrumb={<RectificationBreadcrumb minutes={standing} />}
      back={
        <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId } }}>
          {t('common:action.cancel')}
        </LinkButton>
      }
      voided={voided}
      lock={lock}
      onLock={(wish) => {
        lock.mutate({ minutesId, ...wish });
      }}
    />
  );
}

interface OpenProps {
  readonly view: RectificationView;
  readonly open: OpenRectification;
}

function Open({ open, view }: OpenProps) {
  const { t } = useTranslation(['rectification', 'minutes']);
  const navigate = useNavigate();
  const archive = useArchiveRectification();
  const sign = useSignRectification();
  const { lock } = open;
  const { passageId, sessionId, standing } = view;
  const { content, minutesId, number } = standing;
  const pages = useRectificationPages(minutesId, lock.revision, lock.signatures.length);
  const finish = () => {
    archive.mutate(
      { minutesId },
      {
        onSuccess: ({ standing: made }) => {
          showToast({ message: t('open.archived', { number: made.number }), isForNextScreen: true });
          void navigate({ to: '/archive/$minutesId', params: { minutesId: made.minutesId } });
        },
      },
    );
  };
  return (
    <OpenRectificationPage
      number={number}
      words={useRectifiableMinutes(content)}
      open={open}
      breadcrumb={<RectificationBreadcrumb minutes={standing} />}
      pages={pages}
      archive={archive}
      onArchive={finish}
    >
      <SigningColumn
        title={t('minutes:signatures.title', { number: lock.number })}
        passageId={passageId}
        sessionId={sessionId}
        lock={lock}
        sign={(act) => sign.mutateAsync({ ...act, minutesId })}
      >
        <CancelForm minutesId={minutesId} sessionId={sessionId} lock={lock} />
      </SigningColumn>
    </OpenRectificationPage>
  );
}

/** Nobody signed these minutes, so nobody answers for a correction: the way back to them. */
function Unsigned({ view: { standing } }: { readonly view: RectificationView }) {
  const { t } = useTranslation('rectification');
  const { minutesId, number } = standing;
  return (
    <NotRectifiable
      number={number}
      breadcrumb={<RectificationBreadcrumb minutes={standing} />}
      actions={
        <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId } }}>
          {t('backToMinutes', { number })}
        </LinkButton>
      }
    >
      {t('unsigned')}
    </NotRectifiable>
  );
}

/** Only the minutes that stand can be rectified: the way to them. */
function Superseded({ minutesId, view }: { readonly minutesId: string; readonly view: RectificationView }) {
  const { t } = useTranslation('rectification');
  const { series, standing } = view;
  const asked = series.find((item) => item.minutesId === minutesId) ?? standing;
  return (
    <NotRectifiable
      number={asked.number}
      breadcrumb={<RectificationBreadcrumb minutes={asked} />}
      actions={
        <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId: standing.minutesId } }}>
          {t('openLatest', { number: standing.number })}
        </LinkButton>
      }
    >
      {t('superseded')}
    </NotRectifiable>
  );
}
