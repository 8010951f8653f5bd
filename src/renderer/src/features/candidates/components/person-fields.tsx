import { useTranslation } from 'react-i18next';
import type { Birth, Sex } from '../../../../../domain/candidate/person.ts';
import { DateField, FieldGrid, RadioGroup, Section, Stack, TextField } from '../../../ui/index.ts';
import type { CandidateDraft } from '../candidate-draft.ts';
import { faultWords } from '../person-words.ts';
import type { TypedFault } from '../person-words.ts';

export interface PersonFieldsProps {
  readonly draft: CandidateDraft;
  readonly faults: readonly TypedFault[];
  readonly onChange: (draft: CandidateDraft) => void;
}

type TextKey = 'birthName' | 'usualName' | 'email' | 'phone' | 'company' | 'trainingBody' | 'tutor';
type BirthKey = 'place' | 'code' | 'postcode' | 'country';

const NONE = 'none';
const FIRST_NAMES = ['firstName', 'firstName2', 'firstName3'] as const;
const BIRTH_LABELS = {
  place: 'birthPlace',
  code: 'birthCode',
  postcode: 'birthPostcode',
  country: 'birthCountry',
} as const;

/** Identity, birth and contact of a person. */
export function PersonFields({ draft, faults, onChange }: PersonFieldsProps) {
  const { t } = useTranslation('candidates');
  const errorOf = (field: string) => faultWords(t, faults, field);
  const text = (key: TextKey) => (
    <TextField
      label={t(`field.${key}`)}
      value={draft[key]}
      maxLength={200}
      errorMessage={errorOf(key)}
      onChange={(value) => {
        onChange({ ...draft, [key]: value });
      }}
    />
  );
  const setBirth = (patch: Partial<Birth>) => {
    onChange({ ...draft, birth: { ...draft.birth, ...patch } });
  };
  const birthText = (key: BirthKey) => (
    <TextField
      label={t(`field.${BIRTH_LABELS[key]}`)}
      value={draft.birth[key] ?? ''}
      maxLength={key === 'place' ? 200 : 9}
      errorMessage={errorOf(`birth.${key}`)}
      onChange={(value) => {
        setBirth({ [key]: value });
      }}
    />
  );
  return (
    <>
      <Section title={t('edit.identity')}>
        <Stack>
          <FieldGrid>
            {text('birthName')}
            {text('usualName')}
          </FieldGrid>
          <FieldGrid>
            {FIRST_NAMES.map((key, index) => (
              <TextField
                key={key}
                label={t(`field.${key}`)}
                value={draft.firstNames[index] ?? ''}
                maxLength={200}
                errorMessage={index === 0 ? errorOf('firstNames') : undefined}
                onChange={(value) => {
                  const [first, second, third] = draft.firstNames.map((name, place) =>
                    place === index ? value : name,
                  );
                  onChange({ ...draft, firstNames: [first ?? '', second ?? '', third ?? ''] });
                }}
              />
            ))}
          </FieldGrid>
          <RadioGroup<Sex | typeof NONE>
            label={t('field.sex')}
            options={(['F', 'M', NONE] as const).map((id) => ({ id, label: t(`sex.${id}`) }))}
            value={draft.sex ?? NONE}
            onChange={(sex) => {
              onChange({ ...draft, sex: sex === NONE ? null : sex });
            }}
          />
        </Stack>
      </Section>
      <Section title={t('edit.birth')} description={t('edit.birthNote')}>
        <FieldGrid>
          <DateField
            label={t('field.birthDate')}
            value={draft.birth.date}
            errorMessage={errorOf('birth.date')}
            onChange={(date) => {
              setBirth({ date });
            }}
          />
          {birthText('place')}
          {birthText('code')}
          {birthText('postcode')}
          {birthText('country')}
        </FieldGrid>
      </Section>
      <Section title={t('edit.contact')}>
        <FieldGrid>
          {text('email')}
          {text('phone')}
          {text('company')}
          {text('trainingBody')}
          {text('tutor')}
        </FieldGrid>
      </Section>
    </>
  );
}
