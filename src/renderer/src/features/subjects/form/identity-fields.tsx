import { CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../../../domain/certification/certification.schema.ts';
import { Checkbox, Select, Section, Stack, bindClasses } from '../../../ui/index.ts';
import { useReferentiels } from '../../preparation/queries.ts';
import { useBlocOptions } from '../hooks/use-bloc-options.ts';
import { FieldPlace, SubjectText, useFault } from './form-faults.tsx';
import type { SubjectFieldsProps } from './subject-fields.ts';
import styles from './subject-form.module.css';

const cx = bindClasses(styles);

export interface IdentityFieldsProps extends SubjectFieldsProps {
  /** Competences of the chosen bloc; empty while there is none. */
  readonly competences: readonly Competence[];
}

/** What the subject is called and what it aims at. */
export function IdentityFields({ form, competences, onChange }: IdentityFieldsProps) {
  const { t } = useTranslation('subjects');
  const referentiels = useReferentiels().data ?? [];
  const blocs = useBlocOptions();
  const blocFault = useFault('blocId');
  return (
    <Section title={t('form.identity')}>
      <Stack gap="3">
        <SubjectText
          path="title"
          label={t('path.title')}
          value={form.title}
          onChange={(title) => {
            onChange({ title });
          }}
        />
        <FieldPlace path="blocId">
          <Select
            label={t('path.blocId')}
            placeholder={t('form.chooseBloc')}
            options={blocs}
            value={form.blocId === '' ? null : form.blocId}
            errorMessage={blocFault}
            onChange={(blocId) => {
              const owner = referentiels.find((known) => known.blocs.some(({ id }) => id === blocId));
              if (blocId !== form.blocId)
                onChange({ blocId, competenceIds: [], referentielId: owner?.id ?? form.referentielId });
            }}
          />
        </FieldPlace>
        {competences.length === 0 ? null : (
          <CompetenceBoxes form={form} competences={competences} onChange={onChange} />
        )}
      </Stack>
    </Section>
  );
}

function CompetenceBoxes({ form, competences, onChange }: IdentityFieldsProps) {
  const { t } = useTranslation('subjects');
  const fault = useFault('competenceIds');
  return (
    <FieldPlace path="competenceIds">
      <CheckboxGroup
        className={cx('boxes')}
        aria-label={t('path.competenceIds')}
        value={[...form.competenceIds]}
        onChange={(chosen) => {
          onChange({
            competenceIds: competences.map(({ id }) => id).filter((id) => chosen.includes(id)),
          });
        }}
      >
        <span className={cx('legend')}>{t('path.competenceIds')}</span>
        {competences.map(({ id, sourceLabel, statement }) => (
          <Checkbox key={id} value={id}>
            <span lang="fr">
              <strong>{sourceLabel}</strong> {statement}
            </span>
          </Checkbox>
        ))}
        {fault === undefined ? null : <span className={cx('fault')}>{fault}</span>}
      </CheckboxGroup>
    </FieldPlace>
  );
}
