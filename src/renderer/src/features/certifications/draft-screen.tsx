import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../../../shared/areas/certifications.ts';
import { ConfirmDialog } from '../../lib/confirm-dialog.tsx';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { ExportedNotice } from '../../lib/exported-notice.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, Page, PrimaryBar, Stack, showToast } from '../../ui/index.ts';
import { DraftEditor } from './editor/draft-editor.tsx';
import { Trial } from './editor/trial.tsx';
import { useExportDraft, usePublishDraft, useRemoveDraft } from './hooks/use-certification-writes.ts';
import { saverOf, useDraftDesk } from './hooks/use-draft-desk.ts';
import { useDraft } from './queries.ts';

/** The editor of a certification. */
export function DraftScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation('certifications');
  return (
    <LoadedScreen query={useDraft(draftId)} title={t('loading')}>
      {(view) => <Editing view={view} />}
    </LoadedScreen>
  );
}

function Editing({ view }: { readonly view: DraftView }) {
  const { t } = useTranslation(['certifications', 'common']);
  const navigate = useNavigate();
  const desk = useDraftDesk(view.id, view.content);
  const publish = usePublishDraft();
  const exporting = useExportDraft();
  const { draft, faults, saved } = desk;
  const title = draft.title.trim() === '' ? t('untitled.certification') : draft.title;
  useDocumentTitle(title);
  const draftId = view.id;
  const afterSave = (work: () => void) => {
    void saverOf(draftId)
      .settled()
      .then((isStored) => {
        if (isStored) work();
      });
  };
  return (
    <Page
      title={<span lang={draft.language}>{title}</span>}
      width="wide"
      breadcrumb={
        <nav aria-label={t('common:breadcrumb')}>
          <Link to="/certifications">{t('title')}</Link>
        </nav>
      }
      actions={
        <>
          <span role="status">{t(`saved.${saved}`)}</span>
          <Button
            isPending={exporting.isPending}
            onPress={() => {
              afterSave(() => {
                exporting.write({ draftId });
              });
            }}
          >
            {t('read.export')}
          </Button>
          <RemoveDraft draftId={draftId} title={title} />
        </>
      }
      primary={
        <PrimaryBar
          label={t('publish.label', { version: draft.version })}
          blockers={faults.length === 0 ? [] : [t('checks.left', { count: faults.length })]}
          note={t('publish.note')}
          isPending={publish.isPending}
          onPress={() => {
            afterSave(() => {
              publish.mutate(
                { draftId },
                {
                  onSuccess: ({ id, version }) => {
                    showToast({ message: t('publish.done', { version }), isForNextScreen: true });
                    void navigate({ to: '/certifications/$id/$version', params: { id, version } });
                  },
                },
              );
            });
          }}
        />
      }
    >
      <Stack>
        <ErrorNotice error={publish.error} />
        <ErrorNotice error={exporting.error} />
        <ExportedNotice report={exporting.result} />
        <DraftEditor desk={desk}>
          <Trial />
        </DraftEditor>
      </Stack>
    </Page>
  );
}

function RemoveDraft({ draftId, title }: { readonly draftId: string; readonly title: string }) {
  const { t } = useTranslation('certifications');
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useRemoveDraft();
  return (
    <>
      <Button
        variant="quiet"
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('remove.label')}
      </Button>
      <ConfirmDialog
        title={t('remove.title')}
        confirmLabel={t('remove.label')}
        isOpen={isAsked}
        write={remove}
        onConfirm={() => {
          remove.mutate({ draftId }, { onSuccess: () => void navigate({ to: '/certifications' }) });
        }}
        onClose={() => {
          setAsked(false);
        }}
      >
        {t('remove.text', { title })}
      </ConfirmDialog>
    </>
  );
}
