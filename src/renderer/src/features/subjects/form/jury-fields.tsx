import { CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../../../domain/certification/certification.schema.ts';
import { SALES_STAGE_IDS } from '../../../../../domain/roleplay/sales-stages.ts';
import { Checkbox, FieldGrid, Inline, Section, Stack, bindClasses } from '../../../ui/index.ts';
import { useSubjectWords } from '../hooks/use-subject-words.ts';
import { FieldPlace, SubjectText, useFault } from './form-faults.tsx';
import type { CustomerForm } from './subject-draft.ts';
import type { SubjectFieldsProps } from './subject-fields.ts';
import styles from './subject-form.module.css';
import { criteriaOf } from '../../../../../domain/certification/certification.ts';

const cx = bindClasses(styles);

/** Who the customer is, and what only the jury knows about them. */
export function CustomerFields({ form: { customer }, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('subjects');
  const text = (name: keyof CustomerForm) => ({
    value: customer[name],
    onChange: (value: string) => {
      onChange({ customer: { ...customer, [name]: value } });
    },
  });
  return (
    <Section title={t('path.customer')} description={t('read.juryNote')}>
      <Stack gap="3">
        <FieldGrid>
          <SubjectText path="customer.name" label={t('path.name')} {...text('name')} />
          <SubjectText path="customer.role" label={t('path.role')} {...text('role')} />
          <SubjectText path="customer.company" label={t('path.company')} {...text('company')} />
        </FieldGrid>
        <SubjectText
          path="customer.motives"
          label={t('path.motives')}
          description={t('form.oneByLine')}
          rows={3}
          {...text('motives')}
        />
        <SubjectText
          path="customer.history"
          label={t('path.history')}
          description={t('form.oneByLine')}
          isOptional
          rows={3}
          {...text('history')}
        />
        <SubjectText
          path="customer.disability.situation"
          label={t('path.disability')}
          isOptional
          rows={2}
          {...text('situation')}
        />
        <SubjectText
          path="customer.disability.expectedAdaptation"
          label={t('path.expectedAdaptation')}
          isOptional
          rows={2}
          {...text('expectedAdaptation')}
        />
      </Stack>
    </Section>
  );
}

/** Stages of the interview that the jury will stamp. */
export function StageFields({ form, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('subjects');
  const words = useSubjectWords();
  const fault = useFault('stages');
  return (
    <Section title={t('path.stages')} description={t('form.stagesNote')}>
      <FieldPlace path="stages">
        <CheckboxGroup
          aria-label={t('path.stages')}
          value={[...form.stages]}
          onChange={(chosen) => {
            onChange({ stages: SALES_STAGE_IDS.filter((id) => chosen.includes(id)) });
          }}
        >
          <Inline gap="3">
            {SALES_STAGE_IDS.map((id) => (
              <Checkbox key={id} value={id}>
                {words.stage(id)}
              </Checkbox>
            ))}
          </Inline>
          {fault === undefined ? null : <span className={cx('fault')}>{fault}</span>}
        </CheckboxGroup>
      </FieldPlace>
    </Section>
  );
}

export interface AnswerFieldsProps extends SubjectFieldsProps {
  /** Competences aimed at, in the order of the référentiel. */
  readonly competences: readonly Competence[];
}

/** What a good answer shows, for each criterion of the competences aimed at. */
export function AnswerFields({ form, competences, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation('subjects');
  const criteria = competences.flatMap((competence) =>
    criteriaOf(competence).map(({ id, title }) => ({ id, title, sourceLabel: competence.sourceLabel })),
  );
  return (
    <Section title={t('path.goodAnswers')} description={t('form.answersNote')}>
      <FieldPlace path="goodAnswers">
        <Stack gap="3">
          {criteria.length === 0 ? <p className={cx('hint')}>{t('form.answersLater')}</p> : null}
          {criteria.map(({ id, sourceLabel, title }, index) => (
            <SubjectText
              key={id}
              path={`goodAnswers[${String(index)}].text`}
              label={sourceLabel}
              description={title}
              rows={3}
              value={form.answers[id] ?? ''}
              onChange={(text) => {
                onChange({ answers: { ...form.answers, [id]: text } });
              }}
            />
          ))}
        </Stack>
      </FieldPlace>
    </Section>
  );
}
