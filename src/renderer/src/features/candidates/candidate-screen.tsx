import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../domain/candidate/person.ts';
import type { CandidateFile, PersonLine } from '../../../../shared/areas/candidates.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  Badge,
  Button,
  DescriptionList,
  Inline,
  LinkButton,
  Notice,
  Page,
  Section,
  showToast,
} from '../../ui/index.ts';
import { AlikeDialog } from './components/alike-dialog.tsx';
import { EnrolmentSection, NewEnrolment } from './components/enrolment-section.tsx';
import { MergeList } from './components/merge-list.tsx';
import { useRemoveCandidate } from './hooks/use-candidate-writes.ts';
import { lineWords } from './person-words.ts';
import { useCandidate } from './queries.ts';

export interface CandidateScreenProps {
  readonly personId: string;
  /** What was decided for an enrolment, drawn under its course. */
  readonly decisions?: (enrolmentId: string) => ReactNode;
  /** What the declaration will ask of whoever declares. */
  readonly declarant?: ReactNode;
}

/** The whole path of a candidate: who they are, what they are enrolled for, and all that is known of each test. */
export function CandidateScreen({ declarant, decisions, personId }: CandidateScreenProps) {
  const { t } = useTranslation('candidates');
  const query = useCandidate(personId);
  useDocumentTitle(query.data === undefined ? null : displayName(query.data));
  return (
    <LoadedScreen query={query} title={t('title')}>
      {(file) => <FilePage file={file} declarant={declarant} decisions={decisions} />}
    </LoadedScreen>
  );
}

interface FilePageProps {
  readonly file: CandidateFile;
  readonly decisions: CandidateScreenProps['decisions'];
  readonly declarant: ReactNode;
}

function FilePage({ declarant, decisions, file }: FilePageProps) {
  const { t } = useTranslation('candidates');
  const { list } = useFormats();
  return (
    <Page
      title={displayName(file)}
      width="wide"
      breadcrumb={<Link to="/candidates">{t('title')}</Link>}
      actions={
        <>
          {file.isSample ? <Badge>{t('sample')}</Badge> : null}
          {file.isRemovable ? <RemoveButton personId={file.id} /> : null}
          <LinkButton href={{ to: '/candidates/$personId/edit', params: { personId: file.id } }}>
            {t('file.edit')}
          </LinkButton>
        </>
      }
    >
      {file.missing.length === 0 ? null : (
        <Notice tone="caution" title={t('missingTitle')}>
          {t('missingText', { list: list(file.missing.map((field) => t(`missing.${field}`))) })}
        </Notice>
      )}
      {file.enrolments.length === 0 || file.isSample ? null : declarant}
      <Alike file={file} />
      <Identity file={file} />
      {file.enrolments.map((enrolment) => (
        <EnrolmentSection key={enrolment.id} enrolment={enrolment}>
          {decisions?.(enrolment.id)}
        </EnrolmentSection>
      ))}
      <NewEnrolment file={file} />
      {file.merges.length === 0 ? null : <MergeList merges={file.merges} />}
    </Page>
  );
}

function Identity({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const { birth, birthName, company, email, firstNames, phone, sex, trainingBody, tutor, usualName } = file;
  const born = [
    birth.date === null ? t('unknownDate') : shortDate(birth.date),
    ...(birth.place === '' ? [] : [birth.place]),
  ];
  const known = [
    ...[
      { term: t('field.birthName'), value: birthName },
      { term: t('field.usualName'), value: usualName },
      { term: t('field.firstNames'), value: firstNames.join(', ') },
      { term: t('field.sex'), value: sex === null ? t('sex.none') : t(`sex.${sex}`) },
      { term: t('file.born'), value: born.join(', ') },
      { term: t('field.birthCode'), value: birth.code ?? '' },
      { term: t('field.birthPostcode'), value: birth.postcode ?? '' },
      { term: t('field.birthCountry'), value: birth.country ?? '' },
      { term: t('field.email'), value: email },
      { term: t('field.phone'), value: phone },
      { term: t('field.company'), value: company },
      { term: t('field.trainingBody'), value: trainingBody },
      { term: t('field.tutor'), value: tutor },
    ].filter(({ value }) => value !== ''),
  ];
  return (
    <Section title={t('file.identity')}>
      <DescriptionList items={known} />
    </Section>
  );
}

/** Who may be the same person; nothing is merged before an administrator says so. */
function Alike({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('candidates');
  const navigate = useNavigate();
  const { shortDate } = useFormats();
  const [other, setOther] = useState<PersonLine | null>(null);
  if (file.alike.length === 0) return null;
  const own: PersonLine = { ...file, personId: file.id, birthDate: file.birth.date };
  return (
    <Notice title={t('alike.title')}>
      {file.alike.map((person) => (
        <Inline key={person.personId}>
          <Link to="/candidates/$personId" params={{ personId: person.personId }}>
            {lineWords(t, person, shortDate)}
          </Link>
          <span>{t(`alike.${person.likeness}`)}</span>
          <Button
            onPress={() => {
              setOther(person);
            }}
          >
            {t('alike.compare')}
          </Button>
        </Inline>
      ))}
      {other === null ? null : (
        <AlikeDialog
          one={own}
          other={other}
          onClose={() => {
            setOther(null);
          }}
          onMerged={(personId) => void navigate({ to: '/candidates/$personId', params: { personId } })}
        />
      )}
    </Notice>
  );
}

function RemoveButton({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('candidates');
  const navigate = useNavigate();
  const remove = useRemoveCandidate();
  return (
    <>
      <Button
        isPending={remove.isPending}
        onPress={() => {
          remove.mutate(
            { personId },
            {
              onSuccess: () => {
                showToast({ message: t('file.removed'), isForNextScreen: true });
                void navigate({ to: '/candidates' });
              },
            },
          );
        }}
      >
        {t('file.remove')}
      </Button>
      <ErrorNotice error={remove.error} />
    </>
  );
}
