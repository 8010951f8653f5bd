import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certification } from '../../../../domain/certification/certification.schema.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { ExportedNotice } from '../../lib/exported-notice.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, Notice, Page, Stack } from '../../ui/index.ts';
import { leftForm } from '../preparation/index.ts';
import { useReferentiel, useReferentiels } from '../preparation/queries.ts';
import { DraftEditor } from './editor/draft-editor.tsx';
import { Trial } from './editor/trial.tsx';
import { useBeginDraft, useExportCertification } from './hooks/use-certification-writes.ts';
import { readingDesk } from './hooks/use-draft-desk.ts';

export interface CertificationScreenProps {
  readonly id: string;
  readonly version: string;
}

/** One version of a certification, to read, and to go on from. */
export function CertificationScreen({ id, version }: CertificationScreenProps) {
  const { t } = useTranslation('certifications');
  const query = useReferentiel({ id, version });
  useDocumentTitle(query.data?.title ?? null);
  return (
    <LoadedScreen query={query} title={t('loading')}>
      {(certification) => <Reading certification={certification} />}
    </LoadedScreen>
  );
}

function Reading({ certification }: { readonly certification: Certification }) {
  const { t } = useTranslation(['certifications', 'common']);
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const exporting = useExportCertification();
  const { id, isModel, language, title, version } = certification;
  const isUsed = useReferentiels().data?.find((each) => each.id === id && each.version === version)?.isUsed;
  const start = (from: 'version' | 'model') => {
    begin.mutate(
      { from, id, version },
      {
        onSuccess: (draft) =>
          void navigate({ to: '/certifications/drafts/$draftId', params: { draftId: draft.id } }),
      },
    );
  };
  return (
    <Page
      title={<span lang={language}>{title}</span>}
      lede={t('read.lede', { version })}
      width="wide"
      breadcrumb={
        <nav aria-label={t('common:breadcrumb')}>
          <Link to="/certifications">{t('title')}</Link>
        </nav>
      }
      actions={
        <>
          <Button
            isPending={begin.isPending}
            onPress={() => {
              start('version');
            }}
          >
            {t('read.newVersion')}
          </Button>
          <Button
            isPending={begin.isPending}
            onPress={() => {
              start('model');
            }}
          >
            {t(certification.isModel === true ? 'read.copy' : 'read.copyOther')}
          </Button>
          <Button
            isPending={exporting.isPending}
            onPress={() => {
              exporting.write({ id, version, isModel: false });
            }}
          >
            {t('read.export')}
          </Button>
          <Button
            isPending={exporting.isPending}
            onPress={() => {
              exporting.write({ id, version, isModel: true });
            }}
          >
            {t('read.exportModel')}
          </Button>
        </>
      }
    >
      <Stack>
        <ErrorNotice error={begin.error} />
        <ErrorNotice error={exporting.error} />
        <ExportedNotice report={exporting.result} />
        <BackToForm />
        {isModel === true ? <Notice tone="caution">{t('read.model')}</Notice> : null}
        {isUsed === true ? <Notice>{t('read.used')}</Notice> : null}
        <DraftEditor desk={readingDesk(certification)}>
          <Trial />
        </DraftEditor>
      </Stack>
    </Page>
  );
}

/** A session's form was left to read this: what was typed in it waits. */
function BackToForm() {
  const { t } = useTranslation('certifications');
  const [form] = useState(leftForm);
  if (form === null) return null;
  const { sessionId } = form;
  return (
    <p>
      {sessionId === null ? (
        <Link to="/sessions/new">{t('read.backToForm')}</Link>
      ) : (
        <Link to="/sessions/$sessionId/edit" params={{ sessionId }}>
          {t('read.backToForm')}
        </Link>
      )}
    </p>
  );
}
