import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectDraft } from '../../../../../domain/roleplay/subject.schema.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FormErrorSummary, Page, PrimaryBar, Stack } from '../../../ui/index.ts';
import { useBlocWording } from '../hooks/use-bloc-wording.ts';
import { faultsOf } from '../subject-faults.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { FormFaults } from './form-faults.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { AnswerFields, CustomerFields, StageFields } from './jury-fields.tsx';
import { RoleFields } from './role-fields.tsx';
import { draftOf } from './subject-draft.ts';
import type { SubjectForm as Form } from './subject-draft.ts';
import { faultsAtFields, fieldIdOf, missingFields, readPath } from './subject-form-faults.ts';
import { criteriaOf } from '../../../../../domain/certification/certification.ts';

export interface SubjectFormProps {
  readonly title: string;
  readonly lede: string;
  readonly breadcrumb: ReactNode;
  readonly submitLabel: string;
  readonly initial: Form;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (draft: SubjectDraft) => void;
  readonly secondary: ReactNode;
}

/** A subject as a form: what the candidate gets, then what only the jury knows. */
export function SubjectForm(props: SubjectFormProps) {
  const { initial, error, onSubmit } = props;
  const { t } = useTranslation(['subjects', 'common']);
  const [form, setForm] = useState(initial);
  const [isTried, setTried] = useState(false);
  const competences = useBlocWording(form.referentielId, form.blocId)?.competences ?? [];
  const aimedAt = competences.filter(({ id }) => form.competenceIds.includes(id));
  const draft = draftOf(
    form,
    aimedAt.flatMap((competence) => criteriaOf(competence).map(({ id }) => id)),
  );
  const missing = isTried ? missingFields(draft) : [];
  const faults = missing.length > 0 ? missing : faultsAtFields(faultsOf(error));
  const fields = {
    form,
    onChange: (patch: Partial<Form>) => {
      setForm((current) => ({ ...current, ...patch }));
    },
  };
  const nameOf = (path: string) =>
    readPath(path)
      .map(({ rank, word }, depth) => {
        const name = depth === 0 ? t(`path.${word}`) : uncapitalised(t(`path.${word}`));
        return rank === null ? name : `${name} ${String(rank)}`;
      })
      .join(', ');
  return (
    <Page
      title={props.title}
      lede={props.lede}
      breadcrumb={props.breadcrumb}
      width="reading"
      primary={
        <PrimaryBar
          label={props.submitLabel}
          isPending={props.isPending}
          secondary={props.secondary}
          onPress={() => {
            setTried(true);
            if (missingFields(draft).length === 0) onSubmit(draft);
          }}
        />
      }
    >
      <FormFaults faults={faults}>
        <Stack>
          <FormErrorSummary
            title={missing.length > 0 ? t('common:field.errorsTitle') : t('form.refused')}
            errors={faults.map(({ message, path }) => ({
              fieldId: fieldIdOf(path),
              message:
                message === null
                  ? t('common:field.requiredNamed', { field: nameOf(path) })
                  : t('form.faultAt', { field: nameOf(path), message }),
            }))}
          />
          {faults.length > 0 ? null : <ErrorNotice error={error} />}
        </Stack>
        <IdentityFields {...fields} competences={competences} />
        <CandidateFields {...fields} />
        <CustomerFields {...fields} />
        <RoleFields {...fields} />
        <StageFields {...fields} />
        <AnswerFields {...fields} competences={aimedAt} />
      </FormFaults>
    </Page>
  );
}

function uncapitalised(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
