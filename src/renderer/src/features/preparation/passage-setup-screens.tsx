import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import type { PassageSetup } from '../../../../shared/areas/preparation/setups.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { WordingIn } from '../../lib/wording.tsx';
import { LinkButton, showToast } from '../../ui/index.ts';
import { PassageSetupForm } from './components/passage-setup-form.tsx';
import { RemovePassage } from './components/remove-passage.tsx';
import { useAttachFile } from './hooks/use-attach-file.ts';
import { useSavePassage } from './hooks/use-save-passage.ts';
import { candidateName } from './passage-order.ts';
import { useSession, useSetup } from './queries.ts';
import { EMPTY_SETUP, draftOfSetup, setupInputOf } from './setup-draft.ts';
import type { SetupDraft } from './setup-draft.ts';

export function NewPassageScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('setup');
  useDocumentTitle(t('newTitle'));
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('newTitle')}>
      {(session) => (
        <WordingIn value={session.referentiel.language}>
          <NewPassage session={session} />
        </WordingIn>
      )}
    </LoadedScreen>
  );
}

function NewPassage({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('setup');
  const { submit, error, isPending } = useSubmitPassage(session, null);
  return (
    <PassageSetupForm
      title={t('newTitle')}
      submitLabel={t('create')}
      session={session}
      setup={null}
      initial={EMPTY_SETUP}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      secondary={<BackToSession session={session} />}
    />
  );
}

export function PassageSetupScreen({ passageId }: { readonly passageId: string }) {
  const { t } = useTranslation('setup');
  const setup = useSetup(passageId);
  const session = useSession(setup.data?.sessionId);
  useDocumentTitle(
    setup.data === undefined ? null : t('editTitleOf', { name: candidateName(setup.data.candidate) }),
  );
  return (
    <LoadedScreen query={setup} title={t('editTitle')}>
      {(stored) => (
        <LoadedScreen query={session} title={t('editTitle')}>
          {(view) => (
            <WordingIn value={view.referentiel.language}>
              <EditPassage setup={stored} session={view} />
            </WordingIn>
          )}
        </LoadedScreen>
      )}
    </LoadedScreen>
  );
}

interface EditPassageProps {
  readonly setup: PassageSetup;
  readonly session: SessionView;
}

function EditPassage({ setup, session }: EditPassageProps) {
  const { t } = useTranslation('setup');
  const { submit, error, isPending } = useSubmitPassage(session, setup.id);
  return (
    <PassageSetupForm
      title={t('editTitleOf', { name: candidateName(setup.candidate) })}
      submitLabel={t('save')}
      session={session}
      setup={setup}
      initial={draftOfSetup(setup)}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      secondary={
        <>
          <BackToSession session={session} />
          {setup.isBegun ? <OpenPassage setup={setup} /> : <RemovePassage setup={setup} />}
        </>
      }
    />
  );
}

function OpenPassage({ setup }: { readonly setup: PassageSetup }) {
  const { t } = useTranslation('setup');
  return (
    <LinkButton href={{ to: '/passages/$passageId', params: { passageId: setup.id } }}>
      {t('openPassage')}
    </LinkButton>
  );
}

function BackToSession({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  return (
    <LinkButton href={{ to: '/sessions/$sessionId', params: { sessionId: session.id } }}>
      {t('action.cancel')}
    </LinkButton>
  );
}

/** Saves the passage, then its file; if the file fails, trying again updates the passage already saved. */
function useSubmitPassage(session: SessionView, passageId: string | null) {
  const { t } = useTranslation('setup');
  const navigate = useNavigate();
  const save = useSavePassage();
  const attach = useAttachFile();
  const [savedId, setSavedId] = useState(passageId);
  const send = async (draft: SetupDraft, file: File | null) => {
    const input = setupInputOf(draft, session, savedId ?? undefined);
    if (input === null) return;
    const setup = await save.mutateAsync(input);
    setSavedId(setup.id);
    if (file !== null) await attach.mutateAsync({ passageId: setup.id, file });
    const name = candidateName(setup.candidate);
    showToast({
      message: passageId === null ? t('created', { name }) : t('saved', { name }),
      isForNextScreen: true,
    });
    await navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } });
  };
  return {
    // A failure stays in the mutations' `error` and is shown in the form.
    submit: (draft: SetupDraft, file: File | null) => void send(draft, file).catch(() => undefined),
    error: save.error ?? attach.error,
    isPending: save.isPending || attach.isPending,
  };
}
