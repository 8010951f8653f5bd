import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayIso } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, showToast } from '../../ui/index.ts';
import { SessionBreadcrumb } from './components/session-breadcrumb.tsx';
import { SessionForm } from './components/session-form.tsx';
import { useSaveSession } from './hooks/use-session-writes.ts';
import { useReferentiels, useSession } from './queries.ts';
import { draftOfSession, emptyDraft, sessionInputOf } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';
import type { ReferentielSummary } from '../../../../shared/areas/certifications.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';

export function NewSessionScreen() {
  const { t } = useTranslation('session');
  useDocumentTitle(t('form.newTitle'));
  return (
    <LoadedScreen query={useReferentiels()} title={t('form.newTitle')}>
      {(referentiels) => <NewSession referentiels={referentiels} />}
    </LoadedScreen>
  );
}

function NewSession({ referentiels }: { readonly referentiels: readonly ReferentielSummary[] }) {
  const { t } = useTranslation(['session', 'common']);
  const { submit, error, isPending } = useSubmitSession(referentiels, t('form.created'));
  return (
    <SessionForm
      title={t('form.newTitle')}
      lede={t('form.newLede')}
      breadcrumb={<SessionBreadcrumb />}
      submitLabel={t('form.create')}
      isFrozen={false}
      isStarted={false}
      sessionId={null}
      initial={emptyDraft(todayIso(), referentiels)}
      referentiels={referentiels}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      secondary={<LinkButton href={{ to: '/' }}>{t('common:action.cancel')}</LinkButton>}
    />
  );
}

export function EditSessionScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('session');
  const referentiels = useReferentiels();
  useDocumentTitle(t('form.editTitle'));
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('form.editTitle')}>
      {(session) => (
        <LoadedScreen query={referentiels} title={t('form.editTitle')}>
          {(known) => <EditSession session={session} referentiels={known} />}
        </LoadedScreen>
      )}
    </LoadedScreen>
  );
}

interface EditSessionProps {
  readonly session: SessionView;
  readonly referentiels: readonly ReferentielSummary[];
}

function EditSession({ session, referentiels }: EditSessionProps) {
  const { t } = useTranslation(['session', 'common']);
  const { submit, error, isPending } = useSubmitSession(referentiels, t('form.saved'), session.id);
  // As the form opened: what is typed since stays, and a refusal is shown beside its field.
  const [{ hasBegun, isStarted }] = useState({
    hasBegun: session.passages.some((passage) => passage.isBegun),
    isStarted: session.isFrozen,
  });
  return (
    <SessionForm
      title={t('form.editTitle')}
      {...(hasBegun ? { lede: t(isStarted ? 'form.startedNote' : 'form.frozenNote') } : {})}
      breadcrumb={<SessionBreadcrumb session={session} />}
      submitLabel={t('form.save')}
      isFrozen={hasBegun}
      isStarted={isStarted}
      sessionId={session.id}
      initial={draftOfSession(session)}
      referentiels={referentiels}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      secondary={
        <LinkButton href={{ to: '/sessions/$sessionId', params: { sessionId: session.id } }}>
          {t('common:action.cancel')}
        </LinkButton>
      }
    />
  );
}

function useSubmitSession(referentiels: readonly ReferentielSummary[], done: string, sessionId?: string) {
  const navigate = useNavigate();
  const save = useSaveSession();
  const submit = (draft: SessionDraft) => {
    const input = sessionInputOf(draft, referentiels, sessionId);
    if (input === null) return;
    save.mutate(input, {
      onSuccess: (session) => {
        showToast({ message: done, isForNextScreen: true });
        void navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } });
      },
    });
  };
  return { submit, error: save.error, isPending: save.isPending };
}
