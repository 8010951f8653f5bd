import { useTranslation } from 'react-i18next';
import type { CandidateIdentity } from '../../../../../shared/areas/passage/prepared.ts';
import { useFormats } from '../../../lib/format.ts';
import { DateField, FieldGrid, Notice, Section, Stack, TextField } from '../../../ui/index.ts';
import { passportGaps } from '../setup-draft.ts';

const PASSPORT_KEYS = {
  birthDate: 'candidate.passportBirthDate',
  birthPlace: 'candidate.passportBirthPlace',
} as const;

type TextKey = Exclude<keyof CandidateIdentity, 'birthDate'>;

export interface CandidateFieldsProps {
  readonly candidate: CandidateIdentity;
  /** Only the birth fields may still be completed. */
  readonly isBegun: boolean;
  readonly errorOf: (field: 'lastName' | 'firstName') => string | undefined;
  readonly onChange: (patch: Partial<CandidateIdentity>) => void;
}

export function CandidateFields({ candidate, isBegun, errorOf, onChange }: CandidateFieldsProps) {
  const { t } = useTranslation(['setup', 'common']);
  const text = (key: TextKey, isOptional = true) => (
    <TextField
      id={`setup-${key}`}
      label={t(`candidate.${key}`)}
      value={candidate[key]}
      maxLength={200}
      isDisabled={isBegun && key !== 'birthPlace'}
      onChange={(value) => {
        onChange({ [key]: value });
      }}
      optionalLabel={isOptional ? t('common:optional') : undefined}
      errorMessage={key === 'lastName' || key === 'firstName' ? errorOf(key) : undefined}
    />
  );
  return (
    <Section title={t('candidate.title')}>
      <Stack gap="3">
        <FieldGrid>
          {text('lastName', false)}
          {text('firstName', false)}
          <DateField
            label={t('candidate.birthDate')}
            value={candidate.birthDate === '' ? null : candidate.birthDate}
            onChange={(birthDate) => {
              onChange({ birthDate: birthDate ?? '' });
            }}
          />
          {text('birthPlace', false)}
        </FieldGrid>
        <PassportNotice candidate={candidate} />
        <FieldGrid>
          {text('company')}
          {text('trainingBody')}
          {text('tutor')}
        </FieldGrid>
      </Stack>
    </Section>
  );
}

/** Early warning: the national passport refuses an incomplete result months later. */
function PassportNotice({ candidate }: { readonly candidate: CandidateIdentity }) {
  const { t } = useTranslation('setup');
  const { list } = useFormats();
  const gaps = passportGaps(candidate);
  if (gaps.length === 0) return null;
  return (
    <Notice tone="caution" title={t('candidate.passportTitle')}>
      {t('candidate.passport', { list: list(gaps.map((gap) => t(PASSPORT_KEYS[gap]))) })}
    </Notice>
  );
}
