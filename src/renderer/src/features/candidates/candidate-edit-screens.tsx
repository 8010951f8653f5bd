import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../domain/candidate/person.ts';
import type { CandidateFile } from '../../../../shared/areas/candidates.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { todayIso } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, PrimaryBar, Section, showToast } from '../../ui/index.ts';
import { detailsOf, draftOf, EMPTY_CANDIDATE, enrolmentFor } from './candidate-draft.ts';
import { EnrolmentFields, useChosenCertification } from './components/enrolment-fields.tsx';
import type { EnrolmentChoice } from './components/enrolment-fields.tsx';
import { PersonFields } from './components/person-fields.tsx';
import { useSaveCandidate } from './hooks/use-candidate-writes.ts';
import { faultsOf } from './person-words.ts';
import { useCandidate } from './queries.ts';

export function NewCandidateScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('edit.newTitle'));
  return <CandidateForm file={null} />;
}

export function EditCandidateScreen({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('edit.title'));
  return (
    <LoadedScreen query={useCandidate(personId)} title={t('edit.title')}>
      {(file) => <CandidateForm file={file} />}
    </LoadedScreen>
  );
}

/** What is known of a person; who is new may be enrolled at once. */
function CandidateForm({ file }: { readonly file: CandidateFile | null }) {
  const { t } = useTranslation('candidates');
  const navigate = useNavigate();
  const save = useSaveCandidate();
  const [draft, setDraft] = useState(() => (file === null ? EMPTY_CANDIDATE : draftOf(file)));
  const [choice, setChoice] = useState<EnrolmentChoice>({ certification: '', accessWay: null });
  const chosen = useChosenCertification(choice);
  const faults = faultsOf(save.error);
  const submit = () => {
    const { birth, birthName, company, email, phone, sex, trainingBody, tutor, usualName, firstNames } =
      draft;
    const typed = {
      birth,
      birthName,
      company,
      email,
      phone,
      sex,
      trainingBody,
      tutor,
      usualName,
      firstNames,
    };
    save.mutate(
      {
        ...(file === null ? {} : { personId: file.id }),
        details: detailsOf(typed),
        ...(chosen === undefined ? {} : { enrolment: enrolmentFor(chosen, choice.accessWay, todayIso()) }),
      },
      {
        onSuccess: (saved) => {
          showToast({ message: t('edit.saved', { name: displayName(saved) }), isForNextScreen: true });
          void navigate({ to: '/candidates/$personId', params: { personId: saved.id } });
        },
      },
    );
  };
  return (
    <Page
      title={file === null ? t('edit.newTitle') : displayName(file)}
      lede={t('edit.lede')}
      width="reading"
      breadcrumb={<Link to="/candidates">{t('title')}</Link>}
      primary={
        <PrimaryBar
          label={t('edit.save')}
          onPress={submit}
          isPending={save.isPending}
          secondary={
            <LinkButton
              href={
                file === null
                  ? { to: '/candidates' }
                  : { to: '/candidates/$personId', params: { personId: file.id } }
              }
            >
              {t('cancel')}
            </LinkButton>
          }
        />
      }
    >
      <ErrorNotice error={save.error} />
      <PersonFields draft={draft} faults={faults} onChange={setDraft} />
      {file === null ? (
        <Section title={t('edit.enrolment')}>
          <EnrolmentFields value={choice} onChange={setChoice} isOptional />
        </Section>
      ) : null}
    </Page>
  );
}
