import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubjectDraft } from '../../../../../domain/roleplay/subject.schema.ts';
import type { SubjectView } from '../../../../../shared/areas/subjects.ts';
import { LoadedScreen } from '../../../lib/loaded.tsx';
import { useDocumentTitle } from '../../../lib/use-document-title.ts';
import { LinkButton, showToast } from '../../../ui/index.ts';
import { useReferentiels } from '../../preparation/queries.ts';
import { useSaveSubject } from '../hooks/use-subject-writes.ts';
import { useSubject } from '../queries.ts';
import { emptyForm, formOf } from './subject-draft.ts';
import { SubjectForm } from './subject-form.tsx';

export function NewSubjectScreen() {
  const { t } = useTranslation(['subjects', 'common']);
  useDocumentTitle(t('form.newTitle'));
  const { error, isPending, submit } = useSubmitSubject(null);
  return (
    <LoadedScreen query={useReferentiels()} title={t('form.newTitle')}>
      {(referentiels) => (
        <SubjectForm
          title={t('form.newTitle')}
          lede={t('form.newLede')}
          breadcrumb={<SubjectBreadcrumb />}
          submitLabel={t('form.create')}
          initial={emptyForm(referentiels)}
          error={error}
          isPending={isPending}
          onSubmit={submit}
          secondary={<LinkButton href={{ to: '/subjects' }}>{t('common:action.cancel')}</LinkButton>}
        />
      )}
    </LoadedScreen>
  );
}

export function EditSubjectScreen({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation('subjects');
  useDocumentTitle(t('form.editTitle'));
  return (
    <LoadedScreen query={useSubject(subjectId, null)} title={t('form.editTitle')}>
      {(view) => <StoredSubjectForm view={view} isCopy={false} />}
    </LoadedScreen>
  );
}

/** A new subject that starts from another's text. */
export function CopySubjectScreen({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation('subjects');
  useDocumentTitle(t('form.copyTitle'));
  return (
    <LoadedScreen query={useSubject(subjectId, null)} title={t('form.copyTitle')}>
      {(view) => <StoredSubjectForm view={view} isCopy />}
    </LoadedScreen>
  );
}

function StoredSubjectForm({ view, isCopy }: { readonly view: SubjectView; readonly isCopy: boolean }) {
  const { t } = useTranslation(['subjects', 'common']);
  const { error, isPending, submit } = useSubmitSubject(isCopy ? null : view.id);
  const form = formOf(view.subject);
  return (
    <SubjectForm
      title={t(isCopy ? 'form.copyTitle' : 'form.editTitle')}
      lede={
        isCopy
          ? t('form.copyLede', { title: view.title })
          : t('form.editLede', { version: view.version, next: view.version + 1 })
      }
      breadcrumb={<SubjectBreadcrumb view={view} />}
      submitLabel={isCopy ? t('form.create') : t('form.save', { version: view.version + 1 })}
      initial={isCopy ? { ...form, title: t('form.copyOf', { title: view.title }) } : form}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      secondary={
        <LinkButton href={{ to: '/subjects/$subjectId', params: { subjectId: view.id } }}>
          {t('common:action.cancel')}
        </LinkButton>
      }
    />
  );
}

function SubjectBreadcrumb({ view }: { readonly view?: SubjectView }) {
  const { t } = useTranslation(['subjects', 'common']);
  return (
    <nav aria-label={t('common:breadcrumb')}>
      <Link to="/subjects">{t('title')}</Link>
      {view === undefined ? null : (
        <>
          <span aria-hidden> / </span>
          <Link to="/subjects/$subjectId" params={{ subjectId: view.id }} lang="fr">
            {view.title}
          </Link>
        </>
      )}
    </nav>
  );
}

/** Null adds a subject; an id writes its next version. */
function useSubmitSubject(subjectId: string | null) {
  const { t } = useTranslation('subjects');
  const navigate = useNavigate();
  const save = useSaveSubject();
  const submit = (subject: SubjectDraft) => {
    save.mutate(subjectId === null ? { subject } : { subjectId, subject }, {
      onSuccess: (saved) => {
        showToast({
          message: t('form.saved', { title: saved.title, version: saved.version }),
          isForNextScreen: true,
        });
        void navigate({ to: '/subjects/$subjectId', params: { subjectId: saved.id } });
      },
    });
  };
  return { submit, error: save.error, isPending: save.isPending };
}
